import type { z } from "zod";
import type { Problem } from "../../problem.ts";
import type { Operation } from "../operation.ts";
import { definitionOf } from "../schemas/walk.ts";
import type { Check } from "./index.ts";

/** Laws and pagination name parameters and fields that exist. */
export const checkLaws: Check = ({ operations }) =>
  operations.flatMap((operation) => {
    const { operationId, laws, pagination, params, query, body } = operation;
    const answer = success(operation);
    const base = `operations/${operationId}`;
    return [
      ...missing(
        Object.keys(laws?.identity ?? {}),
        Object.keys(params ?? {}),
        `${base}/laws/identity`,
        "path parameter",
      ),
      ...missing(laws?.sets ?? [], fieldsOf(body?.schema), `${base}/laws/sets`, "field of the request body"),
      ...missing(
        [...(laws?.keeps ?? []), ...(laws?.forward ?? [])],
        fieldsOf(answer),
        `${base}/laws`,
        "field of the response",
      ),
      ...missing(
        pagination ? [pagination.cursor.parameter, ...(pagination.limit ? [pagination.limit] : [])] : [],
        Object.keys(query ?? {}),
        `${base}/pagination`,
        "query parameter",
      ),
      ...missing(
        pagination ? [pagination.items, pagination.cursor.next] : [],
        fieldsOf(answer),
        `${base}/pagination`,
        "field of the response",
      ),
    ];
  });

function success({ responses }: Operation): z.ZodType | undefined {
  return Object.entries(responses).flatMap(([status, response]) =>
    Number(status) < 300 && response.kind && response.schema ? [response.schema] : [],
  )[0];
}

/** The names of an object's fields, or of the fields of a union's options. */
function fieldsOf(schema: z.ZodType | undefined): string[] {
  if (!schema) return [];
  const { shape, ...definition } = definitionOf(schema);
  if (shape) return Object.keys(shape);
  const options = definition["options"];
  return Array.isArray(options) ? options.flatMap((option: z.ZodType) => fieldsOf(option)) : [];
}

function missing(
  used: readonly string[],
  known: readonly string[],
  pointer: string,
  what: string,
): Problem[] {
  return used
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: "unknown-field",
      message: `\`${pointer}\` names \`${name}\`, which is no ${what}; there are ${known.map((field) => `\`${field}\``).join(", ") || "none"}.`,
      pointer,
      fix: "Correct the name.",
    }));
}
