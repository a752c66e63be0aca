import { z } from "zod";
import type { SchemaObject } from "../lib/json-schema.ts";
import { jsonJudge } from "./json-judge.ts";
import { withCondition } from "./schema.ts";
import { jsonSchemaOf } from "./schemas/json-schema.ts";

/** What {@link jsonSchema} and {@link not} leave on a schema. */
interface DeclaredKeywords {
  readonly keywords: SchemaObject;
}

/**
 * Keywords of JSON Schema that Zod has no word for: beside what `base` says, or, without it, all that is said. They stand
 * in the document as they are, and values are checked by them: `jsonSchema({ minProperties: 1 }, z.object({ … }))`.
 */
export function jsonSchema<Schema extends z.ZodType>(keywords: SchemaObject, base: Schema): Schema;
// Without a type of the author's, the value is of the type that the document says.
// biome-ignore lint/suspicious/noExplicitAny: it is to be assignable both ways.
export function jsonSchema<Type = any>(keywords: SchemaObject): z.ZodType<Type, Type>;
export function jsonSchema(keywords: SchemaObject, base: z.ZodType = z.any()): z.ZodType {
  let judge: ReturnType<typeof jsonJudge> | undefined;
  return withKeywords(base, keywords, (value) => {
    judge ??= jsonJudge(keywords);
    return value !== undefined && judge(value);
  });
}

/** The values of `base` that are none of `refused`: `not(z.string(), z.enum(["admin", "root"]))`. */
export function not<Schema extends z.ZodType>(base: Schema, refused: z.ZodType): Schema {
  const { $schema: _dialect, ...keywords } = jsonSchemaOf(refused);
  return withKeywords(base, { not: keywords }, (value) => !refused.safeParse(value).success);
}

function withKeywords<Schema extends z.ZodType>(
  base: Schema,
  keywords: SchemaObject,
  holds: (value: unknown) => boolean,
): Schema {
  return withCondition(base, holds, { params: { keywords } satisfies DeclaredKeywords });
}

/** The keywords given to {@link jsonSchema} and {@link not} on this schema itself, in order. */
export function keywordsOn(schema: z.ZodType): readonly SchemaObject[] {
  const { checks = [] } = schema._zod.def as { readonly checks?: readonly z.core.$ZodCheck[] };
  return checks.flatMap(({ _zod }) => {
    const { params } = _zod.def as { readonly params?: Partial<DeclaredKeywords> };
    return params?.keywords ? [params.keywords] : [];
  });
}
