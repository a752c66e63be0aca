import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";
import { checksOf } from "./changes.ts";

/** What a check of Zod's is told with in a document, by the kind of schema that it hangs on. */
const sayable: Readonly<Record<string, ReadonlySet<string>>> = {
  string: new Set(["min_length", "max_length", "length_equals", "string_format"]),
  number: new Set(["greater_than", "less_than", "multiple_of", "number_format"]),
  array: new Set(["min_length", "max_length", "length_equals"]),
};

/** Checks that another rule covers. */
const elsewhere: ReadonlySet<string> = new Set(["overwrite", "custom"]);

/** What a schema checks beside its type must be something that a document can say, or that is declared. */
export function conditions(node: ZodNode): Problem[] {
  const { type } = definitionOf(node.schema);
  return [
    ...ownFunction(node),
    ...[node.schema as unknown as z.core.$ZodCheck, ...checksOf(node.schema)].flatMap(({ _zod }) =>
      flags(_zod.def, node),
    ),
    ...checksOf(node.schema).flatMap(({ _zod }): Problem[] => {
      const { check, params, position } = _zod.def as {
        check: string;
        params?: { rule?: unknown };
        position?: number;
      };
      if (check === "custom") return params?.rule === undefined ? [notDeclared(node)] : [];
      if (check === "string_format" && position) return [fromPosition(node)];
      if (elsewhere.has(check) || sayable[type]?.has(check)) return [];
      return [notSayable(node, type, check)];
    }),
  ];
}

/** A string format whose test is a function, as `z.stringFormat("…", (text) => …)`. */
function ownFunction(node: ZodNode): Problem[] {
  const { type, check, fn, pattern } = definitionOf(node.schema);
  return type === "string" && check === "string_format" && fn && !pattern ? [notDeclared(node)] : [];
}

function notDeclared({ path }: ZodNode): Problem {
  return {
    code: "condition-not-declared",
    message: `The schema at \`${path}\` has a condition of its own, as by \`.refine()\`, which a document can't say.`,
    pointer: path,
    fix: "Declare the condition with `rule(schema, { holds, sentence })` of the vocabulary.",
  };
}

function notSayable({ path }: ZodNode, type: string, check: string): Problem {
  return {
    code: "condition-not-sayable",
    message: `The schema at \`${path}\` has the check \`${check}\`, which a document can't say of a \`z.${type}()\`.`,
    pointer: path,
    fix: "Put it on the string, number or array that it is about, or declare it with `rule(schema, { holds, sentence })`.",
  };
}

function fromPosition({ path }: ZodNode): Problem {
  return {
    code: "condition-not-sayable",
    message: `The schema at \`${path}\` looks for a text from a position on, which Zod and a document count differently.`,
    pointer: path,
    fix: "Use `.regex(…)`, or `.includes()` without a position.",
  };
}

/** `u` and `v` are how patterns are read anyway. */
function flags(definition: object, { path }: ZodNode): Problem[] {
  const { pattern } = definition as { pattern?: unknown };
  if (!(pattern instanceof RegExp) || !/[ims]/.test(pattern.flags)) return [];
  return [
    {
      code: "pattern-with-flags",
      message: `The pattern \`${pattern}\` at \`${path}\` has flags, which a document can't say.`,
      pointer: path,
      fix: "Write the pattern without flags: `[aA]` for `i`, `[^]` for `s`.",
    },
  ];
}
