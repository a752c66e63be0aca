import { z } from "zod";
import type { Problem } from "../../problem.ts";

const isSchema = (value: unknown) => typeof value === "object" && value !== null && "_zod" in value;
const schema = z.custom<z.ZodType>(isSchema, { error: "expected a Zod schema" });
const schemas = z.record(z.string(), schema).optional();
const text = z.string().trim().min(1);
const sharedError = z.looseObject({ status: z.int(), error: text, when: text });
const payload = { mediaType: text, examples: z.record(z.string(), z.unknown()), headers: schemas };
const bodies = [
  z.looseObject({ kind: z.enum(["json", "multipart"]), schema, ...payload }),
  z.looseObject({ kind: z.literal("binary"), ...payload }),
] as const;
const body = z.discriminatedUnion("kind", bodies, {
  error: "expected what `json()`, `multipart()` or `binary()` gives",
});
const noBody = z.looseObject({ kind: z.undefined().optional(), headers: schemas });
const response = z
  .custom((value) => !isSchema(value), "expected what `json()`, `binary()` or `noContent()` gives")
  .pipe(z.discriminatedUnion("kind", [...bodies, noBody]));

const day = z.iso.date("expected a day: `2026-12-31`");

const deprecation = z
  .looseObject({ since: day, sunset: day.optional() })
  .refine(({ since, sunset }) => sunset === undefined || since <= sunset, {
    path: ["sunset"],
    error: "expected a day after `since`",
  });

/** What must be there before an API can be looked at; the compiler says the rest, and the other checks. */
const form = z.looseObject({
  title: text,
  version: z.string().regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, "expected a semantic version: `1.2.3`"),
  description: text,
  summary: text,
  license: z.looseObject({ name: text, identifier: text }),
  contact: z.looseObject({ name: text, url: text }).optional(),
  servers: z.array(z.looseObject({ url: z.url() })).min(1),
  basePath: z
    .string()
    .regex(/^(?:\/[^/]+)*$/, "expected `` or a path that starts with `/` and does not end with it"),
  securitySchemes: z.record(
    z.string(),
    z.looseObject({ type: z.enum(["bearer", "apiKey"]), environment: text }),
  ),
  security: z.array(text),
  closedResponses: z.boolean().optional(),
  errors: z.looseObject({
    schema,
    textField: text,
    invalid: sharedError,
    unauthorized: sharedError,
    internal: sharedError,
    notFound: sharedError,
    methodNotAllowed: sharedError,
    tooLarge: sharedError,
  }),
  sections: z.array(z.looseObject({ id: text, title: text, description: text })),
  operations: z.array(
    z.looseObject({
      operationId: text,
      method: z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]),
      path: z.string().startsWith("/"),
      deprecated: deprecation.optional(),
      params: schemas,
      query: schemas,
      headers: schemas,
      body: body.optional(),
      responses: z.record(z.string(), response),
      errors: z.array(z.looseObject({ status: z.int().min(400).max(599), when: text })),
    }),
  ),
  packages: z.looseObject({ client: text, contract: text, repository: text.optional() }),
});

/** Whether the value is an API at all: what else came, and where. */
export function checkForm(api: unknown): Problem[] {
  const result = form.safeParse(api);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({
    code: "spec-form",
    message:
      path.length > 0
        ? `\`${named(api, path)}\` is not as the vocabulary says: ${message}.`
        : `The default export is not an API: ${message}.`,
    pointer: named(api, path),
    fix: "Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
  }));
}

/** The path with an operation's id in place of its index. */
function named(api: unknown, path: readonly PropertyKey[]): string {
  if (path[0] !== "operations" || typeof path[1] !== "number") return path.map(String).join("/");
  const { operations } = api as { operations: { operationId?: unknown }[] };
  return ["operations", operations[path[1]]?.operationId ?? path[1], ...path.slice(2)].map(String).join("/");
}
