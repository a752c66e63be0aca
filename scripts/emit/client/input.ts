import { componentNameOf } from "../../lib/component-reference.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { proseLine } from "../../lib/markdown/write.ts";
import type { Problem } from "../../lib/problem.ts";
import { dereferenced, schemaAsObject } from "../../model/component.ts";
import { lossySentences } from "../../model/lossy.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { offeredTypes } from "../../model/offered.ts";
import { rulesIn, withSentences } from "../../model/rules.ts";
import { emitProblem } from "../problems.ts";
import { operationType } from "../typescript/identifiers.ts";
import { type StyledForm, styledForm } from "./style-text.ts";

/** A field of an operation's input. */
export interface InputField {
  readonly name: string;
  readonly place: "path" | "query" | "header" | "cookie" | "body" | "contentType" | "accept";
  readonly required: boolean;
  readonly schema: SchemaObject;
  /** What it means, in the contract's words. */
  readonly words: string | undefined;
  /** The type, as an expression over `types.ts`. */
  readonly type: string;
  /** Present for a parameter that is not written in the default style of its location. */
  readonly form?: StyledForm;
}

/** A body of one of several media types. */
export interface BodyChoice {
  readonly mediaType: string;
  /** Its type, as an expression over `types.ts`. */
  readonly type: string;
  /** Absent if it is bytes. */
  readonly schema?: SchemaObject;
}

/** The second argument of an operation's function. */
export interface Input {
  readonly fields: readonly InputField[];
  /** The schema of the body's value; absent without a body, or if it is bytes. */
  readonly body?: SchemaObject;
  /** Whether the body's fields are next to the parameters, not in a field `body`. */
  readonly flat: boolean;
  /** If there are several, the field `contentType` tells which of them `body` is; the first one if it is absent. */
  readonly choices?: readonly BodyChoice[];
  /** Rules of a flat body as a whole, in the contract's words; those of a field are in its own `words`. */
  readonly rules: readonly string[];
}

/**
 * The input of an operation: its parameters, then its body. The fields of a required body that is an
 * object with known fields are spread into the input, unless one of them has a parameter's name.
 */
export function inputOf(api: ApiModel, operation: OperationModel): Input {
  const { parameters, requestBody } = operation;
  const base = operationType(operation.operationId);
  // If all parameters of a place are optional, the place is optional, too.
  const placeType = (place: InputField["place"]) => {
    const type = `${base}["parameters"][${JSON.stringify(place)}]`;
    return parameters.some((other) => other.in === place && other.required) ? type : `NonNullable<${type}>`;
  };
  const offered = offeredTypes(operation);
  const parameterFields = parameters.flatMap((parameter): InputField[] => {
    const { name, in: place, required, schema, description } = parameter;
    const form = styledForm(parameter, api);
    return [
      {
        name,
        place,
        required,
        schema: schemaAsObject(schema),
        words:
          withSentences(description, [
            ...rulesIn(api, schema),
            ...lossySentences(parameter, api),
            ...(place === "cookie" ? ["Sent as a cookie, which browsers do not let a program do."] : []),
          ]) || undefined,
        type: `${placeType(place)}[${JSON.stringify(name)}]`,
        ...(form ? { form } : {}),
      },
    ];
  });
  const fields = [
    ...parameterFields,
    ...(offered.length > 0 ? [mediaField("accept", offered, "What to answer. Default: any of these.")] : []),
  ];
  if (!requestBody) return { fields, flat: false, rules: [] };

  const { required, content, description } = requestBody;
  const choices = content.map((payload): BodyChoice => {
    const { kind, mediaType, schema: written = true, isStream } = payload;
    if (isStream) return { mediaType, type: "Bytes | AsyncIterable<Uint8Array>" };
    if (kind === "binary") return { mediaType, type: "Bytes" };
    const schema = schemaAsObject(written);
    const name = componentNameOf(schema["$ref"]);
    const type = name
      ? `components["schemas"][${JSON.stringify(name)}]`
      : `NonNullable<${base}["requestBody"]>["content"][${JSON.stringify(mediaType)}]`;
    return { mediaType, type, schema };
  });
  const [first = { mediaType: "", type: "Bytes" }, ...others] = choices;
  const { schema = schemaAsObject(content[0].isStream ? {} : (content[0].schema ?? true)), type } = first;
  const words = withSentences(description, rulesIn(api, schema)) || undefined;
  const body = { name: "body", place: "body", required, schema, words } as const;
  if (others.length > 0) {
    const types = choices.map(({ mediaType }) => mediaType);
    const told = mediaField("contentType", types, `What \`body\` is. Default: \`${first.mediaType}\`.`);
    const all = { ...body, schema: {}, type: choices.map((one) => one.type).join(" | ") };
    return { fields: [...fields, told, all], flat: false, choices, rules: [] };
  }
  if (!first.schema) return { fields: [...fields, { ...body, type }], flat: false, rules: [] };

  const whole = dereferenced(api, schema);
  const inside = required ? fieldsOf(api, whole) : undefined;
  if (!inside || inside.some((field) => fields.some(({ name }) => name === field.name)))
    return { fields: [...fields, { ...body, type }], body: schema, flat: false, rules: [] };
  const spread = inside.map((field) => ({ ...field, type: `${type}[${JSON.stringify(field.name)}]` }));
  const rules = [
    ...(description === undefined ? [] : [proseLine(description)]),
    ...((whole["x-rules"] ?? []) as readonly string[]),
  ];
  return { fields: [...fields, ...spread], body: schema, flat: true, rules };
}

/** A field with which a caller chooses a media type. */
function mediaField(name: "contentType" | "accept", types: readonly string[], words: string): InputField {
  const type = types.map((one) => JSON.stringify(one)).join(" | ");
  return { name, place: name, required: false, schema: { enum: types }, words, type };
}

/** The fields of an object that allows no others; `undefined` for any other schema. */
function fieldsOf(api: ApiModel, schema: SchemaObject): Omit<InputField, "type">[] | undefined {
  const { type, properties, required = [], ...others } = schema;
  const more = ["additionalProperties", "patternProperties", "allOf", "anyOf", "oneOf"];
  if (type !== "object" || !properties || more.some((keyword) => keyword in others)) return undefined;
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, property]) => ({
    name,
    place: "body",
    required: (required as readonly string[]).includes(name),
    schema: schemaAsObject(property),
    words: withSentences(String(dereferenced(api, property)["description"] ?? ""), rulesIn(api, property)),
  }));
}

/** Problems of fields with the same name, which a flat input can't tell apart. */
export function inputProblems({ operationId: operation }: OperationModel, { fields }: Input): Problem[] {
  return fields
    .filter(({ name }, index) => fields.findIndex((field) => field.name === name) < index)
    .map(({ name: field, place: location }) => {
      const at = { pointer: `operations/${operation}` };
      return location === "body"
        ? emitProblem("input-field-twice:body", { operation, field }, at)
        : emitProblem("input-field-twice:parameters", { operation, field, location }, at);
    });
}
