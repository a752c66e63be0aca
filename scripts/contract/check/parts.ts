import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { definitionOf, isZodSchema, madeLater, type ZodNode } from "../schemas/walk.ts";
import type { ContractCheck } from "./index.ts";
import { nodesOf } from "./schemas.ts";

/** The parts of a definition that must be schemas, by its kind. */
const single: Readonly<Record<string, readonly string[]>> = {
  array: ["element"],
  record: ["keyType", "valueType"],
  intersection: ["left", "right"],
  ...Object.fromEntries(
    ["optional", "nullable", "nonoptional", "readonly", "default", "prefault", "catch", "success"].map(
      (kind) => [kind, ["innerType"]],
    ),
  ),
};
const several: Readonly<Record<string, string>> = { tuple: "items", union: "options" };

/** Every part of a schema is itself a schema. All other checks rely on that. */
export const checkParts: ContractCheck = (api) => {
  try {
    return nodesOf(api).flatMap(ofNode);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [contractProblem("schema-endless", {})];
  }
};

function ofNode({ schema, path }: ZodNode): Problem[] {
  const definition = definitionOf(schema);
  const list = definition[several[definition.type] ?? ""];
  const parts: [name: string, part: unknown][] = [
    ...Object.entries(definition.shape ?? {}),
    ...(single[definition.type] ?? []).map((key): [string, unknown] => [key, definition[key]]),
    ...(definition.type === "lazy" ? [["getter", madeLater(schema)] as [string, unknown]] : []),
    ...(Array.isArray(list) ? list.map((part, index): [string, unknown] => [String(index), part]) : []),
  ];
  return parts
    .filter(([, part]) => !isZodSchema(part))
    .map(([name, part]) => {
      const values = { part: name, type: definition.type, path };
      return part === undefined
        ? contractProblem("part-without-schema:undefined", values, { pointer: path })
        : contractProblem("part-without-schema", { ...values, given: typeof part }, { pointer: path });
    });
}
