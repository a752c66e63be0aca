import type { ResolvedOperation } from "../../contract/contract.ts";
import type { Problem } from "../../lib/problem.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";
import { rulesIn, withSentences } from "../../model/document/rules.ts";
import { componentOf, operationOf, type Parameter, resolve, type Schema } from "./document.ts";

/** A field of an operation's input. */
export interface InputField {
  readonly name: string;
  readonly place: "path" | "query" | "header" | "body";
  readonly required: boolean;
  readonly schema: Schema;
  /** What it means, in the contract's words. */
  readonly words: string | undefined;
  /** In terms of `types.ts`. */
  readonly type: string;
}

/** What an operation's function takes as its second argument. */
export interface Input {
  readonly fields: readonly InputField[];
  /** The schema of the body's value; absent where there is none, or where it is bytes. */
  readonly body?: Schema;
  /** The body's fields stand beside the parameters, not in a field `body`. */
  readonly flat: boolean;
  /** Rules of a flat body as a whole, in the contract's words; those of a field stand with it. */
  readonly rules: readonly string[];
}

/**
 * The input of an operation: its parameters, then its body. A body that must be there and is an
 * object with known fields is spread out, unless one of its fields has a parameter's name.
 */
export function inputOf(document: OpenApiDocument, operation: ResolvedOperation): Input {
  const { parameters = [], requestBody } = operationOf(document, operation);
  const base = `operations[${JSON.stringify(operation.operationId)}]`;
  // Where all parameters of a place may be left out, so may the place.
  const placeType = (place: Parameter["in"]) => {
    const type = `${base}["parameters"][${JSON.stringify(place)}]`;
    return parameters.some((other) => other.in === place && other.required) ? type : `NonNullable<${type}>`;
  };
  const fields: InputField[] = parameters.map(
    ({ name, in: place, required = false, schema, description }) => ({
      name,
      place,
      required,
      schema,
      words: withSentences(description, rulesIn(document, schema)) || undefined,
      type: `${placeType(place)}[${JSON.stringify(name)}]`,
    }),
  );
  if (!operation.body) return { fields, flat: false, rules: [] };

  const { kind, mediaType } = operation.body;
  const required = requestBody?.required ?? false;
  const schema = requestBody?.content?.[mediaType]?.schema ?? {};
  const words = rulesIn(document, schema).join(" ") || undefined;
  const body = { name: "body", place: "body", required, schema, words } as const;
  if (kind === "binary") return { fields: [...fields, { ...body, type: "Bytes" }], flat: false, rules: [] };

  const name = componentOf(schema);
  const type = name
    ? `components["schemas"][${JSON.stringify(name)}]`
    : `NonNullable<${base}["requestBody"]>["content"][${JSON.stringify(mediaType)}]`;
  const inside = required ? fieldsOf(document, resolve(document, schema)) : undefined;
  if (!inside || inside.some((field) => fields.some(({ name }) => name === field.name)))
    return { fields: [...fields, { ...body, type }], body: schema, flat: false, rules: [] };
  const spread = inside.map((field) => ({ ...field, type: `${type}[${JSON.stringify(field.name)}]` }));
  const rules = (resolve(document, schema)["x-rules"] ?? []) as readonly string[];
  return { fields: [...fields, ...spread], body: schema, flat: true, rules };
}

/** The fields of an object that has no others; nothing for any other schema. */
function fieldsOf(document: OpenApiDocument, schema: Schema): Omit<InputField, "type">[] | undefined {
  const { type, properties, required = [], ...others } = schema;
  const more = ["additionalProperties", "patternProperties", "allOf", "anyOf", "oneOf"];
  if (type !== "object" || !properties || more.some((keyword) => keyword in others)) return undefined;
  return Object.entries(properties as Record<string, Schema>).map(([name, property]) => ({
    name,
    place: "body",
    required: (required as readonly string[]).includes(name),
    schema: property,
    words: withSentences(
      String(property["description"] ?? resolve(document, property)["description"] ?? ""),
      rulesIn(document, property),
    ),
  }));
}

/** Two fields of one name, which a flat input can't tell apart. */
export function inputProblems({ operationId }: ResolvedOperation, { fields }: Input): Problem[] {
  return fields
    .filter(({ name }, index) => fields.findIndex((field) => field.name === name) < index)
    .map(({ name, place }) => ({
      code: "input-field-twice",
      message: `The client's function \`${operationId}\` would take two fields \`${name}\`, one of them from ${place === "body" ? "the body" : `the ${place}`}.`,
      pointer: `operations/${operationId}`,
      fix: "Rename one of the two parameters.",
    }));
}
