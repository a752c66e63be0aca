import type { z } from "zod";
import type { Bodies, Body, Shape } from "./body.ts";
import type { Method, Operation } from "./operation.ts";
import type { PageWords, webhookPageWords } from "./page.ts";
import type { Responses } from "./status.ts";

/** The words of an operation that a request of the server has, too. */
type Described = Pick<
  Operation,
  | "operationId"
  | "page"
  | "section"
  | "tags"
  | "title"
  | "description"
  | "lead"
  | "callouts"
  | "deprecated"
  | "visibility"
  | "externalDocs"
  | "extensions"
  | "notes"
>;

/** A request that the server sends on its own, to a URL that the caller gave it, in the order of its page. */
export interface Webhook extends Described {
  /** Its key in the document: `order.placed`. */
  readonly name: string;
  /** `POST` if absent. */
  readonly method?: Method;
  readonly query?: Shape;
  readonly headers?: Shape;
  /** What the server sends. */
  readonly body?: Body | Bodies;
  /** What the receiver may answer, by status: 200 to 599, and ranges. */
  readonly responses: Responses;
  /** Words about its page. */
  readonly docs?: Pick<PageWords, (typeof webhookPageWords)[number]>;
}

/** A request that the server sends because of an operation, to a URL that the operation was given. */
export interface Callback
  extends Pick<
    Webhook,
    | "operationId"
    | "title"
    | "description"
    | "deprecated"
    | "visibility"
    | "externalDocs"
    | "extensions"
    | "method"
    | "query"
    | "headers"
    | "body"
    | "responses"
  > {
  /** Where it is sent to, with expressions in braces: `{$request.body#/url}`. */
  readonly url: string;
}

/** Declares a webhook. As with an operation, nothing is registered: the value goes into the API's `webhooks`. */
export function defineWebhook<
  const Id extends string,
  Query extends Readonly<Record<string, z.ZodType>>,
  Headers extends Readonly<Record<string, z.ZodType>>,
>(
  webhook: Webhook & { readonly operationId: Id; readonly query?: Query; readonly headers?: Headers },
): Webhook {
  return webhook;
}
