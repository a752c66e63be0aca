import type { z } from "zod";

/** The parts of a request that a schema rejects: whole for the body, by name for the others. */
export interface RejectedInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

interface When {
  /**
   * Distinguishes it from the other errors of its status: the key of its example in the document, and in the
   * name of the example's file. Lower-case letters, digits and dashes. Absent: made from its text.
   */
  readonly id?: string;
  readonly status: number;
  /** When it happens: a Markdown sentence, as in the docs' table. */
  readonly when: string;
}

/** An error whose text stands in the schema that rejects `given`, and is read from there. */
export interface SchemaError extends When {
  readonly given: RejectedInput;
  readonly error?: never;
  readonly by?: never;
}

/** An error that no schema produces: the server's own code decides it. */
export interface HandlerError extends When {
  readonly error: string;
  /** Required if schemas also answer with the status. */
  readonly by?: "handler";
  readonly given?: never;
}

export type OperationError = SchemaError | HandlerError;

/** An error that belongs to the whole API, not to one operation. */
export interface SharedError extends When {
  /** The text that our server answers. */
  readonly error: string;
  /** `true`: only the status and the body's shape are promised, not the text. */
  readonly anyText?: boolean;
}

/** How the API reports errors. */
export interface ErrorModel {
  /** Every error's body. */
  readonly schema: z.ZodObject;
  /** The field of `schema` that holds the error's text. */
  readonly textField: string;
  /** A malformed request, if no schema has its own text for the rejection. */
  readonly invalid: SharedError;
  /** A request without valid credentials; only operations with security answer it. */
  readonly unauthorized: SharedError;
  /** A failure of the server. */
  readonly internal: SharedError;
  /** Answers of the server outside of all operations. */
  readonly notFound: SharedError;
  readonly methodNotAllowed: SharedError;
  readonly tooLarge: SharedError;
}
