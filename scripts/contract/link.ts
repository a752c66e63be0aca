import type { Visibility } from "./visibility.ts";

/** An operation that can follow a response, and the values for it from request and response. */
export interface Link {
  readonly operationId: string;
  /**
   * By the names of its parameters: values, or expressions such as `$response.body#/id`. Where two locations have a
   * parameter of one name, the location stands before it: `path.id`.
   */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** A value or an expression. */
  readonly requestBody?: unknown;
  readonly description?: string;
  /** Absent: it is public. */
  readonly visibility?: Visibility;
}

/** Links by their names. */
export type Links = Readonly<Record<string, Link>>;
