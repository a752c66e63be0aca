import type { z } from "zod";
import type { Contract } from "../contract.ts";
import { rootsOf } from "./roots.ts";
import { walk } from "./walk.ts";

/** The name under which a schema stands in `components/schemas`: the `id` of its own `.meta()`. */
export function componentName(schema: z.ZodType): string | undefined {
  const id: unknown = schema.meta()?.id;
  return typeof id === "string" ? id : undefined;
}

/** The contract's named schemas, sorted by name. */
export function componentsOf(contract: Contract): ReadonlyMap<string, z.ZodType> {
  const named = new Map<string, z.ZodType>();
  const seen = new Set<z.ZodType>();
  for (const { schema, pointer } of rootsOf(contract))
    for (const node of walk({ schema, path: pointer }, seen)) {
      const name = componentName(node.schema);
      if (name) named.set(name, node.schema);
    }
  return new Map([...named].sort(([a], [b]) => (a < b ? -1 : 1)));
}
