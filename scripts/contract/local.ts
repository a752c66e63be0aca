/** The objects in a new database of the local server. */
export interface LocalData {
  readonly organizations: readonly LocalOrganization[];
}

/** A tenant: its keys see its objects only. */
export interface LocalOrganization {
  readonly name: string;
  /** Its credentials; each is accepted for every security scheme. */
  readonly keys: readonly string[];
  /**
   * Objects by their resource in the contract's laws, each as the API shows it. `$path` holds the path parameters that
   * none of its fields provides.
   */
  readonly objects?: Readonly<Record<string, readonly LocalObject[]>>;
}

export interface LocalObject {
  readonly $path?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** What a hook of the local server may use beside the request. */
export interface LocalContext<Result = unknown> {
  /** What the local server answers without the hook. */
  readonly next: () => Result;
  /** The local server's clock. */
  readonly now: () => Date;
}

/** What the local server does differently from the contract's laws and examples. */
export interface LocalHooks<Operations> {
  /** Single operations, as the server stubs have them. */
  readonly operations?: {
    readonly [Id in keyof Operations]?: Operations[Id] extends (call: infer Call) => infer Result
      ? (call: Call, context: LocalContext<Result>) => Result
      : never;
  };
  /**
   * What a new database holds. For a resource that no organization names, it holds the objects of the
   * contract's examples; absent, those of all, in two organizations.
   */
  readonly data?: LocalData;
}

/** Declares the hooks: the default export of the file `local.ts` beside a spec. */
export function defineLocal<Operations = Record<string, (call: never) => unknown>>(
  hooks: LocalHooks<Operations>,
): LocalHooks<Operations> {
  return hooks;
}
