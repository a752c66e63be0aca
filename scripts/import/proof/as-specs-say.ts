import { normalType } from "../../lib/media-types.ts";
import { methodAndPath } from "../../model/method-and-path.ts";
import type {
  ApiModel,
  OperationModel,
  PayloadModel,
  ResponseModel,
  WebhookModel,
} from "../../model/model.ts";
import { withRequestBodies } from "../request-bodies.ts";
import { isAnything } from "../schema/meta.ts";
import { keywordsOf } from "../schema/printer.ts";

/**
 * The API of a document with what only a contract says as that says it: that closed objects of responses stay closed, and
 * that whoever receives a request of the server asks for no credential.
 */
export function asSpecsSay(model: ApiModel, { closedResponses, servers }: ApiModel): ApiModel {
  const received = <Sent extends Pick<WebhookModel, "operations">>(sent: Sent): Sent => ({
    ...sent,
    operations: sent.operations.map((operation) => ({ ...operation, security: [] })),
  });
  const { operations, webhooks } = model;
  return {
    ...model,
    closedResponses,
    // A contract names where its API is; `/` is relative to where the document stands.
    servers: model.servers.every(({ url }) => url === "/") ? servers : model.servers,
    operations: operations.map((operation) =>
      operation.callbacks ? { ...operation, callbacks: operation.callbacks.map(received) } : operation,
    ),
    ...(webhooks ? { webhooks: webhooks.map(received) } : {}),
  };
}

/**
 * The API of a document without the schemas of bodies that are no JSON and that travel as bytes in the spec. The proof of
 * schemas tells each; `diff` would tell each keyword of it, and take long for a large one.
 */
export function withoutSchemasOfBytes(model: ApiModel, ofSpec: ApiModel): ApiModel {
  const others = new Map(ofSpec.operations.map((one) => [methodAndPath(one), one]));
  return {
    ...model,
    operations: model.operations.map((operation) => {
      const other = others.get(methodAndPath(operation));
      return other ? operationAsBytes(operation, other) : operation;
    }),
  };
}

function operationAsBytes(operation: OperationModel, other: OperationModel): OperationModel {
  const asBytes = (theirs: readonly PayloadModel[] = []) => {
    return (payload: PayloadModel) => payloadAsBytes(payload, theirs);
  };
  const answers = (mine: readonly ResponseModel[], theirs: readonly ResponseModel[]) =>
    mine.map((answer) => {
      const own = theirs.find(({ status }) => status === answer.status);
      return { ...answer, content: answer.content.map(asBytes(own?.content)) };
    });
  return {
    ...withRequestBodies(operation, asBytes(other.requestBody?.content)),
    responses: answers(operation.responses, other.responses),
    errorResponses: answers(operation.errorResponses, other.errorResponses),
  };
}

function payloadAsBytes(payload: PayloadModel, theirs: readonly PayloadModel[]): PayloadModel {
  const own = theirs.find(({ mediaType }) => normalType(mediaType) === normalType(payload.mediaType));
  return own && payload.kind !== "json" && isOfBytes(own) && !isOfBytes(payload)
    ? { ...own, mediaType: payload.mediaType }
    : payload;
}

/** Whether a body is anything, or any text. */
function isOfBytes({ schema }: PayloadModel): boolean {
  const { type = "string", format: _format, ...others } = keywordsOf(schema ?? true);
  return type === "string" && isAnything(others);
}
