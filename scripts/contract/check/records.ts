import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";
import { checksOf } from "./changes.ts";

/** A record's keys are strings in a document, and its rules apply to every key. */
export function records({ schema, path }: ZodNode): Problem[] {
  const { type, keyType, mode, partial } = definitionOf(schema);
  if (type !== "record") return [];
  const fault = mode === "loose" ? loose : faultOf(keyType as z.ZodType, partial === true);
  return fault ? [fault(path)] : [];
}

type RecordFault = (path: string) => Problem;

const loose: RecordFault = (path) => contractProblem("record-names:loose", { path }, { pointer: path });
const numbers: RecordFault = (path) => contractProblem("record-names:numbers", { path }, { pointer: path });

const kinds: ReadonlySet<string> = new Set(["string", "enum", "literal", "template_literal"]);

function faultOf(key: z.ZodType, partial: boolean, whole = key): RecordFault | undefined {
  const { type, options } = definitionOf(key);
  if (type === "union" && Array.isArray(options)) {
    for (const option of options as readonly z.ZodType[]) {
      const fault = faultOf(option, partial, whole);
      if (fault) return fault;
    }
    return undefined;
  }
  if (type === "number") return numbers;
  if (!kinds.has(type))
    return (path) => contractProblem("record-names:kind", { path, type }, { pointer: path });
  if (checksOf(key).some(({ _zod }) => _zod.def.check === "custom"))
    return (path) => contractProblem("record-names:rule", { path }, { pointer: path });
  const isListed = whole._zod.values !== undefined && !partial;
  const values = [...(key._zod.values ?? [])];
  if (values.some((value) => typeof value !== "string" && typeof value !== "number"))
    return (path) => contractProblem("record-names:not-texts", { path }, { pointer: path });
  return !isListed && values.some((value) => typeof value === "number") ? numbers : undefined;
}
