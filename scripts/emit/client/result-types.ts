import { componentNameOf } from "../../lib/component-reference.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { schemaAsObject } from "../../model/component.ts";
import type { ErrorCase, OperationModel } from "../../model/model.ts";

/** One documented status of an operation. */
export interface ResultCase {
  readonly status: number;
  readonly ok: boolean;
  /** When it comes, in the contract's words. */
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

  const refusals = [...errorsByStatus(operation)].map(([status, [first, ...others]]): ResultCase => {
    const same = [first, ...others];
    const texts = [...new Set(same.filter(({ promised }) => promised).map(({ text }) => text))];
    const base = { status, ok: false, words: same.map(({ when }) => when).join(" ") };
    if (isHead) return { ...base, kind: "nothing", type: `Refusal<${status}, undefined>`, texts: [] };
    const { schema, type } = bodyOf(status, first.mediaType, first.schema);
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

/** An operation's errors by their exact statuses, in ascending order. */
function errorsByStatus({ errors }: OperationModel) {
  const found = new Map<number, [ErrorCase, ...ErrorCase[]]>();
  for (const error of errors) {
    if (typeof error.status !== "number") continue;
    const same = found.get(error.status);
    if (same) same.push(error);
    else found.set(error.status, [error]);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}
