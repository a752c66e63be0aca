import type { Api } from "./api.ts";
import type { Operation } from "./operation.ts";
import type { Webhook } from "./webhook.ts";

/** Where the contract declares a request that the server sends. */
export interface SentAs {
  /** Its key in the document. */
  readonly name: string;
  /** `webhooks/orderPlaced`, `operations/createOrder/callbacks/placed`. */
  readonly place: string;
}

/** A request that the server sends and the caller answers, as an operation, so that the same checks apply. */
export interface SentOperation extends Operation {
  readonly sent: SentAs;
}

/** An operation of the API, or a request that the server sends. */
export type AnyOperation = Operation & Partial<Pick<SentOperation, "sent">>;

/** The place of an operation in the contract. */
export function placeOfOperation({ operationId, sent }: Pick<AnyOperation, "operationId" | "sent">): string {
  return sent?.place ?? `operations/${operationId}`;
}

/** A webhook as an operation. Its receiver proves nothing, and its errors have no form of the API's. */
export function operationOfWebhook({ name, ...webhook }: Webhook): SentOperation {
  return {
    method: "POST",
    ...webhook,
    ...{ path: "", security: [], errors: [] },
    sent: { name, place: `webhooks/${webhook.operationId}` },
  };
}

/** The callbacks of an operation as operations, whose path is the URL. */
export function callbackOperations({
  operationId,
  page,
  section,
  callbacks = {},
}: Operation): SentOperation[] {
  return Object.entries(callbacks).map(([name, { url, ...callback }]) => ({
    method: "POST",
    ...callback,
    ...{ path: url, page, section, security: [], errors: [] },
    sent: { name, place: `operations/${operationId}/callbacks/${name}` },
  }));
}

/** The webhooks of an API as operations. */
export function webhookOperations({ webhooks = [] }: Pick<Api, "webhooks">): SentOperation[] {
  return webhooks.map(operationOfWebhook);
}

/** Every request that the server sends. */
export function sentOperations(api: Pick<Api, "operations" | "webhooks">): SentOperation[] {
  return [...api.operations.flatMap(callbackOperations), ...webhookOperations(api)];
}
