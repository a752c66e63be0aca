import { isObject, type Json } from "../../lib/json.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { Problem } from "../../lib/problem.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { ApiModel } from "../../model/model.ts";
import { placedOperations } from "../../model/placed-operations.ts";
import { judgeOf, type SchemaJudge } from "../../schema-cases/index.ts";
import { proofProblem } from "../problems.ts";
import type { ProofCache } from "./cache.ts";
import { referred } from "./referred.ts";
import { operationObjectOf } from "./targets.ts";

/**
 * Examples that the document itself rejects. Zod has accepted those of bodies; here the document judges, and compares
 * decimals as decimals, which linters do not do. Accepted examples of an operation are not judged again until the
 * engine, the operation or a schema that it refers to changes.
 */
export function rejectedExamples(
  model: ApiModel,
  document: OpenApiDocument,
  engine: string,
  cache?: ProofCache,
): Problem[] {
  const judges = judgeOf(document);
  return placedOperations(model).flatMap((placed) => {
    const operation = operationObjectOf(placed, document);
    const content = JSON.stringify([engine, "examples", operation, referred(operation, document)]);
    if (cache?.acceptsExamplesOf(content)) return [];
    const problems = examplesIn(operation, placed.place).flatMap((example) =>
      rejected(example, judges(example.schema)),
    );
    if (problems.length === 0) cache?.addAccepted(content);
    return problems;
  });
}

interface DocumentExample {
  readonly value: unknown;
  readonly schema: JsonSchema;
  readonly pointer: string;
}

/** Every `example` and `examples` next to a `schema`, as in parameters, headers and media types. */
function examplesIn(value: unknown, pointer: string): DocumentExample[] {
  if (typeof value !== "object" || value === null) return [];
  const { schema, example, examples } = value as Json;
  const found: DocumentExample[] = [];
  const add = (step: string, said: unknown) =>
    found.push({ value: said, schema: schema as JsonSchema, pointer: `${pointer}/${step}` });
  if (isObject(schema)) {
    if (example !== undefined) add("example", example);
    for (const [name, one] of Object.entries(isObject(examples) ? examples : {}))
      if (isObject(one) && "value" in one) add(`examples/${name}`, one["value"]);
  }
  const inner = Object.entries(value).filter(([key]) => !["schema", "example", "examples"].includes(key));
  return [...found, ...inner.flatMap(([key, part]) => examplesIn(part, `${pointer}/${key}`))];
}

function rejected({ value, pointer }: DocumentExample, judge: SchemaJudge): Problem[] {
  const [violation] = judge.violations(value);
  if (!violation) return [];
  const values = { place: pointer, keyword: violation.keyword };
  return [
    violation.pointer === ""
      ? proofProblem("example-rejected:document", values, { pointer })
      : proofProblem("example-rejected:inside", { ...values, inside: violation.pointer }, { pointer }),
  ];
}
