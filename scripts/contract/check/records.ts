import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";
import { checksOf } from "./changes.ts";

/** A record's names are strings in a document, and its rules hold for every name. */
export function records({ schema, path }: ZodNode): Problem[] {
  const { type, keyType, mode, partial } = definitionOf(schema);
  if (type !== "record") return [];
  const fault = mode === "loose" ? loose : faultOf(keyType as z.ZodType, partial === true);
  if (!fault) return [];
  return [
    {
      code: "record-names",
      message: `The record at \`${path}\` ${fault.what}.`,
      pointer: path,
      fix: fault.fix,
    },
  ];
}

interface Fault {
  readonly what: string;
  readonly fix: string;
}

const loose: Fault = {
  what: "is a `z.looseRecord()`, which takes names that are none of its own with any value",
  fix: "Use `z.record()`, or `z.object({ … }).catchall(…)` where some names are known.",
};

const numbers: Fault = {
  what: "has numbers as names, of which JSON has none and Zod reads several texts as one",
  fix: "Use `z.record(z.string().regex(/^\\d+$/), …)` for integers, or `z.enum([…])` of texts.",
};

const kinds: ReadonlySet<string> = new Set(["string", "enum", "literal", "template_literal"]);

function faultOf(key: z.ZodType, partial: boolean, whole = key): Fault | undefined {
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
    return {
      what: `has names of the kind \`z.${type}()\``,
      fix: "Use `z.string()`, `z.enum()`, `z.literal()`, `z.templateLiteral()`, or a `z.union()` of these for the names.",
    };
  if (checksOf(key).some(({ _zod }) => _zod.def.check === "custom"))
    return {
      what: "has names with a rule",
      fix: "Put the `rule()` on the record, or say what names there are with `z.string().regex(…)`.",
    };
  const isListed = whole._zod.values !== undefined && !partial;
  const values = [...(key._zod.values ?? [])];
  if (values.some((value) => typeof value !== "string" && typeof value !== "number"))
    return { what: "has names that are no texts", fix: "Use texts: `z.enum([…])`." };
  return !isListed && values.some((value) => typeof value === "number") ? numbers : undefined;
}
