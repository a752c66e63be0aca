import type { z } from "zod";
import type { Problem } from "../../problem.ts";
import type { Api } from "../api.ts";
import { resolveContract } from "../resolve.ts";
import { componentName } from "../schemas/named.ts";
import { rootsOf } from "../schemas/roots.ts";
import { childrenOf, definitionOf, walk, type ZodNode } from "../schemas/walk.ts";
import { changes } from "./changes.ts";
import { conditions } from "./conditions.ts";
import { saidValues } from "./defaults.ts";
import type { Check } from "./index.ts";
import { names } from "./property-names.ts";
import { records } from "./records.ts";

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

const unknownKind = "Use one of Zod's own kinds of schemas that the toolchain knows.";

/** Kinds with a form; all others are none of Zod's, or newer than this toolchain. */
const formed: ReadonlySet<string> = new Set([
  ...["string", "number", "boolean", "null", "any", "unknown", "literal", "enum", "template_literal"],
  ...["object", "array", "tuple", "record", "union", "intersection", "lazy"],
  ...["optional", "nullable", "nonoptional", "readonly", "default", "prefault", "pipe", "success"],
]);

/** Every schema has a JSON form, gives what it takes, says all that it refuses, and names what holds itself. */
export const checkSchemas: Check = (api) =>
  nodesOf(api).flatMap((node) => [
    ...form(node),
    ...recursion(node),
    ...changes(node),
    ...conditions(node),
    ...saidValues(node),
    ...names(node),
    ...records(node),
  ]);

/** Every schema of an API, each once. */
export function nodesOf(api: Api): ZodNode[] {
  const seen = new Set<z.ZodType>();
  return rootsOf(contractOf(api)).flatMap(({ schema, pointer }) => [
    ...walk({ schema, path: pointer }, seen),
  ]);
}

/** Fields that only `resolve` needs are checked by others; here just the schemas count. */
export function contractOf(api: Api) {
  const sections = api.operations.map(({ section }) => ({
    id: section,
    title: section,
    description: section,
  }));
  return resolveContract({ ...api, sections: [...api.sections, ...sections] });
}

function form({ schema, path }: ZodNode): Problem[] {
  const { type } = definitionOf(schema);
  const fix = formless[type] ?? (formed.has(type) ? undefined : unknownKind);
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
