import { z } from "zod";
import { compactForms, pagePlaces, parameterColumns, responseForms, webhookPageWords } from "../page.ts";
import { type ServerPromise, serverPromises } from "../promises.ts";
import { visibilities } from "../visibility.ts";
import { vocabularyPieces } from "./vocabulary-pieces.ts";
import { securitySchemes } from "./vocabulary-security.ts";

const { count, day, isSchema, object, schema, schemas, text, texts } = vocabularyPieces;

export const example = object({ summary: z.string(), description: text.optional(), value: z.unknown() });

const visibility = z.enum(visibilities, { error: "expected `internal` or `preview`" }).optional();

export const link = object({
  operationId: text,
  parameters: z.record(z.string(), z.unknown()).optional(),
  requestBody: z.unknown().optional(),
  description: text.optional(),
  visibility,
});
const entryName = z
  .string()
  .regex(/^[\w.-]+$/, { error: "expected names of letters, digits, `.`, `-` and `_`" });
const links = z.record(entryName, link).optional();
const options = { description: text.optional(), headers: schemas, links };
export const fieldErrors = object({ list: text, pointer: text.optional(), text: text.optional() });
const places = { text: text.optional(), code: text.optional(), fields: fieldErrors.optional() };
const payload = {
  mediaType: text,
  examples: z.record(z.string(), example),
  required: z.boolean().optional(),
  ...options,
  ...places,
};
const part = object({
  mediaType: z.union([text, texts.min(1)], { error: "expected one or several media types" }).optional(),
  headers: z.record(z.string(), text).optional(),
});
export const bodies = [
  object({ kind: z.enum(["json", "form"]), schema, ...payload }, ["example"]),
  object({ kind: z.literal("multipart"), schema, ...payload, parts: z.record(z.string(), part).optional() }, [
    "example",
  ]),
  object({ kind: z.literal("text"), schema: schema.optional(), ...payload }, ["example"]),
  object(
    {
      kind: z.literal("binary"),
      isStream: z.literal(true).optional(),
      schema: schema.optional(),
      ...payload,
    },
    ["example"],
  ),
] as const;
const body = z.discriminatedUnion("kind", bodies, {
  error: "expected what `json()`, `form()`, `text()`, `multipart()` or `binary()` gives",
});
const noBody = object({ kind: z.undefined().optional(), ...options });
const response = z
  .custom((value) => !isSchema(value), "expected what `json()`, `text()`, `binary()` or `noContent()` gives")
  .pipe(z.discriminatedUnion("kind", [...bodies, noBody]));

/** One of these, or a list of several. */
function orSeveral(one: z.ZodType) {
  const several = z.array(one).min(1, "expected at least one body");
  return z.unknown().check(({ value, issues }) => {
    const { error } = (Array.isArray(value) ? several : one).safeParse(value);
    issues.push(...((error?.issues ?? []) as typeof issues));
  });
}

const values = z.record(z.string(), z.unknown()).optional();
export const given = object({
  params: values,
  query: values,
  headers: values,
  cookies: values,
  body: z.unknown().optional(),
});

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected lower-case letters, digits and dashes: `name-required`")
  .max(80, "expected 80 characters at most")
  .optional();

const filled = { code: z.union([text, z.int()], "expected a text or an integer").optional(), values };

const range = z.enum(["4XX", "5XX", "default"]);
const rangeWords = "expected a status from 400 to 599, `4XX`, `5XX` or `default`";

export const operationError = object({
  id,
  status: z.union([z.int().min(400).max(599), range], { error: rangeWords }),
  when: text,
  given: given.optional(),
  error: text.optional(),
  by: z.literal("handler").optional(),
  ...filled,
  body: response.optional(),
  anyText: z.boolean().optional(),
  listed: z.boolean().optional(),
  visibility,
  parts: z
    .record(
      z.string().regex(/^[A-Za-z_]\w*$/, { error: "expected names of letters, digits and `_`" }),
      schema,
    )
    .optional(),
  headers: schemas,
})
  .refine(
    ({ given: input, error, code, by, body: own }) => {
      const stated = error !== undefined || (code !== undefined && !input);
      return [input !== undefined, stated, own !== undefined].filter(Boolean).length === 1 && !(input && by);
    },
    {
      error:
        "expected one of `given`, an input that a schema rejects, `error`, a text of the handler's, and `body`, a body of its own",
    },
  )
  .refine(({ body: own, code }) => !own || code === undefined, {
    error: "expected `code` only without `body`: the example of `body` has the code",
  })
  .refine(({ given: input, body: own, headers }) => !headers || !(input || own), {
    error: "expected `headers` only of an error with `error` or `code`: a `body` names its own",
  })
  .refine(({ given: input, anyText }) => !input || anyText === undefined, {
    error: "expected `anyText` only without `given`: the text is the one of the schema",
  })
  .refine(({ given: input, anyText, parts }) => !parts || !(input || anyText), {
    error: "expected `parts` only of a text that is promised, and that no schema gives",
  })
  .refine(({ given: input, status }) => !input || typeof status === "number", {
    path: ["status"],
    error: "expected an exact status: the server answers it to what a schema rejects",
  });

export const sharedError = object({
  id,
  status: z.union([z.int(), range], { error: rangeWords }),
  error: text.optional(),
  when: text,
  anyText: z.boolean().optional(),
  ...filled,
  body: response.optional(),
  headers: schemas,
  documented: z.boolean().optional(),
})
  .refine(({ body: own, error, code }) => !own || (error === undefined && code === undefined), {
    error: "expected neither `error` nor `code` beside `body`: its example has them",
  })
  .refine(({ body: own, headers }) => !own || headers === undefined, {
    error: "expected `headers` only without `body`: a `body` names its own",
  });

export const errorModel = object({
  schema,
  ...places,
  textField: text.optional(),
  mediaType: text.optional(),
  invalid: sharedError,
  invalidParameter: sharedError.optional(),
  unauthorized: sharedError,
  forbidden: sharedError.optional(),
  internal: sharedError,
  notFound: sharedError,
  methodNotAllowed: sharedError,
  tooLarge: sharedError,
});

export const deprecation = object({
  since: day.optional(),
  sunset: day.optional(),
  successor: text.optional(),
});

export const callout = object({
  type: z.enum(["info", "warn", "error"]),
  title: text.optional(),
  text,
  place: z.enum(pagePlaces).optional(),
});

export const pagination = object({
  items: text.optional(),
  limit: text.optional(),
  total: text.optional(),
  more: text.optional(),
  cursor: object({ parameter: text, next: text }).optional(),
  offset: object({ parameter: text }).optional(),
  page: object({ parameter: text, first: z.literal([0, 1]).optional() }).optional(),
}).refine(({ cursor, offset, page }) => [cursor, offset, page].filter(Boolean).length === 1, {
  error: "expected one of `cursor`, `offset` and `page`",
});

export const laws = object({
  resource: text,
  effect: z.enum(["create", "read", "list", "update", "delete"]),
  identity: z.record(z.string(), text).optional(),
  sets: texts.optional(),
  keeps: texts.optional(),
  forward: texts.optional(),
  unique: texts.optional(),
});

export const openDecision = object({
  decision: text,
  params: schemas,
  query: schemas,
  headers: schemas,
  cookies: schemas,
  body: schema.optional(),
});

export const externalDocs = object({ url: text, description: text.optional() });
const extensions = z.record(z.string(), z.unknown()).optional();
const extensionsByName = z.record(z.string(), z.record(z.string(), z.unknown())).optional();
export const parameterExtensions = object({
  params: extensionsByName,
  query: extensionsByName,
  headers: extensionsByName,
  cookies: extensionsByName,
});
export const urlVariable = object({
  default: z.string(),
  enum: z.array(z.string()).min(1).optional(),
  description: text.optional(),
});
export const server = object({
  url: text,
  description: text,
  variables: z
    .record(
      z.string().regex(/^[\w.~-]+$/, { error: "expected names of letters, digits, `_`, `.`, `~` and `-`" }),
      urlVariable,
    )
    .optional(),
});
const alternative = z.union([text, z.record(z.string(), texts)], {
  error: 'expected a name of a scheme, or scopes by the names of schemes: `{ key: [], login: ["read"] }`',
});
const security = z.array(alternative);

/** Begins with a letter, so that it is a valid name in every language. */
const variable = /^[A-Za-z][A-Za-z0-9_ ]*$/;

const pageTable = object({
  title: text.optional(),
  lead: text.optional(),
  columns: texts.min(1).optional(),
  rows: z.array(z.array(z.string())).min(1).optional(),
  place: z.enum(pagePlaces).optional(),
})
  .refine(({ title, lead, columns }) => [title, lead, columns].some((part) => part !== undefined), {
    error: "expected a `title`, a `lead` or `columns`",
  })
  .refine(
    ({ columns, rows }) =>
      (rows === undefined) === (columns === undefined) &&
      (rows ?? []).every((row) => row.length === columns?.length),
    { path: ["rows"], error: "expected a cell for each column in each row" },
  );

export const pageWords = object({
  result: z
    .union([z.string(), z.literal(false)])
    .refine((word) => word === false || variable.test(word), {
      error: "expected a word of letters and digits, `agents`, or `false`",
    })
    .optional(),
  cast: texts.min(1).optional(),
  compact: z.array(z.enum(compactForms)).min(1).optional(),
  details: text.optional(),
  shown: z.record(z.string(), text).optional(),
  asWritten: texts.min(1).optional(),
  pathParameters: z.boolean().optional(),
  parameters: z
    .union([z.literal("table"), z.record(text, z.enum(parameterColumns))], {
      error: 'expected `"table"`, or what each column says by its heading: `{ Name: "name" }`',
    })
    .optional(),
  bodyLead: z.string().optional(),
  exampleLead: text.optional(),
  responses: z.enum(responseForms).optional(),
  responseLeads: z.record(z.string(), text).optional(),
  responseFields: z.boolean().optional(),
  tables: z.array(pageTable).min(1).optional(),
});

export const operation = object({
  operationId: text,
  // The check of the docs requires the text.
  page: z.string(),
  section: z.string(),
  tags: texts.optional(),
  title: z.string(),
  description: z.string(),
  lead: text.optional(),
  callouts: z.array(callout).optional(),
  docs: pageWords.optional(),
  deprecated: z
    .union([
      z.literal(true),
      deprecation.refine(
        ({ since, sunset }) => sunset === undefined || since === undefined || since <= sunset,
        { path: ["sunset"], error: "expected a day after `since`" },
      ),
    ])
    .optional(),
  visibility,
  externalDocs: externalDocs.optional(),
  extensions,
  parameterExtensions: parameterExtensions.optional(),
  servers: z.array(server).min(1).optional(),
  method: z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
  path: z.string().startsWith("/"),
  security: security.optional(),
  params: schemas,
  query: schemas,
  headers: schemas,
  cookies: schemas,
  body: orSeveral(body).optional(),
  responses: z.record(z.string(), orSeveral(response)),
  errors: z.array(operationError),
  notes: text.optional(),
  idempotent: z.boolean().optional(),
  bodyLimit: count.optional(),
  timeout: z.int().positive().optional(),
  deadline: z.int().positive().optional(),
  retries: count.optional(),
  refers: z.record(z.string(), text).optional(),
  pagination: pagination.optional(),
  laws: laws.optional(),
  open: z.array(openDecision).optional(),
  callbacks: z
    .record(
      entryName,
      z.lazy((): z.ZodType => callback),
    )
    .optional(),
});

const { operationId, page, section: sectionId, tags: furtherTags, title, description } = operation.shape;
const {
  lead,
  callouts,
  deprecated,
  externalDocs: more,
  extensions: own,
  query,
  headers,
  notes,
} = operation.shape;
/** A request that the server sends; its words are those of an operation. */
export const webhook = object({
  name: text,
  ...{ operationId, page, section: sectionId, tags: furtherTags, title, description, lead, callouts },
  ...{ deprecated, visibility, externalDocs: more, extensions: own },
  method: operation.shape.method.optional(),
  ...{ query, headers, body: operation.shape.body, responses: operation.shape.responses, notes },
  docs: pageWords
    .pick(Object.fromEntries(webhookPageWords.map((word) => [word, true])) as Record<"shown", true>)
    .optional(),
});
export const callback = object({
  url: text,
  ...{ operationId, title: text, description: text, deprecated, visibility, externalDocs: more },
  extensions: own,
  method: operation.shape.method.optional(),
  ...{ query, headers, body: operation.shape.body, responses: operation.shape.responses },
});

const promiseWords = Object.keys(serverPromises) as [ServerPromise, ...ServerPromise[]];
const promise = z.enum(promiseWords, {
  error: `expected one of ${promiseWords.map((word) => `\`${word}\``).join(", ")}`,
});

export const section = object({
  id: text,
  title: text,
  description: text,
  externalDocs: externalDocs.optional(),
});

/**
 * The vocabulary: all its objects with their keys and the allowed values. The types say the same; a test compares them.
 */
export const apiVocabulary = object({
  title: text,
  version: z.string().regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, "expected a semantic version: `1.2.3`"),
  description: text,
  summary: text,
  license: object({ name: text, identifier: text, file: text.optional() }),
  contact: object({ name: text, url: text, email: text.optional() }).optional(),
  termsOfService: text.optional(),
  externalDocs: externalDocs.optional(),
  extensions,
  servers: z.array(server).min(1),
  basePath: z
    .string()
    .regex(/^(?:\/[^/]+)*$/, "expected `` or a path that starts with `/` and does not end with it"),
  securitySchemes: z.record(z.string(), z.discriminatedUnion("type", securitySchemes)),
  security,
  closedResponses: z.boolean().optional(),
  imported: z.boolean().optional(),
  promises: z.array(promise).optional(),
  errors: errorModel,
  sections: z.array(section),
  tags: z.array(section).optional(),
  operations: z.array(operation),
  webhooks: z.array(webhook).optional(),
  decisions: texts,
  packages: object({
    client: text,
    contract: text,
    repository: text.optional(),
    homepage: text.optional(),
    bugs: text.optional(),
  }),
});
