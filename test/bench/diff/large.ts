import type { Json } from "../../../scripts/lib/json.ts";

/** What one edit does to the schemas of an operation; each is one of the changes that people make. */
const edits: readonly ((input: Json, output: Json) => readonly [Json, Json])[] = [
  (input, output) => [{ ...input, required: ["name", "note"] }, output],
  (input, output) => [input, { ...output, required: ["id"] }],
  (input, output) => [withProperty(input, "tag", { type: "string", maxLength: 20 }), output],
  (input, output) => [input, withProperty(output, "size", { type: "number" })],
  (input, output) => [withProperty(input, "name", { type: "string", minLength: 1, maxLength: 50 }), output],
];

/**
 * A document of as many operations, each with schemas of its own, and two that all share; every
 * `step`th operation is edited.
 */
export function largeDocument(operations: number, step = Number.POSITIVE_INFINITY): Json {
  const schemas: Record<string, Json> = {
    Error: object({ error: { type: "string" } }, ["error"]),
    Page: page,
  };
  const paths: Record<string, Json> = {};
  for (let index = 0; index < operations; index++) {
    const edit = index % step === step - 1 ? edits[Math.floor(index / step) % edits.length] : undefined;
    const [input, output] = schemasOf(index);
    [schemas[`Input${index}`], schemas[`Output${index}`]] = edit?.(input, output) ?? [input, output];
    paths[`/things${index}/{id}`] = { put: operation(index) };
  }
  return { openapi: "3.1.0", info: { title: "Large", version: "1.0.0" }, paths, components: { schemas } };
}

const page: Json = object({ next: { type: ["string", "null"] }, size: { type: "integer", minimum: 0 } }, [
  "size",
]);

function schemasOf(index: number): readonly [Json, Json] {
  const shared = {
    name: { type: "string", minLength: 1, maxLength: 100 + index },
    kind: { enum: ["small", "large", `kind${index}`] },
    note: { type: "string" },
    count: { type: "integer", minimum: 0, maximum: 1000 + index },
    labels: { type: "array", items: { type: "string", pattern: "^[a-z]+$" }, maxItems: 10 },
  };
  const input = object(shared, ["name"]);
  return [
    input,
    object(
      { ...shared, id: { type: "string" }, at: { type: "string", format: "date-time" }, page: ref("Page") },
      ["id", "name", "at"],
    ),
  ];
}

function operation(index: number): Json {
  const json = (schema: Json) => ({ content: { "application/json": { schema } } });
  return {
    operationId: `put${index}`,
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "string" } },
      { name: "dry", in: "query", schema: { type: "boolean" } },
    ],
    requestBody: { required: true, ...json(ref(`Input${index}`)) },
    responses: {
      200: { description: "Done.", ...json(ref(`Output${index}`)) },
      400: { description: "Refused.", ...json(ref("Error")) },
      404: { description: "Not found.", ...json(ref("Error")) },
    },
  };
}

function object(properties: Json, required: readonly string[]): Json {
  return { type: "object", properties, required };
}

function withProperty(schema: Json, name: string, property: Json): Json {
  return { ...schema, properties: { ...(schema["properties"] as Json), [name]: property } };
}

function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}
