import { canonical } from "../../lib/canonical.ts";
import { isObject, type Json } from "../../lib/json.ts";
import { annotationKeywords, type JsonSchema, resolveRef, type SchemaObject } from "../../lib/json-schema.ts";
import { withSubschemas } from "../../lib/subschemas.ts";

/** Keywords that never affect validity. */
const silent: ReadonlySet<string> = new Set([...annotationKeywords, "discriminator", "$schema", "$defs"]);

/**
 * A text that is the same for two schemas only if the same values are valid: without what does not decide, with
 * references followed in `root`, and with one form for what the two emitters write differently. `undefined` for a
 * schema that contains itself.
 */
export function meaningOf(schema: JsonSchema, root: object): string | undefined {
  const within = new Set<string>();
  let recursive = false;
  const text = canonical(plain(schema));
  return recursive ? undefined : text;

  function plain(one: JsonSchema): JsonSchema {
    if (typeof one === "boolean") return one;
    const { $ref, ...others } = Object.fromEntries(
      Object.entries(one).filter(
        ([keyword, value]) => value !== undefined && !silent.has(keyword) && !keyword.startsWith("x-"),
      ),
    ) as Json & { $ref?: string };
    const made = ordered(withSubschemas(others, plain));
    if ($ref === undefined) return oneForm(made);
    if (within.has($ref)) recursive = true;
    const target = within.has($ref) ? undefined : resolveRef(root, $ref);
    if (target === undefined) return { ...made, $ref };
    within.add($ref);
    const meant = plain(target);
    within.delete($ref);
    return Object.keys(made).length === 0 ? meant : { allOf: [made, meant] };
  }
}

/** A schema without descriptions, which neither affect validity nor provide values to judge. */
export function undescribed(schema: JsonSchema): JsonSchema {
  if (typeof schema === "boolean") return schema;
  const others = Object.entries(schema).filter(
    ([keyword]) => !words.has(keyword) && !keyword.startsWith("x-"),
  );
  return withSubschemas(Object.fromEntries(others), undescribed);
}

const words: ReadonlySet<string> = new Set(
  annotationKeywords.filter((keyword) => !["default", "example", "examples"].includes(keyword)),
);

/** Without the order in which `type` and `required` name things. */
function ordered(schema: Json): Json {
  const sorted = Object.entries(schema).flatMap(([keyword, value]) =>
    (keyword === "type" || keyword === "required") && Array.isArray(value)
      ? [[keyword, value.toSorted()]]
      : [],
  );
  return { ...schema, ...Object.fromEntries(sorted) };
}

function oneForm({ propertyNames, anyOf, ...schema }: Json): SchemaObject {
  const made: Record<string, unknown> = { ...schema };
  // Names are always strings.
  if (isObject(propertyNames)) {
    const { type, ...names } = propertyNames;
    made["propertyNames"] = type === "string" ? names : propertyNames;
  } else if (propertyNames !== undefined) made["propertyNames"] = propertyNames;
  const nullable = Object.keys(schema).length === 0 ? nullableForm(anyOf) : undefined;
  if (nullable) return nullable;
  if (anyOf !== undefined) made["anyOf"] = Array.isArray(anyOf) ? anyOf.flatMap(optionsIn) : anyOf;
  return made as SchemaObject;
}

/** The options of an option that is only a union. */
function optionsIn(option: unknown): readonly unknown[] {
  const isUnion = isObject(option) && Object.keys(option).join() === "anyOf";
  return isUnion && Array.isArray(option["anyOf"]) ? option["anyOf"] : [option];
}

/** An alternative of `null` and one type as a list of types: keywords for one type don't apply to others. */
function nullableForm(options: unknown): SchemaObject | undefined {
  if (!Array.isArray(options) || options.length !== 2) return undefined;
  const [other, last]: readonly unknown[] = options;
  if (!isObject(other) || !isObject(last) || canonical(last) !== '{"type":"null"}') return undefined;
  const { type, enum: listed, ...rest } = other;
  const isPlain = Object.keys(rest).every((keyword) => ofOneType.has(keyword));
  if (typeof type !== "string" || !isPlain) return undefined;
  const listedToo = Array.isArray(listed) ? { enum: [...listed, null] } : {};
  return { ...rest, ...listedToo, type: [type, "null"].toSorted() } as SchemaObject;
}

/** Keywords that don't apply to `null`. */
const ofOneType: ReadonlySet<string> = new Set([
  ...["minLength", "maxLength", "pattern", "format", "multipleOf"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["items", "prefixItems", "minItems", "maxItems", "uniqueItems"],
  ...["properties", "required", "additionalProperties", "propertyNames", "minProperties", "maxProperties"],
]);
