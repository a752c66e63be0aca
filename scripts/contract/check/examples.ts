import { z } from "zod";
import type { Problem } from "../../problem.ts";
import type { Body } from "../body.ts";
import { fileFields } from "../schemas/files.ts";
import { definitionOf } from "../schemas/walk.ts";
import type { Check } from "./index.ts";

/** Every body has an example, and every example is a value of its schema. */
export const checkExamples: Check = ({ operations }) =>
  operations.flatMap(({ operationId, params, query, headers, body, responses }) => {
    const base = `operations/${operationId}`;
    return [
      ...Object.entries({ params, query, headers }).flatMap(([part, shape]) =>
        Object.entries(shape ?? {}).flatMap(([name, schema]) => ofSchema(schema, `${base}/${part}/${name}`)),
      ),
      ...(body ? ofBody(body, `${base}/body`) : []),
      ...Object.entries(responses).flatMap(([status, response]) =>
        response.kind ? ofBody(response, `${base}/responses/${status}`) : [],
      ),
    ];
  });

function ofSchema(schema: z.ZodType, pointer: string): Problem[] {
  const examples: unknown = schema.meta()?.["examples"];
  if (!Array.isArray(examples)) return [];
  return examples.flatMap((value, index) => rejected(schema, value, `${pointer}/examples/${index}`));
}

function ofBody({ kind, schema, examples }: Body, pointer: string): Problem[] {
  if (!schema) return [];
  if (Object.keys(examples).length === 0)
    return [
      {
        code: "example-missing",
        message: `The body at \`${pointer}\` has no example.`,
        pointer,
        fix: "Give it one: `{ example: … }`, or `{ examples: { name: { summary, value } } }`.",
      },
    ];
  // Files are not in the examples of a multipart body.
  const judged = kind === "multipart" ? withoutFiles(schema) : schema;
  return Object.entries(examples).flatMap(([name, { value }]) =>
    rejected(judged, value, `${pointer}/examples/${name}`),
  );
}

function withoutFiles(schema: z.ZodType): z.ZodType {
  const files = new Set(fileFields(schema).map(({ name }) => name));
  const fields = Object.entries(definitionOf(schema).shape ?? {});
  return z.object(Object.fromEntries(fields.filter(([name]) => !files.has(name))));
}

function rejected(schema: z.ZodType, value: unknown, pointer: string): Problem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => {
    const place = [pointer, ...path.map(String)].join("/");
    return {
      code: "example-rejected",
      message: `The schema rejects the example at \`${place}\`: ${message} (value: ${shown(at(value, path))}).`,
      pointer: place,
      fix: "Correct the example or the schema.",
    };
  });
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "missing";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
