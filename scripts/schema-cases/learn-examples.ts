import { isObject } from "../lib/json.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import { contentJudge } from "./check.ts";
import { itemSites, propertySites } from "./children.ts";
import type { Maker } from "./maker.ts";
import { makerOf } from "./maker-of.ts";
import { shapesAt } from "./shape.ts";
import type { SchemaSite } from "./site.ts";

/** How many values are kept per schema, and how many items of an array are looked at. */
const most = 8;

/**
 * Learns values that people wrote for a schema of the document `root`, whole and in part: if
 * the engine finds no value for a place by itself, it uses these. Invalid ones are ignored.
 */
export function learnExamples(root: object, schema: JsonSchema, values: readonly unknown[]): void {
  const maker = makerOf(root);
  for (const value of values) if (maker.judge(schema)(value)) learn(maker, [{ schema, pointer: "" }], value);
}

function learn(maker: Maker, sites: readonly SchemaSite[], value: unknown): void {
  const shapes = shapesAt(maker.root, sites);
  for (const { rules } of shapes) {
    if (shapes.length > 1 && !contentJudge(maker, rules)(value)) continue;
    for (const schema of new Set(rules.map((rule) => rule.schema))) {
      const known = maker.given.get(schema) ?? [];
      if (known.length < most) maker.given.set(schema, [...known, value]);
    }
    if (Array.isArray(value))
      for (const [index, item] of value.slice(0, most).entries()) learn(maker, itemSites(rules, index), item);
    else if (isObject(value))
      for (const [name, item] of Object.entries(value)) learn(maker, propertySites(rules, name), item);
  }
}
