import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import type { Api } from "../../scripts/contract/api.ts";
import { checkApi } from "../../scripts/contract/check/index.ts";
import {
  defineApi,
  defineOperation,
  defineWebhook,
  json,
  multipart,
  noContent,
  stream,
} from "../../scripts/contract/index.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitExamples } from "../../scripts/emit/examples/emit.ts";
import { emitOpenApi } from "../../scripts/emit/openapi/emit.ts";
import { emitReadme } from "../../scripts/emit/readme.ts";
import { documentWithSamples } from "../../scripts/emit/samples/document.ts";
import { emitServer } from "../../scripts/emit/server/emit.ts";
import { type Source, sourceOf } from "../../scripts/emit/source.ts";
import { documentInVersion } from "../../scripts/model/document/versions.ts";
import { proveDocument } from "../../scripts/prove/document/prove.ts";
import things from "../fixtures/things/index.ts";
import visibility from "../fixtures/visibility/index.ts";
import { seed } from "../seed.ts";

/** All that callers get, but for the server, which is for who serves the API. */
async function publicFiles(plain: Source): Promise<Map<string, string>> {
  const document = documentWithSamples(plain);
  const versions = new Map([["3.0" as const, documentInVersion(document, "3.0").document]]);
  const source = { ...plain, document, versions };
  return new Map([
    ...emitOpenApi(source),
    ...emitExamples(source),
    ...(await emitClient(source)),
    ...(await emitDocs(source)),
    ...emitReadme(source),
  ]);
}

const source = (api: Api) => sourceOf(resolveContract(api), "test/fixtures/visibility/index.ts");

/** An API with a word from `word` wherever an internal operation, field or error has a place for one. */
function apiOf(word: () => string): Api {
  const [first] = things.operations;
  const internal = { visibility: "internal" } as const;
  const kind = () => word()[0]?.toUpperCase() + word().slice(1);
  const words = () => ({ title: word(), description: `${word()} ${word()}.` });
  const secret = (name: string) => ({
    [name]: z
      .object({ [word()]: z.enum([word(), word()]).optional().meta({ description: word() }) })
      .meta({ id: kind(), description: word() })
      .optional()
      .meta({ description: `${word()}.`, ...internal, [`x-${word()}`]: word(), examples: [{}] }),
  });
  const [field, nested] = [word(), word()];
  const Open = z
    .object({
      name: z.string().meta({ description: "Its name." }),
      ...secret(field),
      parts: z.array(z.object(secret(nested))).meta({ description: "Its parts." }),
    })
    .meta({ id: "Open", description: "What everyone knows." });
  const open = { name: "a", [field]: {}, parts: [{ [nested]: {} }] };
  const hidden = z.object({ [word()]: z.string(word()).optional().meta({ description: word() }) });
  const Hidden = hidden.meta({ id: kind(), description: word() });
  const [parameter, header] = [word(), `X-${kind()}`];
  const inside = { description: word(), ...internal };
  const error = () => ({
    status: 409,
    error: `${word()} ${word()}`,
    when: `${word()}.`,
    id: word(),
    ...internal,
  });
  const secretId = word();
  const key = word();
  const scope = word();
  const section = word();
  const tag = word();
  const [items, next, total, limit, cursor, part] = [word(), word(), word(), word(), word(), word()];
  const hiddenText = () =>
    z
      .string()
      .optional()
      .meta({ description: `${word()}.` });
  const secretHeader = () => ({ [`X-${kind()}`]: z.string().optional().meta(inside) });
  const partWords = () => ({ mediaType: `text/${word()}`, headers: { [`X-${kind()}`]: word() } });
  return defineApi({
    ...things,
    sections: [...things.sections, { id: section, ...words() }],
    tags: [{ id: word(), title: tag, description: word() }],
    securitySchemes: {
      ...things.securitySchemes,
      [key]: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: `https://${word()}.example`, scopes: { [scope]: word() } } },
        description: word(),
        environment: word().toUpperCase(),
      },
    },
    operations: [
      ...(first ? [first] : []),
      defineOperation({
        ...{ operationId: "showOpen", page: "show-open", section: things.sections[0]?.id ?? "" },
        ...{ title: "Show", description: "Show it.", method: "PUT", path: "/open" },
        query: { [parameter]: z.string().optional().meta(inside) },
        parameterExtensions: { query: { [parameter]: { [`x-${word()}`]: word() } } },
        body: json(Open, { example: open as never }),
        responses: {
          200: json(Open, {
            example: open as never,
            headers: { [header]: z.string().optional().meta(inside) },
            links: {
              [word()]: { operationId: secretId, description: word() },
              open: {
                operationId: "showOpen",
                parameters: { [parameter]: word() },
                requestBody: "$response.body",
              },
              [word()]: { operationId: "showOpen", description: word(), ...internal },
            },
          }),
        },
        callbacks: {
          changed: {
            ...{
              url: "https://a.example",
              operationId: "changed",
              title: "Changed",
              description: "It was changed.",
            },
            query: { [parameter]: z.string().optional().meta(inside) },
            body: json(Open, { example: open as never }),
            responses: {
              200: json(Open, { example: open as never }),
            },
          },
          [word()]: {
            ...{ url: `https://${word()}.example`, operationId: word(), ...words(), ...internal },
            extensions: { [`x-${word()}`]: word() },
            body: json(Hidden, { example: {} }),
            responses: { 204: noContent({ description: word() }) },
          },
        },
        errors: [
          { status: 404, error: "not there", when: "It is not there." },
          error(),
          {
            status: 410,
            when: word(),
            body: json(Hidden, { example: {}, description: word() }),
            ...internal,
          },
        ],
      }),
      defineOperation({
        ...{ operationId: secretId, page: word(), section, ...words(), ...internal },
        ...{ method: "POST", path: `/${word()}/{${parameter}}`, tags: [tag] },
        ...{ lead: `${word()}.`, notes: `${word()}.`, extensions: { [`x-${word()}`]: word() } },
        callouts: [{ type: "info", title: word(), text: `${word()}.` }],
        externalDocs: { url: `https://${word()}.example`, description: word() },
        servers: [{ url: `https://${word()}.example`, description: word() }],
        deprecated: { since: "2026-01-01" },
        security: [{ [key]: [scope] }],
        params: { [parameter]: z.string().meta({ description: word() }) },
        query: { [word()]: z.string().optional().meta({ description: word() }) },
        headers: { [`X-${kind()}`]: z.string().optional().meta({ description: word() }) },
        cookies: { [word()]: hiddenText() },
        body: json(Hidden, {
          description: word(),
          examples: { [word()]: { summary: word(), description: word(), value: {} } },
        }),
        responses: { 201: json(Hidden, { example: {}, description: `${word()}.` }) },
        errors: [
          {
            ...{ status: 409, error: `${word()} {${part}}`, parts: { [part]: z.enum([word(), word()]) } },
            ...{ when: `${word()}.`, headers: { [`X-${kind()}`]: hiddenText() } },
          },
        ],
      } as never),
      defineOperation({
        ...{ operationId: word(), page: word(), section, ...words(), ...internal },
        ...{ method: "GET", path: `/${word()}` },
        query: {
          [cursor]: hiddenText(),
          [limit]: z.int().min(1).max(9).default(5).meta({ description: word() }),
        },
        responses: {
          200: json(
            z.object({
              [items]: z.array(
                z.object({ [part]: z.string().meta({ description: word() }) }).meta({ id: kind() }),
              ),
              [next]: z.string().nullable().meta({ description: word() }),
              [total]: z.int().meta({ description: word() }),
            }),
            { example: { [items]: [], [next]: null, [total]: 0 } },
          ),
        },
        errors: [],
        pagination: { items, limit, total, cursor: { parameter: cursor, next } },
        laws: { resource: word(), effect: "list", keeps: [part] },
      } as never),
      defineOperation({
        ...{ operationId: word(), page: word(), section, ...words(), ...internal },
        ...{ method: "POST", path: `/${word()}` },
        body: multipart(z.object({ [part]: z.string().meta({ description: word() }) }), {
          ...{ example: { [part]: word() }, description: word(), parts: { [part]: partWords() } },
        }),
        responses: { 200: stream("text/event-stream", Hidden, { example: {}, description: word() }) },
        errors: [],
      }),
      defineOperation({
        ...{ operationId: "sendOpen", page: "send-open", section: things.sections[0]?.id ?? "" },
        ...{ title: "Send", description: "Send it.", method: "POST", path: "/open" },
        cookies: { [word()]: z.string().optional().meta(inside) },
        body: multipart(
          z.object({
            name: z.string().meta({ description: "Its name." }),
            [part]: z.string().optional().meta(inside),
          }),
          {
            example: { name: "a", [part]: word() },
            parts: { name: { headers: { "X-Open": "1" } }, [part]: partWords() },
          },
        ),
        responses: { 204: noContent({ headers: secretHeader() }) },
        errors: [{ status: 409, error: "it is taken", when: "It is taken.", headers: secretHeader() }],
      }),
    ],
    errors: { ...things.errors, internal: { ...things.errors.internal, headers: secretHeader() } },
    webhooks: [
      defineWebhook({
        ...{ name: "opened", operationId: "opened", page: "opened", section: things.sections[0]?.id ?? "" },
        ...{ title: "Opened", description: "It was opened." },
        query: { [parameter]: z.string().optional().meta(inside) },
        headers: { [header]: z.string().optional().meta(inside) },
        body: json(Open, { example: open as never }),
        responses: { 204: noContent({ headers: { [header]: z.string().optional().meta(inside) } }) },
      }),
      defineWebhook({
        ...{ name: word(), operationId: word(), page: word(), section, ...words(), ...internal },
        ...{ lead: `${word()}.`, notes: `${word()}.`, extensions: { [`x-${word()}`]: word() } },
        body: json(Hidden, { example: {} }),
        responses: { 204: noContent({ description: word() }) },
      }),
    ],
  });
}

it("no word of what is internal stands in what callers get", async () => {
  const letters = fc.string({ unit: fc.constantFrom(..."bcdfghjklm"), minLength: 6, maxLength: 8 });
  const used: string[] = [];
  const drawn = fc.sample(letters, { numRuns: 400, seed });
  const api = apiOf(() => {
    used.push(`z${drawn[used.length] ?? ""}q`);
    return used.at(-1) ?? "";
  });
  expect(checkApi(api), `SEED=${seed}`).toEqual([]);
  const plain = source(api);
  const files = await publicFiles(plain);
  const held = [...files].flatMap(([path, text]) =>
    used.filter((word) => `${path}\n${text}`.toLowerCase().includes(word)).map((word) => `${path}: ${word}`),
  );
  expect(held, `SEED=${seed}`).toEqual([]);
  expect(used.length).toBeGreaterThan(60);
  const whole = JSON.stringify(plain.whole?.document).toLowerCase();
  // The rest is for the page, which a document does not have.
  expect(used.filter((word) => whole.includes(word)).length).toBeGreaterThan(50);
});

it("a preview is marked in document, pages and client", async () => {
  const files = await publicFiles(source(visibility));
  const sentence = "Preview: it may change at any time.";
  const told = [...files].filter(([, text]) => text.includes(sentence)).map(([path]) => path);
  expect(told.filter((path) => !path.startsWith("openapi"))).toEqual([
    "client/src/operations/update-seat.ts",
    "client/src/operations/delete-seat.ts",
    "client/api.md",
    "client/src/types.ts",
    "docs/seats/update-seat.mdx",
    "docs/seats/update-seat.md",
    "docs/seats/delete-seat.mdx",
    "docs/seats/delete-seat.md",
    "docs/llms.txt",
    "docs/llms-full.txt",
  ]);
  const { paths } = JSON.parse(files.get("openapi.json") ?? "");
  const item = paths["/v1/seats/{seat_id}"];
  const [, notify] = item.put.parameters;
  const { examples } = item.put.responses[409].content["application/json"];
  expect([
    item.delete["x-visibility"],
    notify.schema["x-visibility"],
    examples["the-seat-is-taken"]["x-visibility"],
  ]).toEqual(["preview", "preview", "preview"]);
});

it("the server has what is internal", async () => {
  const server = await emitServer(
    sourceOf(resolveContract(visibility), `${process.cwd()}/test/fixtures/visibility/index.ts`),
  );
  for (const word of ["startShift", "cleaner", "the seat is being cleaned"])
    expect([...server.values()].some((text) => text.includes(word))).toBe(true);
});

it("what is public is not taken as proved by schemas that have more", () => {
  const plain = source(visibility);
  const { whole } = plain;
  if (!whole) throw new Error("nothing is internal");
  const options = { runs: 0, seed: 1 };
  expect(proveDocument(plain, plain.document, options).problems).toEqual([]);
  expect(proveDocument(whole, whole.document, options).problems).toEqual([]);
  const codes = proveDocument(whole, plain.document, options).problems.map(({ code }) => code);
  expect(codes).toContain("document-not-proved");
});
