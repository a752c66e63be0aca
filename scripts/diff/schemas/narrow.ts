import { isObject, isSchema, type JsonSchema, resolveRef, sampleOf } from "../../cases/index.ts";
import { type Json, objectAt } from "../document.ts";
import { hashOf } from "./hash.ts";
import type { Placed } from "./judges.ts";

/** Keywords of an object whose properties have nothing to do with each other. */
const plain: ReadonlySet<string> = new Set([
  "type",
  "properties",
  "required",
  "title",
  "description",
  "examples",
]);

/**
 * Both schemas without the variety that they share: of an equal property there is one value, and none
 * where nobody needs it. Values are then drawn only where the two differ.
 */
export function narrowed(old: Placed, now: Placed, depth = 5): readonly [Placed, Placed] {
  const [before, after] = [plainObject(old), plainObject(now)];
  if (!before || !after || depth === 0) return [old, now];
  const [kept, changed]: [Record<string, JsonSchema>, Record<string, JsonSchema>] = [{}, {}];
  const [ours, theirs] = [objectAt(before, "properties"), objectAt(after, "properties")];
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [mine, yours] = [placedIn(old, ours[name]), placedIn(now, theirs[name])];
    if (mine && yours && hashOf(mine) === hashOf(yours)) {
      if (!isNeeded(before, name) && !isNeeded(after, name)) continue;
      kept[name] = changed[name] = { const: sampleOf(mine.schema, mine) };
    } else if (mine && yours) {
      const [one, other] = narrowed(mine, yours, depth - 1);
      [kept[name], changed[name]] = [one.schema, other.schema];
    } else {
      if (mine) kept[name] = mine.schema;
      if (yours) changed[name] = yours.schema;
    }
  }
  return [
    { ...old, schema: { ...before, properties: kept } },
    { ...now, schema: { ...after, properties: changed } },
  ];
}

/** The object that a schema is, or refers to, where its properties are independent. */
function plainObject({ root, schema }: Placed, hops = 0): Json | undefined {
  if (!isObject(schema) || hops > 20) return undefined;
  const keywords = Object.keys(schema).filter((keyword) => schema[keyword] !== undefined);
  if (keywords.length === 1 && typeof schema["$ref"] === "string")
    return plainObject({ root, schema: resolveRef(root, schema["$ref"]) ?? true }, hops + 1);
  const isPlain = keywords.every((keyword) => plain.has(keyword) || keyword.startsWith("x-"));
  return isPlain && schema["type"] === "object" ? schema : undefined;
}

function placedIn({ root }: Placed, schema: unknown): Placed | undefined {
  return isSchema(schema) ? { root, schema } : undefined;
}

function isNeeded({ required }: Json, name: string): boolean {
  return Array.isArray(required) && required.includes(name);
}
