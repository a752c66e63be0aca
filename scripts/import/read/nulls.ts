import { isObject } from "../../lib/json.ts";
import { type JsonSchema, resolveRef, type SchemaObject } from "../../lib/json-schema.ts";
import { isJsonType } from "../../lib/media-types.ts";
import { methodAndPath } from "../../model/method-and-path.ts";
import type { ApiModel, OperationModel, ParameterModel, PayloadModel } from "../../model/model.ts";
import type { TellFate } from "../account.ts";
import { withRequestBodies } from "../request-bodies.ts";

/** References lead no further than this. */
const deepest = 20;

/**
 * A model in which no part of a form and no item of a parameter can be `null`: as text it is the same as an empty text, or
 * as nothing, so that no message shows whether it is taken.
 */
export function withoutUnsentNulls(model: ApiModel, tell: TellFate): ApiModel {
  const ofParameter = (parameter: ParameterModel, operation: OperationModel): ParameterModel => {
    const { schema, mediaType, in: location, name, required } = parameter;
    if (schema === undefined || mediaType !== undefined) return parameter;
    // That a parameter itself may be `null`, the contract can say where that means that it is absent.
    const made = required ? withoutNull(schema, model) : withoutNullItems(schema, model);
    if (made === schema) return parameter;
    tell(
      "other form",
      `${methodAndPath(operation)} ${location} ${name}`,
      required ? "`null`" : "`null` in a list",
      "a text can't say it",
    );
    return { ...parameter, schema: made };
  };
  const ofPayload = (payload: PayloadModel, operation: OperationModel): PayloadModel => {
    const { schema, kind, encoding = {} } = payload;
    if (schema === undefined || (kind !== "form" && kind !== "multipart")) return payload;
    const isJson = (name: string) => isJsonType(encoding[name]?.contentType ?? "");
    const made = withoutNullFields(schema, model, isJson);
    if (made === schema) return payload;
    tell("other form", `${methodAndPath(operation)} request body`, "`null`", "a part of a form can't say it");
    return { ...payload, schema: made };
  };
  const operations = model.operations.map((operation) => {
    const parameters = operation.parameters.map((one) => ofParameter(one, operation));
    return withRequestBodies({ ...operation, parameters }, (payload) => ofPayload(payload, operation));
  });
  return { ...model, operations };
}

/** A schema that takes what another one does but `null`, itself and as an item; the same, if that takes none. */
export function withoutNull(schema: JsonSchema, root: object, depth = 0): JsonSchema {
  if (!isObject(schema) || depth > deepest) return schema;
  const { $ref, type, items } = schema as SchemaObject;
  if ($ref !== undefined) return atTarget(schema, root, (target) => withoutNull(target, root, depth + 1));
  const changed: Record<string, unknown> = {};
  if (Array.isArray(type) && type.includes("null") && type.length > 1) {
    const left = type.filter((one) => one !== "null");
    changed["type"] = left.length === 1 ? left[0] : left;
  }
  const listed: unknown = schema["enum"];
  if (Array.isArray(listed) && listed.includes(null) && listed.length > 1)
    changed["enum"] = listed.filter((one) => one !== null);
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const options = (schema as SchemaObject)[keyword];
    if (!Array.isArray(options)) continue;
    const left = options.filter((one) => !isNull(one)).map((one) => withoutNull(one, root, depth + 1));
    const isSame = left.length === options.length && left.every((one, index) => one === options[index]);
    if (!isSame && left.length > 0) changed[keyword] = left;
  }
  if (items !== undefined) {
    const made = withoutNull(items, root, depth + 1);
    if (made !== items) changed["items"] = made;
  }
  return Object.keys(changed).length > 0 ? alone({ ...schema, ...changed } as SchemaObject) : schema;
}

/** A list, or a choice with lists in it, whose items are not `null`; the same, if none is. */
function withoutNullItems(schema: JsonSchema, root: object, depth = 0): JsonSchema {
  if (!isObject(schema) || depth > deepest) return schema;
  const { $ref, items, anyOf, oneOf } = schema as SchemaObject;
  if ($ref !== undefined)
    return atTarget(schema, root, (target) => withoutNullItems(target, root, depth + 1));
  const made = items === undefined ? undefined : withoutNull(items, root);
  const inside = (options: readonly JsonSchema[]) =>
    options.map((one) => withoutNullItems(one, root, depth + 1));
  const changed = {
    ...(made === items ? {} : { items: made }),
    ...(anyOf ? { anyOf: inside(anyOf) } : {}),
    ...(oneOf ? { oneOf: inside(oneOf) } : {}),
  };
  const isSame = [...(anyOf ?? []), ...(oneOf ?? [])].every(
    (one, index) => [...(changed.anyOf ?? []), ...(changed.oneOf ?? [])][index] === one,
  );
  return isSame && !("items" in changed) ? schema : ({ ...schema, ...changed } as SchemaObject);
}

/** What a reference leads to, changed, in place of the reference; the same, if nothing changes. */
function atTarget(
  schema: SchemaObject,
  root: object,
  change: (target: JsonSchema) => JsonSchema,
): JsonSchema {
  const { $ref = "", ...words } = schema;
  const target = resolveRef(root, $ref);
  const made = target === undefined ? undefined : change(target);
  return made === undefined || made === target || !isObject(made) ? schema : { ...made, ...words };
}

/** Without a choice of one. */
function alone(schema: SchemaObject): SchemaObject {
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const { [keyword]: options, ...rest } = schema;
    const [only, ...others] = options ?? [];
    if (isObject(only) && others.length === 0 && Object.keys(rest).every((name) => !(name in only)))
      return { ...only, ...rest } as SchemaObject;
  }
  return schema;
}

function isNull(schema: JsonSchema): boolean {
  if (!isObject(schema)) return false;
  const { type, const: only, enum: listed } = schema as SchemaObject;
  return [type].flat().join() === "null" || only === null || (listed?.length === 1 && listed[0] === null);
}

/** The schema of a form whose fields can't be `null`, but those that travel as JSON. */
function withoutNullFields(
  schema: JsonSchema,
  root: object,
  isJson: (name: string) => boolean,
  depth = 0,
): JsonSchema {
  if (!isObject(schema) || depth > deepest) return schema;
  const { $ref, properties = {}, allOf } = schema as SchemaObject;
  if ($ref !== undefined)
    return atTarget(schema, root, (target) => withoutNullFields(target, root, isJson, depth + 1));
  const fields = Object.entries(properties).map(
    ([name, field]) => [name, isJson(name) ? field : withoutNull(field, root), field] as const,
  );
  const parts = allOf?.map((part) => withoutNullFields(part, root, isJson, depth + 1));
  const isSame =
    fields.every(([, made, field]) => made === field) &&
    (parts ?? []).every((part, index) => part === allOf?.[index]);
  if (isSame) return schema;
  return {
    ...schema,
    ...(fields.length > 0
      ? { properties: Object.fromEntries(fields.map(([name, made]) => [name, made])) }
      : {}),
    ...(parts ? { allOf: parts } : {}),
  } as SchemaObject;
}
