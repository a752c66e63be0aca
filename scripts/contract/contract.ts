import type { StatusKey } from "../lib/status.ts";
import type { Api, Section } from "./api.ts";
import type { Body, Shape } from "./body.ts";
import type { RejectedInput } from "./error.ts";
import type { ErrorContent } from "./error-form.ts";
import type { PlacedHeaders } from "./error-headers.ts";
import type { Links } from "./link.ts";
import type { Operation } from "./operation.ts";
import type { SentAs } from "./sent.ts";
import type { Visibility } from "./visibility.ts";

/** An error with everything that follows from the contract filled in. */
export interface ResolvedError extends ErrorContent {
  /** Unique among the operation's errors of the status. */
  readonly id: string;
  readonly status: StatusKey;
  /** Its place below the operation: `errors/0`, `responses/4XX`. Empty if it belongs to the API. */
  readonly place: string;
  readonly when: string;
  /** What the server itself sends of its header fields, by their names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `false`: only the status and the body's shape are promised. */
  readonly promised: boolean;
  /** `false`: the page leaves it out. */
  readonly listed?: false;
  readonly visibility?: Visibility;
  /** The input that a schema rejects with this text, if a schema does. */
  readonly given?: RejectedInput;
}

export interface ResolvedResponse {
  readonly status: StatusKey;
  /** The status's reason phrase: `OK`; empty for a range. */
  readonly reason: string;
  readonly description: string;
  readonly headers: Shape;
  readonly links?: Links;
  /** One for each media type; none: no body. */
  readonly bodies: readonly Body[];
  /** The first of them. */
  readonly body?: Body;
}

/** An operation with everything that follows from the API filled in. */
export interface ResolvedOperation
  extends Omit<
    Operation,
    | "params"
    | "query"
    | "headers"
    | "cookies"
    | "body"
    | "errors"
    | "responses"
    | "security"
    | "section"
    | "callbacks"
  > {
  /** `basePath` + `path`. */
  readonly fullPath: string;
  readonly section: Section;
  /** Alternatives, each as scopes by scheme; any one suffices. Empty: no credential is needed. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly params: Shape;
  readonly query: Shape;
  readonly headers: Shape;
  readonly cookies: Shape;
  /** One for each media type; none: no body. */
  readonly bodies: readonly Body[];
  /** What is said of the request's body as a whole. */
  readonly bodyDescription?: string;
  /** The first of them, which the docs show. */
  readonly body?: Body;
  /** Success and redirection, in ascending order of status. */
  readonly responses: readonly ResolvedResponse[];
  /** The operation's own, in the order of the docs. */
  readonly errors: readonly ResolvedError[];
  /** The header fields that its errors name, those of the whole API included; all errors of a status have them. */
  readonly errorHeaders: readonly PlacedHeaders[];
  /** The errors of the whole API that this operation can answer with. */
  readonly sharedErrors: readonly ResolvedError[];
  readonly idempotent: boolean;
  /**
   * Where the first successful answer shows the object that the laws are about, or the list of such:
   * property names, the way from the answer. Absent: nowhere.
   */
  readonly shows?: readonly string[];
  /** Requests that the server sends because of it. */
  readonly callbacks?: readonly ResolvedOperation[];
  /** Present if it is a request that the server sends and the caller answers. */
  readonly sent?: SentAs;
}

/** A checked API: what every emitter reads. */
export interface Contract {
  readonly api: Api;
  /** The content of the file of `api.license`. */
  readonly licenseText?: string;
  readonly operations: readonly ResolvedOperation[];
  /** Requests that the server sends on its own. */
  readonly webhooks?: readonly ResolvedOperation[];
}

/** The operations, and the requests that the server sends. */
export function everyOperation({
  operations,
  webhooks = [],
}: Pick<Contract, "operations" | "webhooks">): readonly ResolvedOperation[] {
  return [...operations.flatMap((one) => [one, ...(one.callbacks ?? [])]), ...webhooks];
}
