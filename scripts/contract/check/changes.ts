import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem, type contractProblems } from "../problems.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";

/** How a schema returns another value than its input. */
type Change = Extract<keyof typeof contractProblems, `value-changes:${string}`>;

/**
 * Finds schemas that change a value, or check another value than the one that is sent. A document describes only one
 * form, so caller and server would disagree. Defaults don't count as changes, because the document states them.
 */
export function changes({ schema, path }: ZodNode): Problem[] {
  return [ofSchema(schema), ...checksOf(schema).map(ofCheck)].flatMap((change) =>
    change ? [contractProblem(change, { path }, { pointer: path })] : [],
  );
}

/** The checks that are attached to a schema: `.min()`, `.refine()`, `.trim()` and the like. */
export function checksOf(schema: z.ZodType): readonly z.core.$ZodCheck[] {
  return (definitionOf(schema)["checks"] ?? []) as readonly z.core.$ZodCheck[];
}

function ofSchema(schema: z.ZodType): Change | undefined {
  const { type, coerce, format, normalize, in: input, out } = definitionOf(schema);
  if (coerce === true) return "value-changes:coerce";
  if (schema._zod.bag["fallbackRun"]) return "value-changes:parser";
  if (type === "success") return "value-changes:success";
  if (type === "string" && format === "url") return url(normalize);
  if (type !== "pipe") return undefined;
  const traits = schema._zod.traits;
  if (traits.has("ZodPreprocess")) return "value-changes:preprocess";
  if (traits.has("ZodCodec")) return "value-changes:codec";
  const functions = [input, out].some((side) => definitionOf(side as z.ZodType).type === "transform");
  return functions ? "value-changes:transform" : "value-changes:pipe";
}

function ofCheck({ _zod }: z.core.$ZodCheck): Change | undefined {
  const { check, format, normalize } = _zod.def as { check: string; format?: string; normalize?: boolean };
  if (check === "string_format" && format === "url") return url(normalize);
  return check === "overwrite" ? "value-changes:overwrite" : undefined;
}

function url(normalize: unknown): Change {
  return normalize ? "value-changes:normalized-url" : "value-changes:url";
}
