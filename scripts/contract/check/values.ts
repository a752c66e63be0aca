import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";
import { checksOf } from "./changes.ts";

/** The values that a schema lists, and the numbers that bound it, have a JSON form. */
export function values(node: ZodNode): Problem[] {
  const { type, values: literals, entries, options } = definitionOf(node.schema);
  if (type === "literal") return listed(node, literals as readonly unknown[]);
  if (type === "enum") return listed(node, Object.values(entries as object));
  if (type === "union")
    return listed(
      node,
      (options as readonly unknown[]).map(() => null),
    );
  return checksOf(node.schema).flatMap(({ _zod }) => bound(node, _zod.def));
}

function listed({ path }: ZodNode, all: readonly unknown[]): Problem[] {
  if (all.length === 0) return [contractProblem("value-without-form:none", { path }, { pointer: path })];
  const odd = all.find((value) => !isPlain(value));
  if (odd === undefined && !all.includes(undefined)) return [];
  return [contractProblem("value-without-form:listed", { path, value: String(odd) }, { pointer: path })];
}

function isPlain(value: unknown): boolean {
  return value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
}

/** `.min(Number.NaN)`, `.max(Infinity)`, `.multipleOf(0)`. */
function bound({ path }: ZodNode, definition: object): Problem[] {
  const { check, value, minimum, maximum, length } = definition as Readonly<Record<string, unknown>>;
  const numbers = [value, minimum, maximum, length].filter((one) => typeof one === "number");
  if (numbers.every(Number.isFinite) && !(check === "multiple_of" && value === 0)) return [];
  return [contractProblem("value-without-form:bound", { path, bound: numbers.join() }, { pointer: path })];
}
