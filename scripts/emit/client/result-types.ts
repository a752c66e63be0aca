import { componentNameOf } from "../../lib/component-reference.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { schemaAsObject } from "../../model/component.ts";
import type { OperationModel } from "../../model/model.ts";

/** One documented status of an operation. */
export interface ResultCase {
  readonly status: number;
  readonly ok: boolean;
  /** When it occurs, in the contract's words. */
  readonly words: string;
  readonly kind: "json" | "blob" | "nothing";
  readonly schema?: SchemaObject;
  /** The member of the result's union. */
  readonly type: string;
  /** The error texts that are promised. */
  readonly texts: readonly string[];
}

/** Every documented status of an operation: answers first, then errors, each in ascending order. */
export function resultCases(operation: OperationModel): ResultCase[] {
  const bodyOf = (status: number, mediaType: string, written: JsonSchema = true) => {
    const schema = schemaAsObject(written);
    const name = componentNameOf(schema["$ref"]);
    const type = name
      ? `components["schemas"][${JSON.stringify(name)}]`
      : `operations[${JSON.stringify(operation.operationId)}]["responses"][${status}]["content"][${JSON.stringify(mediaType)}]`;
    return { schema, type };
  };

  const isHead = operation.method === "HEAD";
  const answers = operation.responses.flatMap(({ status, description, content }): ResultCase[] => {
    if (typeof status !== "number") return [];
    const base = { status, ok: true, words: description, texts: [] };
    const [body] = content;
    if (!body || isHead) return [{ ...base, kind: "nothing", type: `Answer<${status}, undefined>` }];
    if (body.kind !== "json") return [{ ...base, kind: "blob", type: `Answer<${status}, Blob>` }];
    const { schema, type } = bodyOf(status, body.mediaType, body.schema);
    return [{ ...base, kind: "json", schema, type: `Answer<${status}, ${type}>` }];
  });

  const refusals = operation.errorResponses.flatMap(({ status, description, content }): ResultCase[] => {
    if (typeof status !== "number") return [];
    const base = { status, ok: false, words: description };
    if (isHead) return [{ ...base, kind: "nothing", type: `Refusal<${status}, undefined>`, texts: [] }];
    const promised = operation.errors.filter((error) => error.status === status && error.promised);
    const texts = [...new Set(promised.map(({ text }) => text))];
    const union = texts.map((text) => JSON.stringify(text)).join(" | ");
    const body = content.find(({ kind }) => kind === "json");
    const { schema, type } = bodyOf(status, body?.mediaType ?? "application/json", body?.schema);
    return [
      { ...base, kind: "json", schema, type: `Refusal<${status}, ${type}${union && `, ${union}`}>`, texts },
    ];
  });
  return [...answers, ...refusals];
}
