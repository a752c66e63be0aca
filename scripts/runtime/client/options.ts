import type { Level, Logger } from "./log.ts";

/** A credential, or what gives it: asked before each attempt. */
export type Credential = string | (() => string | Promise<string>);

/** How a credential travels. */
export interface Scheme {
  readonly in: "header" | "query";
  readonly name: string;
  /** What stands before the credential: `Bearer `. */
  readonly prefix: string;
}

/** What the contract says of the whole API. */
export interface Config {
  readonly baseUrl: string;
  /** By the option that holds the credential. */
  readonly schemes: Readonly<Record<string, Scheme>>;
  /** The schemes of a call by path: the first one with a credential is used. */
  readonly security: readonly string[];
  /** Every operation needs a credential. */
  readonly closed: boolean;
  /** The field of an error's body that holds its text. */
  readonly textField: string;
}

/** What holds for one call, or as default for all calls of a client. */
export interface Limits {
  /** How often to send again what may be sent again. Default: 2. */
  readonly retries?: number | undefined;
  /** Milliseconds for one attempt, to the end of the body. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for all attempts and the waits between them. Default: 100,000. */
  readonly deadline?: number | undefined;
  /** Bytes of a body, unpacked, beyond which the answer is refused. Default: 16 MiB. */
  readonly maxBytes?: number | undefined;
}

export interface CallOptions extends Limits {
  /** Ends the call, also while it waits. */
  readonly signal?: AbortSignal | undefined;
  /** Further header fields. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface Options extends Limits {
  readonly baseUrl?: string | undefined;
  /** Sends one request. Default: the platform's `fetch`. */
  readonly fetch?: ((request: Request) => Response | Promise<Response>) | undefined;
  /** `false`: neither inputs nor answers are checked. Default: `true`. */
  readonly validate?: boolean | undefined;
  /** Allows `http:` beyond this machine. Default: `false`. */
  readonly allowInsecure?: boolean | undefined;
  /** Header fields of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `console`, or anything with some of its methods. */
  readonly logger?: Logger | undefined;
  /** The least level that is logged. Default: `warn`. */
  readonly logLevel?: Level | undefined;
}
