import type { z } from "zod";
import { parameterHolders } from "../contract/parameter.ts";
import type { RejectedInputModel } from "../model/vocabulary.ts";
import type { Subject } from "./subject.ts";

/**
 * Whether the contract leaves open what happens with the probed parts of an input: a decision of the
 * operation names them all. What is not probed is the fixtures', and never open.
 */
export function isOpen({ operation, zod }: Subject, probed: RejectedInputModel): boolean {
  return zod.open(operation).some((decision) => {
    const wanted: boolean[] = [];
    for (const part of parameterHolders)
      for (const [name, schema] of Object.entries(decision[part] ?? {}))
        wanted.push(matches(schema, probed[part]?.[name]));
    if (decision.body) wanted.push("body" in probed && matches(decision.body, probed.body));
    return wanted.length > 0 && wanted.every(Boolean);
  });
}

function matches(schema: z.ZodType, value: unknown): boolean {
  return value !== undefined && schema.safeParse(value).success;
}
