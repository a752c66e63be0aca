import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";

/** How a schema returns another value than its input, and what to write instead. */
interface Change {
  /** After "The schema at `…`". */
  readonly what: string;
  readonly fix: string;
}

const travelling = "Describe the form that travels; change the value in the server, after the check.";

/**
 * Schemas that change a value, or judge another than the one that travels. A document tells one
 * form, so caller and server would each hold another one for right. Defaults are no change: they
 * are told.
 */
export function changes({ schema, path }: ZodNode): Problem[] {
  return [ofSchema(schema), ...checksOf(schema).map(ofCheck)].flatMap((change) =>
    change
      ? [
          {
            code: "value-changes",
            message: `The schema at \`${path}\` ${change.what}, so the value that is judged or handed over is not the one that travels.`,
            pointer: path,
            fix: change.fix,
          },
        ]
      : [],
  );
}

/** The checks that are hung onto a schema: `.min()`, `.refine()`, `.trim()` and the like. */
export function checksOf(schema: z.ZodType): readonly z.core.$ZodCheck[] {
  return (definitionOf(schema)["checks"] ?? []) as readonly z.core.$ZodCheck[];
}

function ofSchema(schema: z.ZodType): Change | undefined {
  const { type, coerce, format, normalize, in: input, out } = definitionOf(schema);
  if (coerce === true)
    return {
      what: "coerces",
      fix: "Use the schema without `coerce`: parameters are decoded by their type before Zod sees them.",
    };
  if (schema._zod.bag["fallbackRun"])
    return {
      what: "is judged by a parser of its own, as by `z.withParser()` or `z.compile()`",
      fix: "Use the schema that it was made from.",
    };
  if (type === "success")
    return { what: "gives whether another one took the value", fix: "Use `z.boolean()`." };
  if (type === "string" && format === "url") return url(normalize);
  if (type !== "pipe") return undefined;
  const traits = schema._zod.traits;
  if (traits.has("ZodPreprocess")) return { what: "has a `z.preprocess()`", fix: travelling };
  if (traits.has("ZodCodec"))
    return {
      what: "is a codec, as `z.codec()` and `z.stringbool()`",
      fix: `${travelling} For a boolean in text use \`z.enum(["true", "false"])\`.`,
    };
  const functions = [input, out].some((side) => definitionOf(side as z.ZodType).type === "transform");
  return functions
    ? { what: "has a `.transform()`", fix: travelling }
    : {
        what: "has a `.pipe()`",
        fix: `${travelling} Two schemas of one form are one with the rules of both.`,
      };
}

function ofCheck({ _zod }: z.core.$ZodCheck): Change | undefined {
  const { check, format, normalize } = _zod.def as { check: string; format?: string; normalize?: boolean };
  if (check === "string_format" && format === "url") return url(normalize);
  if (check !== "overwrite") return undefined;
  return {
    what: "overwrites what it is given, as `.trim()`, `.toLowerCase()` or `.normalize()`",
    fix: "Take `.trim()`, `.toLowerCase()` and the like out; say what is accepted with `.regex(…)`, and change the value in the server.",
  };
}

function url(normalize: unknown): Change {
  return {
    what: normalize
      ? "normalises a URL"
      : "reads a URL as `z.url()` does, which drops spaces and line breaks",
    fix: "Use `url()` of the vocabulary, or `z.string().regex(…)` for other schemes than `http` and `https`.",
  };
}
