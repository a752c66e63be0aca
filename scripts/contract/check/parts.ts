import type { Problem } from "../../lib/problem.ts";
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

/** Every part of a schema is a schema, which all other checks rely on. */
export const checkParts: ContractCheck = (api) => {
  try {
    return nodesOf(api).flatMap(ofNode);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [
      {
        code: "schema-endless",
        message: "A schema of the spec holds another one, made anew, without end.",
        fix: "Make it once, name it with `.meta({ id })`, and refer to it: `const node = z.lazy(() => …)`, not a function.",
      },
    ];
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
    .map(([name, part]) => ({
      code: "part-without-schema",
      message: `\`${name}\` of the \`z.${definition.type}()\` at \`${path}\` is ${part === undefined ? "`undefined`" : `a value of the type \`${typeof part}\``}; expected a Zod schema.`,
      pointer: path,
      fix: "Give it a schema; one that is declared further down is reached by a getter: `get next() { return Node; }`.",
    }));
}
