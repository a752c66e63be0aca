import type { ResolvedOperation } from "../../contract/contract.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";
import { componentOf, operationOf, type Schema } from "./document.ts";

/** One documented status of an operation. */
export interface ResultCase {
  readonly status: number;
  readonly ok: boolean;
  /** When it comes, in the contract's words. */
  readonly words: string;
  readonly kind: "json" | "blob" | "nothing";
  readonly schema?: Schema;
  /** The member of the result's union. */
  readonly type: string;
  /** The error texts that are promised. */
  readonly texts: readonly string[];
}

/** Every documented status of an operation: answers first, then errors, each in ascending order. */
export function resultCases(document: OpenApiDocument, operation: ResolvedOperation): ResultCase[] {
  const { responses } = operationOf(document, operation);
  const bodyOf = (status: number, mediaType: string) => {
    const schema = responses[status]?.content?.[mediaType]?.schema ?? {};
    const name = componentOf(schema);
    const type = name
      ? `components["schemas"][${JSON.stringify(name)}]`
      : `operations[${JSON.stringify(operation.operationId)}]["responses"][${status}]["content"][${JSON.stringify(mediaType)}]`;
    return { schema, type };
  };

  const isHead = operation.method === "HEAD";
  const answers = operation.responses.map(({ status, description, body }): ResultCase => {
    const base = { status, ok: true, words: description, texts: [] };
    if (!body || isHead) return { ...base, kind: "nothing", type: `Answer<${status}, undefined>` };
    if (body.kind !== "json") return { ...base, kind: "blob", type: `Answer<${status}, Blob>` };
    const { schema, type } = bodyOf(status, body.mediaType);
    return { ...base, kind: "json", schema, type: `Answer<${status}, ${type}>` };
  });

  const errors = [...operation.errors, ...operation.sharedErrors];
  const statuses = [...new Set(errors.map(({ status }) => status))].sort((a, b) => a - b);
  const refusals = statuses.map((status): ResultCase => {
    const same = errors.filter((error) => error.status === status);
    const texts = [...new Set(same.filter(({ promised }) => promised).map(({ text }) => text))];
    const base = { status, ok: false, words: same.map(({ when }) => when).join(" ") };
    if (isHead) return { ...base, kind: "nothing", type: `Refusal<${status}, undefined>`, texts: [] };
    const { schema, type } = bodyOf(status, "application/json");
    const union = texts.map((text) => JSON.stringify(text)).join(" | ");
    return {
      ...base,
      kind: "json",
      schema,
      type: `Refusal<${status}, ${type}${union && `, ${union}`}>`,
      texts,
    };
  });
  return [...answers, ...refusals];
}
