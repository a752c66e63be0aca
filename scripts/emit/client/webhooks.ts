import { typescriptBanner } from "../../lib/banner.ts";
import { cell, plainLine, proseLine } from "../../lib/markdown/write.ts";
import { markdownCode } from "../../lib/report/markdown.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { previewSentence } from "../../model/preview.ts";
import { jsDoc } from "../typescript/comment.ts";
import { typeNameOf } from "../typescript/identifiers.ts";

/** A request that the server sends with a body, and the name of its type. */
interface TypedWebhook {
  readonly operation: OperationModel;
  readonly type: string;
}

/** The webhooks whose payloads have a type: those with JSON or text. */
export function typedWebhooks({ webhooks = [] }: ApiModel): TypedWebhook[] {
  return webhooks.flatMap(({ operations }) =>
    operations
      .filter((operation) => readable(operation).length > 0)
      .map((operation) => ({ operation, type: typeNameOfWebhook(operation) })),
  );
}

/** `webhooks.ts`: the payload of each webhook as a type; `undefined`: there is none. */
export function webhookTypes(api: ApiModel): string | undefined {
  const types = typedWebhooks(api).map(({ operation, type }) => {
    const { operationId, description, deprecated, visibility, requestBody } = operation;
    const body = `operations[${JSON.stringify(operationId)}]["requestBody"]`;
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
        `${deprecated ? "**Deprecated.** " : ""}${visibility === "preview" ? `${previewSentence} ` : ""}${plainLine(description)} ${markdownCode(`${method} ${name}`)}${isTyped ? ` Its body is \`${typeNameOfWebhook(operation)}\`.` : ""}`,
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

function typeNameOfWebhook({ operationId }: OperationModel): string {
  return `${typeNameOf(operationId, "Operation")}Webhook`;
}
