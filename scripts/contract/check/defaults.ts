import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { isJsonValue } from "../../lib/json.ts";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { isMadeByFunction } from "../schemas/made-default.ts";
import { childrenOf, definitionOf, type ZodNode } from "../schemas/walk.ts";
import { rejected, valueInMessage } from "./rejected.ts";

/** A schema's default, and the examples in its `.meta()`, are valid values of it. */
export function saidValues(node: ZodNode): Problem[] {
  return [...defaultOf(node), ...uselessDefaults(node), ...examplesOf(node)];
}

function defaultOf({ schema, path }: ZodNode): Problem[] {
  const { type, innerType, ...definition } = definitionOf(schema);
  if (type !== "default" && type !== "prefault") return [];
  const place = { pointer: path };
  if (isMadeByFunction(schema)) return [contractProblem("default-made-by-function", { path }, place)];
  const value = definition["defaultValue"];
  if (value === undefined) return [contractProblem("default-undefined", { path }, place)];
  if (!isJsonValue(value)) return [contractProblem("default-without-form", { path }, place)];
  const shown = valueInMessage(value);
  const { error, data } = (innerType as z.ZodType).safeParse(value);
  // Zod returns a default unchecked; a prefault goes through the schema.
  if (!error && type === "default" && !isDeepStrictEqual(data, value))
    return [
      contractProblem("default-incomplete", { path, value: shown, parsed: valueInMessage(data) }, place),
    ];
  const issue = error?.issues[0];
  if (!issue) return [];
  const inside = issue.path.map(String).join("/");
  const values = { path, value: shown, reason: issue.message };
  return [
    inside === ""
      ? contractProblem("default-rejected", values, place)
      : contractProblem("default-rejected:inside", { ...values, inside }, place),
  ];
}

/** A default that nothing ever fills in, because the value can't be absent there: JSON has no `undefined`. */
function uselessDefaults(node: ZodNode): Problem[] {
  const { type, keyType, partial } = definitionOf(node.schema);
  const isListed = keyType && (keyType as z.ZodType)._zod.values && !partial;
  if (type !== "array" && type !== "intersection" && (type !== "record" || isListed)) return [];
  return childrenOf(node)
    .filter(({ schema }) => ["default", "prefault"].includes(definitionOf(schema).type))
    .map(({ path }) => contractProblem("default-without-effect", { path }, { pointer: path }));
}

function examplesOf({ schema, path }: ZodNode): Problem[] {
  const { example, examples } = (schema.meta() ?? {}) as Readonly<Record<string, unknown>>;
  const values: [string, unknown][] = Array.isArray(examples)
    ? examples.map((value, index) => [`examples/${index}`, value])
    : [];
  if (example !== undefined) values.push(["example", example]);
  return values.flatMap(([step, value]) => rejected(schema, value, `${path}/${step}`));
}
