import { isObject } from "../lib/json.ts";
import { contentJudge } from "./check.ts";
import { itemSites, propertySites } from "./children.ts";
import type { Maker } from "./maker.ts";
import { shapesAt } from "./shape.ts";
import type { SchemaSite } from "./site.ts";

/** How many values are kept per schema, and how many items of an array are looked at. */
const most = 8;

/** The values that people wrote for a schema object, in it or around it. */
export function learnedFor(maker: Maker, schema: object): readonly unknown[] {
  return maker.lessons.valuesOf(schema, most, ({ number, schema: whole, values }) => {
    for (const value of values)
      if (maker.judge(whole)(value)) learn(maker, number, [{ schema: whole, pointer: "" }], value);
  });
}

function learn(maker: Maker, number: number, sites: readonly SchemaSite[], value: unknown): void {
  const shapes = shapesAt(maker.root, sites);
  for (const { rules } of shapes) {
    if (shapes.length > 1 && !contentJudge(maker, rules)(value)) continue;
    for (const schema of new Set(rules.map((rule) => rule.schema)))
      maker.lessons.note(schema, { number, value });
    if (Array.isArray(value))
      for (const [index, item] of value.slice(0, most).entries())
        learn(maker, number, itemSites(rules, index), item);
    else if (isObject(value))
      for (const [name, item] of Object.entries(value))
        learn(maker, number, propertySites(rules, name), item);
  }
}
