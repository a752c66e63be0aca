import type { z } from "zod";
import type { Problem } from "../../problem.ts";
import type { Api } from "../api.ts";
import { resolveContract } from "../resolve.ts";
import { componentName } from "../schemas/components.ts";
import { rootsOf } from "../schemas/roots.ts";
import { childrenOf, definitionOf, walk, type ZodNode } from "../schemas/walk.ts";
import type { Check } from "./index.ts";

/** Kinds of Zod schemas without a form in JSON, and what to write instead. */
const formless: Readonly<Record<string, string>> = {
  bigint: "Use `z.int()`, or `z.string()` for numbers beyond 2^53.",
  never: "Leave the field out; `z.strictObject()` refuses unknown ones.",
  symbol: "Use `z.string()`.",
  undefined: "Use `.optional()` on the field.",
  void: "Leave the body out: `noContent()`.",
  date: "Use `z.iso.datetime()` or `z.iso.date()`: JSON has no dates.",
  map: "Use `z.record()`.",
  set: "Use `z.array()`.",
  function: "Leave it out.",
  promise: "Leave it out.",
  nan: "Leave it out: JSON has no NaN.",
  file: "Use `filePart()` in a multipart body.",
  catch: "Take `.catch()` out: it accepts anything.",
  transform: "Describe the form that travels; transform it in the server.",
  custom: "Use a schema with a form, and `rule()` for what JSON Schema can't say.",
};

/** Every schema has a JSON form, says all that it refuses, and names what holds itself. */
export const checkSchemas: Check = (api) =>
  nodesOf(api).flatMap((node) => [...form(node), ...recursion(node), ...checks(node)]);

/** Every schema of an API, each once. */
export function nodesOf(api: Api): ZodNode[] {
  const seen = new Set<z.ZodType>();
  return rootsOf(contractOf(api)).flatMap(({ schema, pointer }) => [
    ...walk({ schema, path: pointer }, seen),
  ]);
}

/** Fields that only `resolve` needs are checked by others; here just the schemas count. */
function contractOf(api: Api) {
  const sections = api.operations.map(({ section }) => ({
    id: section,
    title: section,
    description: section,
  }));
  return resolveContract({ ...api, sections: [...api.sections, ...sections] });
}

function form({ schema, path }: ZodNode): Problem[] {
  const { type } = definitionOf(schema);
  const fix = formless[type];
  // An author's own `type` gives it a form; filePart does that.
  if (!fix || schema.meta()?.["type"]) return [];
  return [
    {
      code: "no-json-form",
      message: `\`${path}\` is a \`z.${type}()\`, which has no JSON form.`,
      pointer: path,
      fix,
    },
  ];
}

/** What a schema checks beside its type must be something that a document can say, or that is declared. */
function checks({ schema, path }: ZodNode): Problem[] {
  const all = (definitionOf(schema)["checks"] ?? []) as readonly z.core.$ZodCheck[];
  return all.flatMap(({ _zod }): Problem[] => {
    const { check, pattern, params } = _zod.def as Partial<Record<"params", { rule?: unknown }>> & {
      check: string;
      pattern?: RegExp;
    };
    // `u` and `v` are how patterns are read anyway.
    if (pattern?.flags.match(/[ims]/))
      return [
        {
          code: "pattern-with-flags",
          message: `The pattern \`${pattern}\` at \`${path}\` has flags, which a document can't say.`,
          pointer: path,
          fix: "Write the pattern without flags: `[aA]` for `i`, `[^]` for `s`.",
        },
      ];
    if (check === "custom" && params?.rule === undefined)
      return [
        {
          code: "condition-not-declared",
          message: `The schema at \`${path}\` has a condition of its own, as by \`.refine()\`, which a document can't say.`,
          pointer: path,
          fix: "Declare the condition with `rule(schema, { holds, sentence })` of the vocabulary.",
        },
      ];
    return [];
  });
}

/** A schema that is its own part must have a name, as a document can only refer to names. */
function recursion(node: ZodNode): Problem[] {
  if (!["object", "lazy"].includes(definitionOf(node.schema).type) || componentName(node.schema)) return [];
  if (!reachesItself(node)) return [];
  return [
    {
      code: "recursion-without-name",
      message: `The schema at \`${node.path}\` contains itself and has no name.`,
      pointer: node.path,
      fix: 'Name it: `.meta({ id: "…" })`; in place of `z.json()` write `z.unknown()`: all that travels is JSON.',
    },
  ];
}

function reachesItself(node: ZodNode): boolean {
  const seen = new Set<z.ZodType>();
  const pending = childrenUnnamed(node);
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.schema === node.schema) return true;
    if (seen.has(next.schema)) continue;
    seen.add(next.schema);
    pending.push(...childrenUnnamed(next));
  }
  return false;
}

function childrenUnnamed(node: ZodNode): ZodNode[] {
  return childrenOf(node).filter(({ schema }) => !componentName(schema));
}
