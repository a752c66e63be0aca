import type { z } from "zod";
import type { Contract } from "../contract.ts";
import { componentName } from "./named.ts";
import { type RootSchema, rootsOf } from "./roots.ts";
import { walk } from "./walk.ts";

/** The contract's named schemas, sorted by name. */
export function componentsOf(contract: Contract): ReadonlyMap<string, z.ZodType> {
  return componentsIn(rootsOf(contract));
}

/** The named schemas among some, themselves or further in; sorted by name. */
export function componentsIn(
  roots: readonly Pick<RootSchema, "schema" | "pointer">[],
): ReadonlyMap<string, z.ZodType> {
  const named = new Map<string, z.ZodType>();
  const seen = new Set<z.ZodType>();
  for (const { schema, pointer } of roots)
    for (const node of walk({ schema, path: pointer }, seen)) {
      const name = componentName(node.schema);
      if (name) named.set(name, node.schema);
    }
  return new Map([...named].sort(([a], [b]) => (a < b ? -1 : 1)));
}
