/** A place in a source file; `file` is an absolute path, `line` and `column` count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An object literal or a list as it is written. */
export interface WrittenLiteral {
  readonly place: SourcePlace;
  /** By key: the place of its name; in a list, the start of the element, up to the first spread. */
  readonly keys: ReadonlyMap<string, SourcePlace>;
}

/** A call as it is written. */
export interface WrittenCall {
  readonly place: SourcePlace;
  /** The last name of what is called: `extend` of `Thing.extend(…)`. */
  readonly name: string;
  /** Ids of the object literals among its arguments. */
  readonly literals: readonly number[];
  /** Ids of the calls that it begins with or takes as arguments: `z.object(…)` of `z.object(…).meta(…)`. */
  readonly calls: readonly number[];
}

/** All literals and calls in a spec's modules, by id; the running spec passes these ids. */
export interface SourceTables {
  readonly literals: Map<number, WrittenLiteral>;
  readonly calls: Map<number, WrittenCall>;
}
