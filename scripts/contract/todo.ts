/** What its author still has to write. Fits nowhere: compiler and `generate` refuse it. */
export interface Todo {
  readonly todo: string;
}

/** Stands for what is still to be written; `what` says what belongs there. */
export function todo(what: string): Todo {
  return { todo: what };
}
