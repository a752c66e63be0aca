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
  if (!isTold) return sampleOf(schema, { root: options.root });
  return told;
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
    (one) => one !== undefined && isJsonValue(one) && judge(schema)(one),
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
    return sampleOf(schema, { root });
  } catch {
    return null;
  }
}
