import { isObject, type Json } from "../../../lib/json.ts";
import { isSchema, type JsonSchema } from "../../../lib/json-schema.ts";
import { dereferenced } from "../../component.ts";

/** Exclusive bounds, which are numbers in JSON Schema, as flags beside `minimum` and `maximum`. */
export function openBounds(schema: Json): Json {
  const lower = bound(schema, "minimum", "exclusiveMinimum", (open, closed) => open >= closed);
  return bound(lower, "maximum", "exclusiveMaximum", (open, closed) => open <= closed);
}

function bound(
  schema: Json,
  inclusive: string,
  exclusive: string,
  isNarrower: (open: number, closed: number) => boolean,
): Json {
  const { [exclusive]: open, ...rest } = schema;
  if (typeof open !== "number") return schema;
  const closed = schema[inclusive];
  return typeof closed === "number" && !isNarrower(open, closed)
    ? rest
    : { ...rest, [inclusive]: open, [exclusive]: true };
}

/** A tuple whose items are all alike, as a list of fixed length; any other tuple is left unchanged. */
export function uniformItems(schema: Json): Json {
  const { prefixItems, items, ...rest } = schema;
  if (!Array.isArray(prefixItems)) return schema;
  const isClosed = items === false || Number(rest["maxItems"]) <= prefixItems.length;
  const texts = [...prefixItems, ...(isClosed ? [] : [items ?? true])].map((one) => JSON.stringify(one));
  if (new Set(texts).size !== 1) return schema;
  const limit =
    items === false ? { maxItems: Math.min(prefixItems.length, Number(rest["maxItems"] ?? Infinity)) } : {};
  return { ...rest, ...limit, items: prefixItems[0] };
}

/** An object with an enum of names, by `properties`; any other rule for names is left unchanged. */
export function listedNames(schema: Json, root: object): Json {
  const { propertyNames, ...rest } = schema;
  if (!isSchema(propertyNames)) return schema;
  const { type, ...rules } = dereferenced(root, propertyNames as JsonSchema) as Json;
  const listed = "const" in rules ? [rules["const"]] : rules["enum"];
  const isFree = propertyNames === true || (type === "string" && Object.keys(rules).length === 0);
  if (isFree) return rest;
  if (!Array.isArray(listed) || Object.keys(rules).length !== 1 || "patternProperties" in rest) return schema;
  const { properties = {}, additionalProperties = true } = rest;
  const names = listed.filter((name) => typeof name === "string");
  const own = isObject(properties) ? properties : {};
  const named = names.map((name) => [name, Object.hasOwn(own, name) ? own[name] : additionalProperties]);
  const others = Object.keys(own)
    .filter((name) => !names.includes(name))
    .map((name) => [name, false]);
  return { ...rest, properties: Object.fromEntries([...named, ...others]), additionalProperties: false };
}
