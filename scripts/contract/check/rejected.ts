import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";

/** A problem for each rule of a schema that an example of it breaks; `pointer` is the example's place. */
export function rejected(schema: z.ZodType, value: unknown, pointer: string): Problem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => {
    const place = [pointer, ...path.map(String)].join("/");
    return contractProblem(
      "example-rejected",
      { place, reason: message, value: valueInMessage(at(value, path)) },
      { pointer: place },
    );
  });
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}

/** A value in a message, cut to a line. */
export function valueInMessage(value: unknown): string {
  const text = JSON.stringify(value) ?? "missing";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
