import { tellsMultiple } from "../../schema-cases/index.ts";

/** The steps of all `multipleOf` in schemas. */
export function stepsOf(...schemas: readonly unknown[]): number[] {
  const texts = schemas.map((schema) => JSON.stringify(schema)).join();
  return [...new Set([...texts.matchAll(/"multipleOf":([-+.\de]+)/g)].map(([, step]) => Number(step)))];
}

/**
 * Whether a value contains a number that Zod can't distinguish from a multiple: its `multipleOf` allows for
 * rounding, by more the farther a number is from 0, and accepts everything next to 0. The document and the
 * client refuse what is not a multiple.
 */
export function isBeyondSteps(value: unknown, steps: readonly number[]): boolean {
  if (typeof value === "number") return !steps.every((step) => tellsMultiple(step, value));
  if (steps.length === 0 || typeof value !== "object" || value === null) return false;
  return Object.values(value).some((part) => isBeyondSteps(part, steps));
}
