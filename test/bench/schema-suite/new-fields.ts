import { isObject } from "../../../scripts/lib/json.ts";
import {
  type JsonSchema,
  schemaListKeywords,
  schemaMapKeywords,
  singleSchemaKeywords,
} from "../../../scripts/lib/json-schema.ts";

/** What a new schema may be at a place that the old one left open, for all that a caller can know. */
const samples: readonly unknown[] = [null, true, 1, 0, 1.5, "a", "abc", [], [1], {}, { a: 1 }];

type Test = (value: unknown) => boolean;

/**
 * Whether what is wrong with a value for the new schema is nothing but the value of an optional field
 * that the old singleSchemaKeywords, which tells the fields of its open object, did not tell: without it the value is
 * taken, and with another value of it too. That is no break by the project's decision (docs/diff.md).
 */
export function isByNewField(value: unknown, old: JsonSchema, now: JsonSchema, takes: Test): boolean {
  const told = fieldsOf(old);
  if (told.isFreeForm) return false;
  const news = [...fieldsOf(now).names].filter((name) => !told.names.has(name));
  if (!takes(mapped(value, news, () => []))) return false;
  return news.every((name) =>
    samples.some((sample) => takes(mapped(value, news, (other) => (other === name ? [[name, sample]] : [])))),
  );
}

interface Fields {
  readonly names: ReadonlySet<string>;
  /** Whether it tells none by its name, or says something of those of any name: then any may be sent. */
  readonly isFreeForm: boolean;
}

const others = ["patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames"];

/** The fields that a schema speaks of, anywhere in it. */
function fieldsOf(schema: unknown): Fields {
  const names = new Set<string>();
  let [isNameless, isOpenToAny] = [true, false];
  const visit = (part: unknown): void => {
    if (!isObject(part)) return;
    if (others.some((keyword) => keyword in part)) isOpenToAny = true;
    if ("properties" in part) isNameless = false;
    const { required, properties, dependentRequired, dependentSchemas, $defs } = part;
    for (const held of [properties, dependentRequired, dependentSchemas])
      if (isObject(held)) for (const name of Object.keys(held)) names.add(name);
    for (const needed of [required, ...Object.values(isObject(dependentRequired) ? dependentRequired : {})])
      if (Array.isArray(needed)) for (const name of needed) names.add(String(name));
    for (const keyword of singleSchemaKeywords) visit(part[keyword]);
    for (const keyword of schemaListKeywords) if (Array.isArray(part[keyword])) part[keyword].forEach(visit);
    for (const held of [...schemaMapKeywords.map((keyword) => part[keyword]), $defs])
      if (isObject(held)) Object.values(held).forEach(visit);
  };
  visit(schema);
  return { names, isFreeForm: isNameless || isOpenToAny };
}

/** The value with what `change` gives in the place of each of these fields, at any depth. */
function mapped(
  value: unknown,
  names: readonly string[],
  change: (name: string) => readonly (readonly [string, unknown])[],
): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, names, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) =>
      names.includes(name) ? change(name) : [[name, mapped(item, names, change)] as const],
    ),
  );
}
