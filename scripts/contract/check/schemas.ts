import { z } from "zod";
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

/** Every schema has a JSON form, recursion goes through a named schema, and a name means one schema. */
export const checkSchemas: Check = (api) => {
  const problems: Problem[] = [];
  const named = new Map<string, ZodNode>();
  const seen = new Set<z.ZodType>();
  for (const { schema, pointer } of rootsOf(contractOf(api)))
    for (const node of walk({ schema, path: pointer }, seen)) {
      problems.push(...form(node), ...recursion(node), ...flags(node));
      const name = componentName(node.schema);
      const first = name ? named.get(name) : undefined;
      if (name && first && !same(first.schema, node.schema))
        problems.push({
          code: "component-name-twice",
          message: `Two different schemas have the name \`${name}\`: at \`${first.path}\` and at \`${node.path}\`.`,
          pointer: node.path,
          fix: "Give one of them another `id` in its `.meta()`.",
        });
      else if (name) named.set(name, node);
    }
  return problems;
};

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

/** JSON Schema's patterns have no flags; Zod would drop them. `u` and `v` are how they are read anyway. */
function flags({ schema, path }: ZodNode): Problem[] {
  const checks = (definitionOf(schema)["checks"] ?? []) as readonly z.core.$ZodCheck[];
  return checks.flatMap((check) => {
    const { pattern } = check._zod.def as { pattern?: RegExp };
    if (!pattern?.flags.match(/[ims]/)) return [];
    return [
      {
        code: "pattern-with-flags",
        message: `The pattern \`${pattern}\` at \`${path}\` has flags, which a document can't say.`,
        pointer: path,
        fix: "Write the pattern without flags: `[aA]` for `i`, `[^]` for `s`.",
      },
    ];
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
      fix: 'Name it: `.meta({ id: "…" })`.',
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

/** A schema may be built twice, as by a function; what counts is that it says the same. */
function same(a: z.ZodType, b: z.ZodType): boolean {
  const [left, right] = [a, b].map((schema) =>
    JSON.stringify(z.toJSONSchema(schema, { unrepresentable: "any" })),
  );
  return a === b || left === right;
}
