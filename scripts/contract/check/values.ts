import type { Problem } from "../../lib/problem.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";
import { checksOf } from "./changes.ts";

/** The values that a schema lists, and the numbers that bound it, are ones that JSON can hold. */
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
  const problem = (message: string, fix: string) => [
    { code: "value-without-form", message, pointer: path, fix },
  ];
  if (all.length === 0)
    return problem(
      `The schema at \`${path}\` lists no values, so that nothing is one of them.`,
      "List at least one value, or leave the field out.",
    );
  const odd = all.find((value) => !isPlain(value));
  if (odd === undefined && !all.includes(undefined)) return [];
  return problem(
    `The schema at \`${path}\` lists \`${String(odd)}\`, which has no form in JSON.`,
    "List texts, numbers, booleans and `null` only; `.optional()` says that a value may be missing.",
  );
}

function isPlain(value: unknown): boolean {
  return value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
}

/** `.min(Number.NaN)`, `.max(Infinity)`, `.multipleOf(0)`. */
function bound({ path }: ZodNode, definition: object): Problem[] {
  const { check, value, minimum, maximum, length } = definition as Readonly<Record<string, unknown>>;
  const numbers = [value, minimum, maximum, length].filter((one) => typeof one === "number");
  if (numbers.every(Number.isFinite) && !(check === "multiple_of" && value === 0)) return [];
  return [
    {
      code: "value-without-form",
      message: `The schema at \`${path}\` has the bound \`${numbers.join()}\`, which a document can't say.`,
      pointer: path,
      fix: "Use a finite number, not 0 for `.multipleOf()`, or take the bound out.",
    },
  ];
}
