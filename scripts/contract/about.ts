/** A link to further documentation. */
export interface ExternalDocs {
  readonly url: string;
  readonly description?: string;
}

/** Members of the document that OpenAPI does not define; kept unchanged. */
export type Extensions = Readonly<Record<`x-${string}`, unknown>>;

/** A variable in a server's URL, where its name is in braces. */
export interface ServerVariable {
  readonly default: string;
  /** The allowed values; any if absent. */
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
