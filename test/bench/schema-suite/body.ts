import type { Json } from "../../../scripts/lib/json.ts";
import { isObject } from "../../../scripts/lib/json.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import { judgeOf, type SchemaJudge } from "../../../scripts/schema-cases/index.ts";
import type { Group } from "../diff/suite.ts";

/** The schemas of the suite, by file. */
export type Files = ReadonlyMap<string, readonly Group[]>;

const body = "#/components/schemas/Body";
const judges = new Map<JsonSchema, SchemaJudge>();

/** The document's judge of a schema, which has to judge every instance as the suite says. */
export function judgeFor({ schema }: Pick<Group, "schema">): SchemaJudge {
  const judge = judges.get(schema) ?? judgeOf(documentOf(schema))({ $ref: body });
  judges.set(schema, judge);
  return judge;
}

/** A document whose one request has this body. */
export function documentOf(schema: JsonSchema): Json {
  return {
    openapi: "3.1.0",
    info: { title: "Suite", version: "1.0.0" },
    paths: {
      "/a": {
        post: {
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: body } } },
          },
          responses: { 204: { description: "Done." } },
        },
      },
    },
    components: { schemas: { Body: rebased(schema) } },
  };
}

/** Whether a schema needs other documents or `$dynamicRef`s, which a bundled document has not. */
export function isUsable(group: Group): boolean {
  try {
    judgeFor(group)(null);
    return true;
  } catch {
    return false;
  }
}

/** A schema that stands at the root is a component of a document here; what is listed is no schema. */
function rebased(schema: JsonSchema): JsonSchema {
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([keyword, inside]) => {
        if (keyword === "enum" || keyword === "const") return [keyword, inside];
        const isReference = keyword === "$ref" && typeof inside === "string" && inside.startsWith("#");
        return [keyword, isReference ? body + inside.slice(1) : change(inside)];
      }),
    );
  };
  return change(schema) as JsonSchema;
}

/** Prints whether a promise holds; the exit code is 1 where it does not. */
export function expect(holds: boolean, promise: string, print: (line: string) => void): void {
  print(`  ${holds ? "✓" : "✗"} ${promise}`);
  if (!holds) process.exitCode = 1;
}
