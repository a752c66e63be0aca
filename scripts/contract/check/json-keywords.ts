import type { Problem } from "../../lib/problem.ts";
import { unjudgedKeywords } from "../json-judge.ts";
import { contractProblem } from "../problems.ts";
import { keywordsOn } from "../schema-keywords.ts";
import type { ZodNode } from "../schemas/walk.ts";

/** `jsonSchema()` only gets keywords that values can be checked by. */
export function jsonKeywords({ schema, path }: ZodNode): Problem[] {
  return keywordsOn(schema)
    .flatMap(unjudgedKeywords)
    .map(({ keyword, reason }) =>
      reason === undefined
        ? contractProblem("json-schema-keyword", { path, keyword }, { pointer: path })
        : contractProblem("json-schema-keyword:reason", { path, keyword, reason }, { pointer: path }),
    );
}
