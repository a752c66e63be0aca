/** A part that its author still has to write: compiler and `generate` refuse it. */
export interface Todo {
  readonly todo: string;
}

/** A placeholder for a part that is still to be written; `what` describes it. */
export function todo(what: string): Todo {
  return { todo: what };
}
