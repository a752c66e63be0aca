import type { z } from "zod";
import type { JsonSchema } from "../lib/json-schema.ts";
import type { PartValue, TextPart, TextParts } from "../lib/text-template.ts";
import { sampleOf } from "../schema-cases/index.ts";
import type { Shape } from "./body.ts";
import { jsonSchemaOf } from "./schemas/json-schema.ts";

/** The parts of a text as plain data, each with an example. */
export function textPartsOf(shape: Shape): TextParts {
  return Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, partOf(name, schema)]));
}

function partOf(name: string, zod: z.ZodType): TextPart {
  const schema = schemaOf(zod);
  return { schema, example: exampleOf(name, zod, schema) };
}

/** The schema without what says nothing: the integers that JavaScript writes out. */
function schemaOf(zod: z.ZodType): JsonSchema {
  const { $schema: _, minimum, maximum, ...schema } = jsonSchemaOf(zod);
  return {
    ...schema,
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? {} : { minimum }),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum }),
  } as JsonSchema;
}

/** The author's example, or else a value that reads well, or else any. */
function exampleOf(name: string, zod: z.ZodType, schema: JsonSchema): PartValue {
  const { examples = [], enum: listed = [] } = schema as {
    readonly [key in "examples" | "enum"]?: unknown[];
  };
  const found = [...examples, ...listed, 3, 1, true, name].find((value) => zod.safeParse(value).success);
  return (found ?? sampleOf(schema, { root: {} }) ?? name) as PartValue;
}
