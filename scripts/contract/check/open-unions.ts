import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { openMember } from "../schema.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";

/** Each option of an `openUnion()` has its own constant strings in the discriminator field. */
export function openUnions({ schema, path }: ZodNode): Problem[] {
  const { type, options = [] } = definitionOf(schema);
  const all = type === "union" ? (options as readonly z.ZodType[]) : [];
  const name = all.at(-1)?.meta()?.[openMember];
  if (typeof name !== "string") return [];
  const seen = new Set<unknown>();
  return all.slice(0, -1).flatMap((option, index) => {
    const values = [...(option._zod.propValues?.[name] ?? [])];
    const at = `${path}|${index}`;
    const isTold = values.length > 0 && values.every((value) => typeof value === "string");
    if (!isTold) return [contractProblem("open-union-option", { path: at, name }, { pointer: at })];
    const again = values.find((value) => seen.has(value));
    for (const value of values) seen.add(value);
    return again === undefined
      ? []
      : [contractProblem("open-union-twice", { path, name, value: String(again) }, { pointer: path })];
  });
}
