/** Where more is written about something. */
export interface ExternalDocs {
  readonly url: string;
  readonly description?: string;
}

/** Members of the document that OpenAPI does not know; kept as they are. */
export type Extensions = Readonly<Record<`x-${string}`, unknown>>;

/** A part of a server's URL, in braces there. */
export interface ServerVariable {
  readonly default: string;
  /** The values that it may have; if absent, any. */
  readonly enum?: readonly [string, ...string[]];
  readonly description?: string;
}

/** Extensions of an operation's parameters, by their names. */
export interface ParameterExtensions {
  readonly params?: Readonly<Record<string, Extensions>>;
  readonly query?: Readonly<Record<string, Extensions>>;
  readonly headers?: Readonly<Record<string, Extensions>>;
  readonly cookies?: Readonly<Record<string, Extensions>>;
}
