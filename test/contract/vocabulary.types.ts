/** What the compiler refuses in a spec. Run by `tsc`: a refused line that compiles is an error. */
import { z } from "zod";
import type * as table from "../../scripts/contract/check/vocabulary.ts";
import type * as securityTable from "../../scripts/contract/check/vocabulary-security.ts";
import type {
  Api,
  Body,
  Callback,
  Callout,
  Deprecation,
  ErrorModel,
  Example,
  ExternalDocs,
  FieldErrors,
  Laws,
  Link,
  OpenDecision,
  Operation,
  OperationError,
  Pagination,
  ParameterExtensions,
  RejectedInput,
  Response,
  Section,
  SecurityScheme,
  Server,
  ServerVariable,
  SharedError,
  Webhook,
} from "../../scripts/contract/index.ts";
import { defineOperation, filePart, json, multipart, openEnum } from "../../scripts/contract/index.ts";

const Thing = z.object({ name: z.string(), size: z.int().optional(), kind: openEnum(["a", "b"]).optional() });

json(Thing, { example: { name: "x", size: 1, kind: "a" } });
json(Thing, { example: { name: "x", kind: "a value that nobody knows yet" } });
json(Thing, { examples: { one: { summary: "One", value: { name: "x" } } } });
// @ts-expect-error an example has the types of its schema
json(Thing, { example: { name: 7 } });
// @ts-expect-error an example has all required fields
json(Thing, { example: {} });
// @ts-expect-error an example has no field that the schema does not know
json(Thing, { example: { name: "x", nmae: "x" } });
// @ts-expect-error a named example has the types of its schema
json(Thing, { examples: { one: { summary: "One", value: { name: 7 } } } });
// @ts-expect-error a named example has a summary
json(Thing, { examples: { one: { value: { name: "x" } } } });
// @ts-expect-error a body has an example
json(Thing, {});

const Upload = z.object({ file: filePart(), caption: z.string() });
multipart(Upload, { example: { caption: "x" } });
// @ts-expect-error a multipart example has the types of its schema
multipart(Upload, { example: { caption: 7 } });

const rest = {
  operationId: "x",
  page: "x",
  section: "x",
  title: "X",
  description: "X.",
  method: "GET",
  responses: { 200: json(Thing, { example: { name: "x" } }) },
  errors: [],
} as const;

defineOperation({ ...rest, path: "/things" });
defineOperation({ ...rest, path: "/things/{id}/parts/{part}", params: { id: z.string(), part: z.int() } });
// @ts-expect-error every {name} of the path has a schema
defineOperation({ ...rest, path: "/things/{id}" });
// @ts-expect-error every {name} of the path has a schema
defineOperation({ ...rest, path: "/things/{id}/parts/{part}", params: { id: z.string() } });
// @ts-expect-error a path without {names} has no params
defineOperation({ ...rest, path: "/things", params: { id: z.string() } });
// @ts-expect-error every schema of params is a {name} of the path
defineOperation({ ...rest, path: "/things/{id}", params: { id: z.string(), part: z.string() } });
// @ts-expect-error an error says when it happens
defineOperation({ ...rest, path: "/things", errors: [{ status: 404, error: "not found" }] });
defineOperation({
  ...rest,
  path: "/things",
  // @ts-expect-error an error has its text from a schema or of its own, not both
  errors: [{ status: 400, error: "bad", given: { body: {} }, when: "It is bad." }],
});
// @ts-expect-error a method that HTTP does not have
defineOperation({ ...rest, path: "/things", method: "FETCH" });

// The table that a spec is checked by has the keys of the types, for every object of the vocabulary.
type KeysOf<Type> = Type extends unknown ? keyof Type : never;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Table<Schema extends z.ZodType> = KeysOf<z.output<Schema>>;
const same: readonly true[] = [
  true satisfies Same<KeysOf<Api>, Table<typeof table.apiVocabulary>>,
  true satisfies Same<KeysOf<Api["license"]>, Table<typeof table.apiVocabulary.shape.license>>,
  true satisfies Same<KeysOf<Api["packages"]>, Table<typeof table.apiVocabulary.shape.packages>>,
  true satisfies Same<KeysOf<ExternalDocs>, Table<typeof table.externalDocs>>,
  true satisfies Same<KeysOf<ParameterExtensions>, Table<typeof table.parameterExtensions>>,
  true satisfies Same<KeysOf<ServerVariable>, Table<typeof table.urlVariable>>,
  true satisfies Same<KeysOf<Server>, Table<typeof table.server>>,
  true satisfies Same<KeysOf<Section>, Table<typeof table.section>>,
  true satisfies Same<KeysOf<SecurityScheme>, Table<(typeof securityTable.securitySchemes)[number]>>,
  true satisfies Same<KeysOf<ErrorModel>, Table<typeof table.errorModel>>,
  true satisfies Same<KeysOf<SharedError>, Table<typeof table.sharedError>>,
  true satisfies Same<KeysOf<Operation>, Table<typeof table.operation>>,
  true satisfies Same<KeysOf<Callback>, Table<typeof table.callback>>,
  true satisfies Same<KeysOf<Webhook>, Table<typeof table.webhook>>,
  true satisfies Same<KeysOf<OperationError>, Table<typeof table.operationError>>,
  true satisfies Same<KeysOf<FieldErrors>, Table<typeof table.fieldErrors>>,
  true satisfies Same<KeysOf<RejectedInput>, Table<typeof table.given>>,
  true satisfies Same<KeysOf<Body> | KeysOf<Response>, Table<(typeof table.bodies)[number]>>,
  true satisfies Same<KeysOf<Example>, Table<typeof table.example>>,
  true satisfies Same<KeysOf<Callout>, Table<typeof table.callout>>,
  true satisfies Same<KeysOf<Deprecation>, Table<typeof table.deprecation>>,
  true satisfies Same<KeysOf<Pagination>, Table<typeof table.pagination>>,
  true satisfies Same<KeysOf<Link>, Table<typeof table.link>>,
  true satisfies Same<KeysOf<Laws>, Table<typeof table.laws>>,
  true satisfies Same<KeysOf<OpenDecision>, Table<typeof table.openDecision>>,
];
void same;
