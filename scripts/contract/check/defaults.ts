import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { isMadeByFunction } from "../schemas/made-default.ts";
import { childrenOf, definitionOf, type ZodNode } from "../schemas/walk.ts";
import { rejected, valueInMessage } from "./rejected.ts";

/** What a schema says of its values must be one: its default, and the examples of its `.meta()`. */
export function saidValues(node: ZodNode): Problem[] {
  return [...defaultOf(node), ...uselessDefaults(node), ...examplesOf(node)];
}

function defaultOf({ schema, path }: ZodNode): Problem[] {
  const { type, innerType, ...definition } = definitionOf(schema);
  if (type !== "default" && type !== "prefault") return [];
  const problem = (code: string, words: string, fix: string): Problem[] => [
    { code, message: `The default at \`${path}\` ${words}.`, pointer: path, fix },
  ];
  if (isMadeByFunction(schema))
    return problem(
      "default-made-by-function",
      "is made by a function, so a document can't tell it",
      "Write the value itself, or `.optional()` and say in the description what the server puts there.",
    );
  const value = definition["defaultValue"];
  if (value === undefined)
    return problem("default-undefined", "is `undefined`, which is none", "Use `.optional()`.");
  if (!isJson(value))
    return problem("default-without-form", "has no form in JSON", "Give it as the value that travels.");
  const { error, data } = (innerType as z.ZodType).safeParse(value);
  // Zod returns a default unchecked; a prefault goes through the schema.
  if (!error && type === "default" && !isDeepStrictEqual(data, value))
    return problem(
      "default-incomplete",
      `is \`${valueInMessage(value)}\`, which its own schema makes \`${valueInMessage(data)}\` of, but a default does not go through the schema`,
      "Write the whole value as the server gets it, or use `.prefault()`.",
    );
  const issue = error?.issues[0];
  if (!issue) return [];
  const place = issue.path.length > 0 ? ` at \`${issue.path.map(String).join("/")}\`` : "";
  return problem(
    "default-rejected",
    `is \`${valueInMessage(value)}\`, which its own schema rejects${place}: ${issue.message}`,
    "Correct the default or the schema.",
  );
}

/** A default that nothing ever fills in, as the value can't be absent there: JSON has no `undefined`. */
function uselessDefaults(node: ZodNode): Problem[] {
  const { type, keyType, partial } = definitionOf(node.schema);
  const isListed = keyType && (keyType as z.ZodType)._zod.values && !partial;
  if (type !== "array" && type !== "intersection" && (type !== "record" || isListed)) return [];
  return childrenOf(node)
    .filter(({ schema }) => ["default", "prefault"].includes(definitionOf(schema).type))
    .map(({ path }) => ({
      code: "default-without-effect",
      message: `The schema at \`${path}\` has a default, but the value is never absent there.`,
      pointer: path,
      fix: "Take `.default()` out, or put it on the field that may be absent.",
    }));
}

function examplesOf({ schema, path }: ZodNode): Problem[] {
  const { example, examples } = (schema.meta() ?? {}) as Readonly<Record<string, unknown>>;
  const values: [string, unknown][] = Array.isArray(examples)
    ? examples.map((value, index) => [`examples/${index}`, value])
    : [];
  if (example !== undefined) values.push(["example", example]);
  return values.flatMap(([step, value]) => rejected(schema, value, `${path}/${step}`));
}

/** Whether a value comes back from JSON as it was. */
function isJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null)
    return ["string", "boolean", "object"].includes(typeof value);
  if (Array.isArray(value)) return value.every(isJson);
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === null || prototype === Object.prototype) && Object.values(value).every(isJson);
}
