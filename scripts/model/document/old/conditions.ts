import { isObject, type Json } from "../../../lib/json.ts";

/** Rewrites `if`, `dependentRequired`, `dependentSchemas` and `contains` with `not` and `anyOf`. */
export function withoutConditions(schema: Json): Json {
  const { if: condition, then, else: otherwise, dependentRequired, dependentSchemas, ...rest } = schema;
  const { contains, minContains, maxContains, ...others } = rest;
  const added: Json[] = [];
  if (condition !== undefined) {
    if (then !== undefined) added.push({ anyOf: [{ not: condition }, then] });
    if (otherwise !== undefined) added.push({ anyOf: [condition, otherwise] });
  }
  for (const [name, needed] of entriesOf(dependentRequired))
    added.push({ anyOf: [{ not: having(name) }, { required: needed }] });
  for (const [name, needed] of entriesOf(dependentSchemas))
    added.push({ anyOf: [{ not: having(name) }, needed] });
  const isOne = minContains === undefined || minContains === 1;
  // A list contains a matching item unless all of its items don't match.
  if (contains !== undefined && isOne && maxContains === undefined)
    added.push({ not: { type: "array", items: { not: contains } } });
  const left = contains !== undefined && !(isOne && maxContains === undefined) ? rest : others;
  if (added.length === 0) return left;
  return { ...left, allOf: [...(Array.isArray(left["allOf"]) ? left["allOf"] : []), ...added] };
}

function having(name: string): Json {
  return { type: "object", required: [name] };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}
