import { isObject } from "../../lib/json.ts";
import { resolveRef } from "../../lib/json-schema.ts";
import type { ApiModel } from "../../model/model.ts";

/** The most items of nested tuples: the compiler looks at each, even if they are the same tuple. */
const most = 10_000;

/** Throws if tuples are nested so often that the compiler would never finish. */
export function refuseVastTuples(api: ApiModel): void {
  const known = new Map<unknown, number>();
  const count = (schema: unknown): number => {
    if (!isObject(schema)) return 1;
    const done = known.get(schema);
    if (done !== undefined) return done;
    known.set(schema, 1);
    const { prefixItems, items, $ref } = schema;
    const below = Array.isArray(prefixItems) ? prefixItems : [];
    const target = typeof $ref === "string" ? resolveRef(api, $ref) : undefined;
    const sum = [...below, items, target].reduce<number>(
      (left, one) => left + (one === undefined ? 0 : count(one)),
      below.length,
    );
    known.set(schema, sum);
    return sum;
  };
  for (const [name, schema] of Object.entries(api.components.schemas))
    if (count(schema) > most)
      throw new Error(`the tuples in \`${name}\` hold more than ${most.toLocaleString("en")} items`);
}
