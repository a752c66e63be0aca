import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { allOf, type CheckScope, checkCall, checkLiteral, keywordCall } from "./check-text.ts";
import { leafCheck } from "./leaf-check.ts";

/** Keywords that say nothing about validity, or are read together with another one. */
const silent: ReadonlySet<string> = new Set([
  ...["title", "description", "default", "deprecated", "example", "examples", "readOnly", "writeOnly"],
  ...["format", "contentEncoding", "contentMediaType", "discriminator", "$comment", "externalDocs"],
]);

/** Keywords that checks of a type are made from. */
const ofType = {
  string: ["pattern", "minLength", "maxLength"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: [
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
    "minContains",
    "maxContains",
  ],
  object: [
    ...["properties", "required", "additionalProperties", "patternProperties", "propertyNames"],
    ...["minProperties", "maxProperties", "dependentRequired", "dependentSchemas"],
  ],
} as const;

/** Keywords that checks are made from. */
const known: ReadonlySet<string> = new Set([
  ...["$ref", "type", "enum", "const", "allOf", "anyOf", "oneOf", "not", "if", "then", "else"],
  ...Object.values(ofType).flat(),
]);

/** The check of a schema, as an expression. */
export function checkOf(schema: JsonSchema, scope: CheckScope): string {
  if (typeof schema === "boolean") return schema ? "check.anything" : "check.forbidden";
  for (const keyword of Object.keys(schema))
    if (!known.has(keyword) && !silent.has(keyword) && !keyword.startsWith("x-")) scope.unknown(keyword);

  const { type, ...rest } = schema;
  if (Array.isArray(type) && type.includes("null"))
    return checkCall(
      "nullable",
      checkOf({ ...rest, type: single(type.filter((name) => name !== "null")) }, scope),
    );
  const parts: string[] = [];
  if (schema["$ref"]) parts.push(scope.component(schema));
  if (Array.isArray(type))
    parts.push(checkCall("anyOf", ...type.map((name) => typeCheck(name, schema, scope))));
  else if (typeof type === "string") parts.push(typeCheck(type, schema, scope));
  else if ("enum" in schema || "const" in schema) parts.push(leafCheck("any", schema, scope));
  else parts.push(...untypedChecks(schema, scope));
  for (const part of list(schema["allOf"])) parts.push(checkOf(part, scope));
  for (const keyword of ["anyOf", "oneOf"]) if (keyword in schema) parts.push(choice(keyword, schema, scope));
  if ("not" in schema) parts.push(negation(schema["not"] as JsonSchema, scope));
  if ("if" in schema)
    parts.push(
      keywordCall(
        "when",
        ...["if", "then", "else"].map((part) => checkOf((schema[part] ?? true) as JsonSchema, scope)),
      ),
    );
  return allOf(parts);
}

/** The checks of a schema without a type, for the values of each type. */
function untypedChecks(schema: SchemaObject, scope: CheckScope): string[] {
  return Object.entries(ofType)
    .filter(([, keywords]) => keywords.some((keyword) => keyword in schema))
    .map(([type]) => keywordCall("ofType", JSON.stringify(type), typeCheck(type, schema, scope)));
}

function typeCheck(type: string, schema: SchemaObject, scope: CheckScope): string {
  if (type === "object") return allOf([objectCheck(schema, scope), ...rareChecks(type, schema, scope)]);
  if (type === "array") return allOf([arrayCheck(schema, scope), ...rareChecks(type, schema, scope)]);
  return leafCheck(type, schema, scope);
}

/** The checks of rare keywords for objects or lists. */
function rareChecks(type: "object" | "array", schema: SchemaObject, scope: CheckScope): string[] {
  const of = (keyword: string) => checkOf(schema[keyword] as JsonSchema, scope);
  const bounds = (least: string, most: string, usual = 0) =>
    withoutDefaults(
      [String(schema[least] ?? usual), String(schema[most] ?? "Infinity")],
      [String(usual), "Infinity"],
      0,
    );
  if (type === "array")
    return [
      ...(schema["uniqueItems"] === true ? ["keywords.distinct"] : []),
      ...("contains" in schema
        ? [keywordCall("containing", of("contains"), ...bounds("minContains", "maxContains", 1))]
        : []),
    ];
  const { dependentRequired = {}, dependentSchemas = {} } = schema;
  const counts = bounds("minProperties", "maxProperties");
  return [
    ...(counts.length > 0 ? [keywordCall("size", ...counts)] : []),
    ...Object.entries(dependentRequired as Record<string, readonly string[]>).map(([name, required]) =>
      keywordCall("dependent", JSON.stringify(name), checkOf({ type: "object", required }, scope)),
    ),
    ...Object.entries(dependentSchemas as Record<string, JsonSchema>).map(([name, inner]) =>
      keywordCall("dependent", JSON.stringify(name), checkOf(inner, scope)),
    ),
  ];
}

function objectCheck(schema: SchemaObject, scope: CheckScope): string {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, SchemaObject>>;
  const required = list<string>(schema["required"]);
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  const fields = (names: readonly string[]) =>
    checkLiteral(names.map((name) => [name, checkOf(properties[name] ?? true, scope)]));
  const others = schema["additionalProperties"] as JsonSchema | undefined;
  const names = schema["propertyNames"] as SchemaObject | undefined;
  const patterns = Object.entries((schema["patternProperties"] ?? {}) as Record<string, JsonSchema>);
  const args = [
    fields(required),
    fields(optional),
    others === undefined || patterns.length > 0 ? "undefined" : checkOf(others, scope),
    names === undefined ? "undefined" : checkOf({ type: "string", ...names }, scope),
  ];
  const named = checkCall("object", ...withoutDefaults(args, ["{}", "{}", "undefined", "undefined"], 1));
  if (patterns.length === 0) return named;
  const pairs = patterns.map(([pattern, inner]) => `[${new RegExp(pattern, "u")}, ${checkOf(inner, scope)}]`);
  const known = others === undefined ? [] : [JSON.stringify(Object.keys(properties)), checkOf(others, scope)];
  return allOf([named, keywordCall("patterned", `[${pairs.join(", ")}]`, ...known)]);
}

function arrayCheck(schema: SchemaObject, scope: CheckScope): string {
  const first = schema["prefixItems"] as readonly SchemaObject[] | undefined;
  const others = checkOf((schema["items"] ?? true) as JsonSchema, scope);
  const bounds = [String(schema["minItems"] ?? 0), String(schema["maxItems"] ?? "Infinity")];
  const args = withoutDefaults(bounds, ["0", "Infinity"], 0);
  return first
    ? checkCall("tuple", `[${first.map((item) => checkOf(item, scope)).join(", ")}]`, others, ...args)
    : checkCall("array", others, ...args);
}

/** `anyOf` and `oneOf`: something or null, alternatives that a field tells apart, or any others. */
function choice(keyword: string, schema: SchemaObject, scope: CheckScope): string {
  const options = list<SchemaObject>(schema[keyword]);
  const others = options.filter((option) => option["type"] !== "null");
  if (others.length < options.length) {
    const rest = others.length > 1 ? { ...schema, [keyword]: others } : undefined;
    return checkCall("nullable", rest ? choice(keyword, rest, scope) : checkOf(others[0] ?? false, scope));
  }
  const { propertyName: field } = (schema["discriminator"] ?? {}) as { propertyName?: string };
  const kinds = field === undefined ? undefined : kindsOf(field, options, scope);
  if (field !== undefined && kinds) {
    const checks = kinds.map(([kind, option]) => [kind, checkOf(option, scope)] as const);
    return checkCall("variants", JSON.stringify(field), checkLiteral(checks));
  }
  return checkCall(keyword, ...options.map((option) => checkOf(option, scope)));
}

/** The options by the value of the field; `undefined` if the field does not tell all of them apart. */
function kindsOf(field: string, options: readonly SchemaObject[], scope: CheckScope) {
  const kinds: [string, SchemaObject][] = [];
  for (const option of options) {
    const { properties, required } = scope.resolve(option);
    const said = (properties as Readonly<Record<string, SchemaObject>> | undefined)?.[field];
    const values = said?.["enum"] ?? (said && "const" in said ? [said["const"]] : undefined);
    if (!Array.isArray(values) || !list<string>(required).includes(field)) return undefined;
    if (!values.every((value) => typeof value === "string")) return undefined;
    for (const value of values) kinds.push([value, option]);
  }
  return new Set(kinds.map(([kind]) => kind)).size === kinds.length ? kinds : undefined;
}

function negation(schema: JsonSchema, scope: CheckScope): string {
  const isAll = schema === true || Object.keys(schema).length === 0;
  return isAll ? "check.forbidden" : keywordCall("except", checkOf(schema, scope));
}

function withoutDefaults(
  args: readonly string[],
  defaults: readonly string[],
  keep: number,
): readonly string[] {
  const last = args.findLastIndex((arg, index) => index < keep || arg !== defaults[index]);
  return args.slice(0, last + 1);
}

function single<Item>(items: readonly Item[]): Item | readonly Item[] {
  const [only, ...others] = items;
  return only !== undefined && others.length === 0 ? only : items;
}

function list<Item = SchemaObject>(value: unknown): readonly Item[] {
  return Array.isArray(value) ? value : [];
}
