import { typescriptBanner } from "../../lib/banner.ts";
import { isObject, type Json } from "../../lib/json.ts";
import { cell, plainLine, proseLine } from "../../lib/markdown/write.ts";
import { markdownCode } from "../../lib/report/markdown.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { ApiModel, OperationModel, WebhookModel } from "../../model/model.ts";
import { previewSentence } from "../../model/preview.ts";
import { jsDoc } from "../typescript/comment.ts";
import { operationType, typeNameOf } from "../typescript/identifiers.ts";

/** A request that the server sends with a body, and the name of its type. */
interface TypedWebhook {
  readonly operation: OperationModel;
  readonly type: string;
}

/** The webhooks and callbacks whose payloads have a type: those with JSON or text. */
export function typedWebhooks({ webhooks = [], operations }: ApiModel): TypedWebhook[] {
  const callbacks = operations.flatMap((operation) => operation.callbacks ?? []);
  const typed = (sent: readonly WebhookModel[], kind: SentKind) =>
    sent
      .flatMap((one) => one.operations)
      .filter((operation) => operation.operationId !== "" && readable(operation).length > 0)
      .map((operation) => ({ operation, type: typeNameOfSent(operation, kind) }));
  return [...typed(webhooks, "Webhook"), ...typed(callbacks, "Callback")];
}

/** A document in which callbacks stand among the webhooks, where their types get a name. */
export function withNamedCallbacks(document: OpenApiDocument): OpenApiDocument {
  const sent: [name: string, item: unknown][] = [];
  const without = (operation: unknown): unknown => {
    if (!isObject(operation) || !isObject(operation["callbacks"])) return operation;
    const { callbacks, ...rest } = operation;
    for (const [name, callback] of Object.entries(callbacks as Json))
      for (const item of Object.values(isObject(callback) ? callback : {}))
        sent.push([`callback ${sent.length} ${name}`, item]);
    return rest;
  };
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => [
    path,
    Object.fromEntries(Object.entries(item ?? {}).map(([key, one]) => [key, without(one)])),
  ]);
  if (sent.length === 0) return document;
  return {
    ...document,
    paths: Object.fromEntries(paths),
    webhooks: { ...document.webhooks, ...Object.fromEntries(sent) },
  } as OpenApiDocument;
}

/** `webhooks.ts`: the payload of each webhook and callback as a type; `undefined`: there is none. */
export function webhookTypes(api: ApiModel): string | undefined {
  const types = typedWebhooks(api).map(({ operation, type }) => {
    const { operationId, description, deprecated, visibility, requestBody } = operation;
    const body = `${operationType(operationId)}["requestBody"]`;
    const content = `${requestBody?.required ? body : `NonNullable<${body}>`}["content"]`;
    const union = readable(operation).map(({ mediaType }) => `${content}[${JSON.stringify(mediaType)}]`);
    const words = jsDoc([
      description,
      visibility === "preview" ? previewSentence : undefined,
      deprecated && { tag: "deprecated" },
    ]);
    return `${words}export type ${type} = ${union.join(" | ")};\n`;
  });
  if (types.length === 0) return undefined;
  return [typescriptBanner, 'import type { operations } from "./types.js";\n', ...types].join("\n");
}

/** The webhooks in `api.md`; nothing without them. */
export function webhookEntries(api: ApiModel): string[] {
  const entries = (api.webhooks ?? []).flatMap(({ name, operations }) =>
    operations.map((operation) => {
      const { operationId, description, method, deprecated, visibility } = operation;
      const isTyped = readable(operation).length > 0;
      const rows = [...operation.responses, ...operation.errorResponses].map(
        (response) => `| ${response.status} | ${cell(proseLine(response.description))} |`,
      );
      return [
        `### \`${operationId}\``,
        `${deprecated ? "**Deprecated.** " : ""}${visibility === "preview" ? `${previewSentence} ` : ""}${plainLine(description)} ${markdownCode(`${method} ${name}`)}${isTyped ? ` Its body is \`${typeNameOfSent(operation, "Webhook")}\`.` : ""}`,
        `| answer | when |\n| --- | --- |\n${rows.join("\n")}`,
      ].join("\n\n");
    }),
  );
  if (entries.length === 0) return [];
  return ["## Webhooks\n\nWhat the server sends to a receiver, and what the receiver answers.", ...entries];
}

function readable({ requestBody }: OperationModel) {
  return (requestBody?.content ?? []).filter(({ kind }) => kind === "json" || kind === "text");
}

/** What the server sends on its own, or because of an operation. */
type SentKind = "Webhook" | "Callback";

/** The name of the type of its payload: `OrderPaidWebhook`. */
export function typeNameOfSent({ operationId }: OperationModel, kind: SentKind): string {
  return `${typeNameOf(operationId, "Operation")}${kind}`;
}
