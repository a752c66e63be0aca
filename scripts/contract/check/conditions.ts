import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";
import { checksOf } from "./changes.ts";

/** The checks of Zod that a document can express, by the kind of schema that they belong to. */
const sayable: Readonly<Record<string, ReadonlySet<string>>> = {
  string: new Set(["min_length", "max_length", "length_equals", "string_format"]),
  number: new Set(["greater_than", "less_than", "multiple_of", "number_format"]),
  array: new Set(["min_length", "max_length", "length_equals"]),
};

/** Checks that another rule covers. */
const elsewhere: ReadonlySet<string> = new Set(["overwrite", "custom"]);

/** A schema checks nothing beyond its type but what a document can express or what is declared. */
export function conditions(node: ZodNode): Problem[] {
  const { type } = definitionOf(node.schema);
  const { path } = node;
  return [
    ...ownFunction(node),
    ...[node.schema as unknown as z.core.$ZodCheck, ...checksOf(node.schema)].flatMap(({ _zod }) =>
      flags(_zod.def, node),
    ),
    ...checksOf(node.schema).flatMap(({ _zod }): Problem[] => {
      const { check, params, position } = _zod.def as {
        check: string;
        params?: { rule?: unknown; keywords?: unknown };
        position?: number;
      };
      if (check === "custom")
        return params?.rule === undefined && params?.keywords === undefined ? [notDeclared(node)] : [];
      if (check === "string_format" && position)
        return [contractProblem("condition-not-sayable:position", { path }, { pointer: path })];
      if (elsewhere.has(check) || sayable[type]?.has(check)) return [];
      return [contractProblem("condition-not-sayable", { path, check, type }, { pointer: path })];
    }),
  ];
}

/** A string format whose test is a function, as `z.stringFormat("…", (text) => …)`. */
function ownFunction(node: ZodNode): Problem[] {
  const { type, check, fn, pattern } = definitionOf(node.schema);
  return type === "string" && check === "string_format" && fn && !pattern ? [notDeclared(node)] : [];
}

function notDeclared({ path }: ZodNode): Problem {
  return contractProblem("condition-not-declared", { path }, { pointer: path });
}

/** `u` and `v` are allowed, because a document's patterns are Unicode patterns anyway. */
function flags(definition: object, { path }: ZodNode): Problem[] {
  const { pattern } = definition as { pattern?: unknown };
  if (!(pattern instanceof RegExp) || !/[ims]/.test(pattern.flags)) return [];
  return [contractProblem("pattern-with-flags", { pattern: String(pattern), path }, { pointer: path })];
}
