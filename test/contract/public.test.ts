import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Api } from "../../scripts/contract/api.ts";
import { checkApi } from "../../scripts/contract/check/index.ts";
import {
  binary,
  defineApi,
  json,
  noContent,
  type Operation,
  type Response,
  text,
} from "../../scripts/contract/index.ts";
import { publicApi, publicContract } from "../../scripts/contract/public.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import things from "../fixtures/things/index.ts";

const internal = { visibility: "internal" } as const;
const known = z.string().optional().meta({ description: "Known to all." });
const hidden = z
  .string()
  .optional()
  .meta({ description: "Known to few.", ...internal });
const shape = { known, hidden };
const value = { known: "a", hidden: "hushed" };
/** A body with an internal field, and header fields of which one is internal. */
const body = () =>
  json(z.object(shape), { example: value, headers: { "X-Known": known, "X-Hidden": hidden } });

const [section = { id: "", title: "", description: "" }] = things.sections;
const operation = (more: Partial<Operation> = {}): Operation => ({
  ...{ operationId: "showShelf", page: "show-shelf", section: section.id },
  ...{ title: "Show", description: "Show it.", method: "PUT", path: "/shelf" },
  ...{ responses: { 204: noContent() }, errors: [], ...more },
});
const secretOperation = (more: Partial<Operation> = {}): Operation =>
  operation({ operationId: "hide", page: "hide", path: "/hide", ...internal, ...more });
const apiOf = (operations: readonly Operation[], more: Partial<Api> = {}): Api =>
  defineApi({ ...things, ...more, operations });

/** The fields of a body's schema and of its examples, and its header fields. */
function namesIn(written: unknown) {
  const {
    schema,
    examples = {},
    headers = {},
  } = written as Response & {
    readonly schema?: z.ZodObject;
    readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
  };
  return [
    Object.keys(schema?.shape ?? {}),
    Object.values(examples).map((example) => example.value),
    Object.keys(headers),
  ];
}
const publicNames = [["known"], [{ known: "a" }], ["X-Known"]];

describe("of an operation, what is internal is left out", () => {
  it.each<[what: string, given: Partial<Operation>, read: (one: Operation) => unknown, wanted: unknown]>([
    ["a query parameter", { query: shape }, ({ query }) => Object.keys(query ?? {}), ["known"]],
    ["a header field", { headers: shape }, ({ headers }) => Object.keys(headers ?? {}), ["known"]],
    ["a field of the body", { body: body() }, ({ body }) => namesIn(body), publicNames],
    [
      "a field of one of several bodies",
      { body: [text("text/plain", { example: "a" }), body()] },
      ({ body }) => [body].flat().map(namesIn),
      [[[], ["a"], []], publicNames],
    ],
    ["a field of an answer", { responses: { 200: body() } }, (o) => namesIn(o.responses[200]), publicNames],
    [
      "a field of one of several answers",
      { responses: { 200: [binary("image/png"), body()] } },
      (o) => [o.responses[200]].flat().map(namesIn),
      [[[], [], []], publicNames],
    ],
    [
      "a field of a range of errors",
      { responses: { 204: noContent(), "4XX": body() } },
      (o) => namesIn(o.responses["4XX"]),
      publicNames,
    ],
    [
      "a header field of an answer without a body",
      { responses: { 204: noContent({ headers: { "X-Known": known, "X-Hidden": hidden } }) } },
      (o) => namesIn(o.responses[204]),
      [[], [], ["X-Known"]],
    ],
    [
      "an error",
      {
        errors: [
          { status: 404, error: "gone", when: "Gone." },
          { status: 409, error: "no", when: "No.", ...internal },
        ],
      },
      ({ errors }) => errors.map(({ status }) => status),
      [404],
    ],
    [
      "a field of an error's own body, and of its values",
      { errors: [{ status: 409, when: "No.", body: body(), values: value }] },
      ({ errors: [error] }) => [namesIn(error?.body), error?.values],
      [publicNames, { known: "a" }],
    ],
    [
      "a header field of an error",
      {
        errors: [
          { status: 409, error: "no", when: "No.", headers: { "X-Known": known, "X-Hidden": hidden } },
        ],
      },
      ({ errors: [error] }) => Object.keys(error?.headers ?? {}),
      ["X-Known"],
    ],
    [
      "what laws say of a field",
      {
        responses: { 200: body() },
        laws: {
          ...{ resource: "shelf", effect: "update" },
          ...{ sets: ["known", "hidden"], keeps: ["hidden"], unique: ["known"] },
        },
      },
      ({ laws }) => laws,
      { resource: "shelf", effect: "update", sets: ["known"], keeps: [], unique: ["known"] },
    ],
    [
      "what a field refers to",
      { body: body(), refers: { known: "shelf", hidden: "shelf", "known.hidden": "shelf" } },
      ({ refers }) => refers,
      { known: "shelf" },
    ],
    [
      "the extensions of a parameter",
      {
        query: shape,
        params: { id: z.string() },
        parameterExtensions: {
          params: { id: { "x-a": 1 } },
          query: { known: { "x-b": 2 }, hidden: { "x-c": 3 } },
          headers: { "X-Absent": { "x-d": 4 } },
        },
      },
      (o) => o.parameterExtensions,
      {
        params: { id: { "x-a": 1 } },
        query: { known: { "x-b": 2 } },
        headers: { "X-Absent": { "x-d": 4 } },
      },
    ],
  ])("%s", (_, given, read, wanted) => {
    const [made] = publicApi(apiOf([operation(given)])).operations;
    expect(made && read(made)).toEqual(wanted);
  });
});

const problem = z.object({ error: z.string(), ...shape }).meta({ id: "Problem", description: "An error." });

describe("of the errors of the API, what is internal is left out", () => {
  const hushed = { error: "a", ...value };
  it.each<[what: string, given: Partial<Api["errors"]>, read: (api: Api) => unknown, wanted: unknown]>([
    [
      "a field of their form",
      { schema: problem },
      ({ errors }) => Object.keys((errors.schema as z.ZodObject).shape),
      ["error", "known"],
    ],
    [
      "a field of a body of their own, and a header field",
      { notFound: { status: 404, when: "Always.", body: body() } },
      ({ errors }) => namesIn(errors.notFound.body),
      publicNames,
    ],
    [
      "a header field of one without a body",
      { notFound: { status: 404, when: "Always.", body: noContent({ headers: shape }) } },
      ({ errors }) => namesIn(errors.notFound.body),
      [[], [], ["known"]],
    ],
    [
      "a value of a field",
      { schema: problem, notFound: { status: 404, error: "a", when: "Always.", values: hushed } },
      ({ errors }) => errors.notFound.values,
      { error: "a", known: "a" },
    ],
  ])("%s", (_, given, read, wanted) => {
    const api = publicApi(apiOf([operation()], { errors: { ...things.errors, ...given } }));
    expect(read(api)).toEqual(wanted);
    // The other errors stay.
    expect({ ...api.errors, ...given, schema: 0 }).toEqual({ ...things.errors, ...given, schema: 0 });
  });

  it.each<[what: string, error: Operation["errors"][number]]>([
    ["that a handler decides", { status: 409, error: "no", when: "No.", values: value }],
    ["of a schema", { status: 400, given: { body: {} }, when: "No.", values: value }],
  ])("a value of an operation's error %s", (_, error) => {
    const errors = { ...things.errors, schema: problem };
    const [made] = publicApi(apiOf([operation({ errors: [error] })], { errors })).operations;
    expect(made?.errors[0]?.values).toEqual({ known: "a" });
  });

  it("no word of a value stands in the document", () => {
    const errors: Operation["errors"] = [{ status: 409, error: "no", when: "No.", values: value }];
    const api = apiOf([operation({ errors })], { errors: { ...things.errors, schema: problem } });
    expect(checkApi(api)).toEqual([]);
    const document = (of: typeof publicContract) =>
      JSON.stringify(documentOf(modelOfContract(of(resolveContract(api))).written));
    expect(document((whole) => whole)).toContain("hushed");
    expect(document(publicContract)).not.toContain("hushed");
  });
});

describe("what only internal operations use is left out, and what others use stays", () => {
  const oauth = (...scopes: readonly string[]) => ({
    type: "oauth2" as const,
    flows: {
      clientCredentials: {
        tokenUrl: "https://a.example",
        scopes: Object.fromEntries(scopes.map((scope) => [scope, `May ${scope}.`])),
      },
    },
    description: "A login.",
    environment: "LOGIN",
  });
  const bearer = { type: "bearer" as const, description: "A key.", environment: "KEY" };
  const schemes = { key: bearer, login: oauth("read", "write", "admin"), other: oauth("read", "admin") };
  const tag = (id: string) => ({ id, title: id.toUpperCase(), description: "A tag." });
  const tags = [tag("a"), tag("b")];
  const sections = [section, { ...section, id: "more" }];

  /** The schemes with their scopes. */
  const kept = ({ securitySchemes }: Api) =>
    Object.entries(securitySchemes).map(([name, scheme]) =>
      [name, ...("flows" in scheme ? Object.keys(scheme.flows.clientCredentials?.scopes ?? {}) : [])].join(
        " ",
      ),
    );
  const all = ["key", "login read write admin", "other read admin"];
  const titles = (api: Api) => api.tags?.map(({ title }) => title);
  const ids = (api: Api) => api.sections.map(({ id }) => id);
  const secured = (...security: NonNullable<Operation["security"]>) => ({ security });

  it.each<
    [
      what: string,
      given: { open?: Partial<Operation>; inside?: Partial<Operation>; api?: Partial<Api> },
      read: (api: Api) => unknown,
      wanted: unknown,
    ]
  >([
    ["schemes that nobody uses", {}, kept, all],
    ["a scheme of it alone", { inside: secured("key") }, kept, all.slice(1)],
    ["a scheme that both use", { open: secured("key"), inside: secured("key") }, kept, all],
    ["a scheme of the API", { inside: secured("key"), api: secured("key") }, kept, all],
    [
      "a scope of it alone",
      { open: secured({ login: ["read"] }), inside: secured({ login: ["read", "admin"] }) },
      kept,
      ["key", "login read write", "other read admin"],
    ],
    [
      "a scope of the API",
      { inside: secured({ login: ["admin"] }), api: secured({ login: ["admin"] }) },
      kept,
      all,
    ],
    [
      "a scope of it alone that another scheme has, too",
      {
        open: secured("login", { other: ["admin"] }),
        inside: secured({ login: ["admin"] }),
      },
      kept,
      ["key", "login read write", "other read admin"],
    ],
    ["tags that nobody uses", {}, titles, ["A", "B"]],
    ["a tag of it alone", { inside: { tags: ["A"] } }, titles, ["B"]],
    ["a tag of it alone, by its id", { inside: { tags: ["a"] } }, titles, ["B"]],
    ["a tag that both use", { open: { tags: ["A"] }, inside: { tags: ["A", "B"] } }, titles, ["A"]],
    [
      "a tag that both use, by title and id",
      { open: { tags: ["A"] }, inside: { tags: ["a"] } },
      titles,
      ["A", "B"],
    ],
    ["a tag that is not described", { inside: { tags: ["A"] }, api: { tags: [] } }, titles, []],
    ["a section of nobody", {}, ids, [section.id, "more"]],
    ["a section of it alone", { inside: { section: "more" } }, ids, [section.id]],
    ["the operation", {}, ({ operations }) => operations.map((one) => one.operationId), ["showShelf"]],
    [
      "servers of the operation, but not those of others",
      {
        open: { servers: [{ url: "https://open.example", description: "Open." }] },
        inside: { servers: [{ url: "https://inside.example", description: "Inside." }] },
      },
      (api) => [api, ...api.operations].flatMap(({ servers = [] }) => servers.map(({ url }) => url)),
      [...things.servers.map(({ url }) => url), "https://open.example"],
    ],
  ])("%s", (_, { open, inside, api }, read, wanted) => {
    const given = { ...{ securitySchemes: schemes, security: [], tags, sections }, ...api };
    expect(read(publicApi(apiOf([operation(open), secretOperation(inside)], given)))).toEqual(wanted);
  });

  it("an API without tags gets none", () => {
    expect("tags" in things).toBe(false);
    expect("tags" in publicApi(apiOf([operation(), secretOperation({ tags: ["A"] })]))).toBe(false);
  });
});

describe("a contract", () => {
  it("in which nothing is internal stays itself", () => {
    const contract = resolveContract(
      apiOf([operation({ query: { known }, body: json(z.object({ known }), { example: {} }) })]),
    );
    expect(publicContract(contract)).toBe(contract);
  });

  it("has one public contract", () => {
    const contract = resolveContract(apiOf([operation(), secretOperation()]));
    const made = publicContract(contract);
    expect(made.operations.map(({ operationId }) => operationId)).toEqual(["showShelf"]);
    expect(publicContract(contract)).toBe(made);
  });
});
