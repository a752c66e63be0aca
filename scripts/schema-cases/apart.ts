import { isObject, withProperty } from "../lib/json.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import { propertyNames } from "./children.ts";
import type { Maker } from "./maker.ts";
import { type Choice, flatten, type SchemaShape } from "./shape.ts";

/** One of each type, none of which many properties take. */
const foreign: readonly unknown[] = [false, 0, "", null, [], {}];

/**
 * An object of the chosen branches that no other branch of an exclusive union takes: properties that only the others
 * declare get a value that they refuse. `undefined` if there is none of that form.
 */
export function apartFromOthers(
  maker: Maker,
  { choices }: SchemaShape,
  value: unknown,
): Readonly<Record<string, unknown>> | undefined {
  if (!isObject(value)) return undefined;
  let apart: Readonly<Record<string, unknown>> | undefined = value;
  for (const choice of choices)
    for (const other of othersOf(choice)) {
      if (!apart) return undefined;
      const takes = maker.judge(other);
      if (takes(apart)) apart = refusedBy(maker, other, choice, apart);
    }
  return apart;
}

function othersOf({ union, index }: Choice): JsonSchema[] {
  if (union.keyword !== "oneOf") return [];
  return union.branches.filter((_branch, other) => other !== index).map(({ schema }) => schema);
}

/** The object with one property more, so that the branch refuses it and the chosen one takes it. */
function refusedBy(
  maker: Maker,
  branch: JsonSchema,
  { union, index }: Choice,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined {
  const own = maker.judge(union.branches[index]?.schema ?? true);
  const takes = maker.judge(branch);
  const { rules } = flatten(maker.root, [{ schema: branch, pointer: "" }]);
  for (const name of propertyNames(rules))
    for (const item of foreign) {
      if (maker.work.left-- <= 0) return undefined;
      const changed = withProperty(value, name, item);
      if (own(changed) && !takes(changed)) return changed;
    }
  return undefined;
}
