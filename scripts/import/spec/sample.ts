import { componentNameOf } from "../../lib/component-reference.ts";
import { isJsonValue } from "../../lib/json.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { sampleOf } from "../../schema-cases/index.ts";
import { keywordsOf, type Printer } from "../schema/printer.ts";

/** What a value of a schema is made with. */
interface SampleOptions {
  readonly components: Printer["components"];
  readonly judge: Printer["judge"];
  readonly root: object;
}

/**
 * An example of a schema: from the examples that the document gives of it and of its fields, if they make a valid value; else
 * the plainest value. Throws if there is none.
 */
export function toldExample(schema: JsonSchema, options: SampleOptions): unknown {
  const told = toldBy(schema, options, []);
  const isTold = told !== undefined && options.judge(schema)(told);
  return isTold ? told : sampleLike(schema, options.root);
}

/** What is known of the schemas of a root: one that says the same as another is it, and its plainest value. */
interface Known {
  readonly schemas: Map<string, JsonSchema>;
  readonly samples: Map<JsonSchema, unknown>;
}

const knownOf = new WeakMap<object, Known>();

function knownIn(root: object): Known {
  const known = knownOf.get(root) ?? { schemas: new Map(), samples: new Map() };
  knownOf.set(root, known);
  return known;
}

/** Words that decide nothing about a value. */
const words: ReadonlySet<string> = new Set(["title", "description", "deprecated", "externalDocs"]);

/** The first schema that says the same but for its words: a schema is compiled to be judged, and most fields are like others. */
function alike(schema: JsonSchema, root: object): JsonSchema {
  if (typeof schema === "boolean") return schema;
  const { schemas } = knownIn(root);
  const own = Object.fromEntries(
    Object.entries(schema).filter(([name]) => !words.has(name) && !name.startsWith("x-")),
  );
  const key = JSON.stringify(own);
  const known = schemas.get(key) ?? own;
  schemas.set(key, known);
  return known;
}

/** The plainest value of a schema. Throws if there is none. */
function sampleLike(schema: JsonSchema, root: object): unknown {
  const { samples } = knownIn(root);
  const one = alike(schema, root);
  if (!samples.has(one)) samples.set(one, sampleOf(one, { root }));
  return samples.get(one);
}

/** What examples say together; `undefined`: nothing. */
function toldBy(schema: JsonSchema, options: SampleOptions, way: readonly string[]): unknown {
  const { components, judge } = options;
  const {
    $ref,
    type,
    example,
    examples,
    enum: listed,
    const: only,
    default: usual,
    ...rest
  } = keywordsOf(schema);
  const given = [example, ...(Array.isArray(examples) ? examples : []), usual, only, listed?.[0]].find(
    (one) => one !== undefined && isJsonValue(one) && judge(alike(schema, options.root))(one),
  );
  if (given !== undefined) return given;
  const name = componentNameOf($ref);
  if (name !== undefined)
    return way.includes(name) ? undefined : toldBy(components[name] ?? true, options, [...way, name]);
  if (way.length > 20) return undefined;
  const inside = [...way, ""];
  const { properties = {}, required = [], allOf, items } = rest;
  if (type === "array" && items !== undefined) {
    const item = toldBy(items, options, inside);
    return item === undefined ? undefined : [item];
  }
  if (type !== "object" && !allOf) return undefined;
  const parts = (allOf ?? []).map((part) => toldBy(part, options, inside));
  const fields = Object.entries(properties).flatMap(([key, field]) => {
    const told = toldBy(field, options, inside);
    if (told !== undefined) return [[key, told] as const];
    return required.includes(key) ? [[key, plainest(field, options)] as const] : [];
  });
  const made = Object.assign({}, ...parts, Object.fromEntries(fields)) as Readonly<Record<string, unknown>>;
  return Object.keys(made).length > 0 ? made : undefined;
}

function plainest(schema: JsonSchema, { root }: SampleOptions): unknown {
  try {
    return sampleLike(schema, root);
  } catch {
    return null;
  }
}
