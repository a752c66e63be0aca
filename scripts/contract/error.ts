import type { z } from "zod";
import type { ErrorCode } from "../lib/error-code.ts";
import type { ErrorPlaces, Response, Shape } from "./body.ts";
import type { ErrorStatus } from "./status.ts";
import type { Visibility } from "./visibility.ts";

/** The parts of a request that a schema rejects: whole for the body, by name for the others. */
export interface RejectedInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

interface When {
  /**
   * Distinguishes it from the other errors of its status: the key of its example in the document, and part of the name
   * of the example's file. Lower-case letters, digits and dashes; made from its text if absent.
   */
  readonly id?: string;
  /** When it happens: a Markdown sentence, as in the docs' table. */
  readonly when: string;
}

/** An error of one operation. */
interface OfOperation extends When {
  /** `false`: it is promised to programs, but the operation's page leaves it out. */
  readonly listed?: boolean;
  /** Absent: it is public. */
  readonly visibility?: Visibility;
}

/** The status of an error: an exact one, a range, or `default` for all that nothing else documents. */
interface OfStatus {
  readonly status: ErrorStatus;
}

/** What the server itself fills into the body of an error, besides its text. */
interface Filled {
  /** Its code; the form of the body says where it goes. */
  readonly code?: ErrorCode;
  /** Further fields of the body, which are always these. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** An error whose text is that of the schema that rejects `given`; its body has the form of `invalid`. */
export interface SchemaError extends OfOperation, Filled {
  readonly status: number;
  readonly given: RejectedInput;
  readonly parts?: never;
  readonly error?: never;
  readonly by?: never;
  readonly body?: never;
  readonly headers?: never;
  readonly anyText?: never;
}

/** An error that no schema produces: the server's own code decides it. Its body has the API's form. */
export interface HandlerError extends OfOperation, OfStatus, Filled {
  /** Absent where the API's form has no text. */
  readonly error?: string;
  /** The variable parts of the text: schemas by the names in braces. */
  readonly parts?: Shape;
  /** `true`: the text is an example; the handler provides the actual one. */
  readonly anyText?: boolean;
  /** Header fields by name, which all errors of the status have. */
  readonly headers?: Shape;
  /** Required if schemas also answer with the status. */
  readonly by?: "handler";
  readonly given?: never;
  readonly body?: never;
}

/** An error of the server's own code with a body of its own, or none: `json()` with one example, `binary()`, `noContent()`. */
export interface BodyError extends OfOperation, OfStatus, Pick<Filled, "values"> {
  /** Its example holds text and code, if it has places for them. It also declares the header fields. */
  readonly body: Response;
  /** The variable parts of the example's text: schemas by the names in braces. */
  readonly parts?: Shape;
  /** `true`: the text is not promised. */
  readonly anyText?: boolean;
  readonly by?: "handler";
  readonly error?: never;
  readonly code?: never;
  readonly headers?: never;
  readonly given?: never;
}

export type OperationError = SchemaError | HandlerError | BodyError;

/**
 * An error that belongs to the whole API, not to one operation. Of a range or `default`, the server answers the usual
 * status: 400, 401, 404, 405, 413 or 500.
 */
export interface SharedError extends When, OfStatus, Filled {
  /** The text that our server answers; absent where the form of the body has none. */
  readonly error?: string;
  /** `true`: only the status and the body's shape are promised, not the text. */
  readonly anyText?: boolean;
  /** Its own body, in place of the API's form; the server sends the example. It names the header fields, too. */
  readonly body?: Response;
  /** Header fields by name: what may be absent, and `z.literal()`, which the server sends. */
  readonly headers?: Shape;
  /** `false`: the server answers it, but it is left out of the document and everything made from it. */
  readonly documented?: boolean;
}

/** How the API reports errors: the form of their bodies, and those that belong to no operation alone. */
export interface ErrorModel extends ErrorPlaces {
  /** The body of every error that has none of its own. */
  readonly schema: z.ZodType;
  /** The field of `schema` that holds the error's text: `text` for a field at the top. */
  readonly textField?: string;
  /** `application/json` if absent; `application/problem+json`. */
  readonly mediaType?: string;
  /** A malformed request, if no schema has its own text for the rejection. */
  readonly invalid: SharedError;
  /**
   * An invalid parameter of any location whose schema has no text of its own; answered as `invalid` if absent.
   * `{parameter}` in the text is replaced by the parameter's name; the default text is `invalid parameter:
   * {parameter}`.
   */
  readonly invalidParameter?: SharedError;
  /** A request without valid credentials; only operations with security answer it. */
  readonly unauthorized: SharedError;
  /** A request with a valid credential that lacks a scope; only operations that need scopes answer it. Absent: they do not. */
  readonly forbidden?: SharedError;
  /** A failure of the server. */
  readonly internal: SharedError;
  /** Answers of the server outside of all operations. */
  readonly notFound: SharedError;
  readonly methodNotAllowed: SharedError;
  readonly tooLarge: SharedError;
}
