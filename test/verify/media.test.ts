import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import type { PayloadModel } from "../../scripts/model/model.ts";
import { checkAnswer } from "../../scripts/verify/answer/check.ts";
import { createExchange } from "../../scripts/verify/http/exchange.ts";
import { encodeForm, isFilePart } from "../../scripts/verify/http/files.ts";
import { httpRequest } from "../../scripts/verify/http/request.ts";
import { probedInputs } from "../../scripts/verify/inputs.ts";
import { readRequest } from "../../scripts/verify/read-request.ts";
import { subjectOf } from "../../scripts/verify/subject.ts";
import { sampleBody } from "../../scripts/verify/subjects.ts";
import { seed } from "../seed.ts";

const { contract } = await loadContract("test/fixtures/media/index.ts");
const { model, zod } = modelOfContract(contract);
const vendor = 'application/vnd.press.v2+json; profile="article"';
const form = "application/x-www-form-urlencoded";
const xml = "application/xml";

function operationOf(operationId: string) {
  const found = model.operations.find((one) => one.operationId === operationId);
  if (!found) throw new Error(`no operation ${operationId}`);
  return found;
}

it.each<[what: string, payload: Partial<PayloadModel>, wanted: string]>([
  ["its examples", { examples: { one: { summary: "", value: { a: 1 } } } }, '{"a":1}\n'],
  ["a value of its items", { schema: { const: { a: 2 } } }, '{"a":2}\n'],
  ["an event", { mediaType: "text/event-stream", schema: { const: "b" } }, 'data: "b"\n\n'],
])("a stream is sent as items: %s", (_, payload, wanted) => {
  const stream: PayloadModel = {
    ...{ kind: "binary", isStream: true, mediaType: "application/x-ndjson", examples: {}, files: [] },
    ...payload,
  };
  expect(new TextDecoder().decode(sampleBody(stream, model) as Uint8Array)).toBe(wanted);
});

it("a stream without a schema is sent as a file of its type", () => {
  const stream = { kind: "binary", isStream: true, mediaType: "image/png", examples: {}, files: [] } as const;
  expect(sampleBody(stream, model)).toEqual(sampleBody({ ...stream, isStream: undefined } as never, model));
});

it.each<
  [what: string, operationId: string, status: number, type: string, body: string | Buffer, wanted: string[]]
>([
  ["JSON of a vendor", "createArticle", 201, vendor, '{"id":"a-1","title":"x"}', []],
  [
    "its parameter in another form",
    ...(["createArticle", 201, "application/VND.press.v2+json;profile=article;charset=utf-8"] as const),
    '{"id":"a-1","title":"x"}',
    [],
  ],
  [
    "without its parameter",
    ...(["createArticle", 201, "application/vnd.press.v2+json", '{"id":"a-1","title":"x"}'] as const),
    ["content-type 201 application/vnd.press.v2+json"],
  ],
  ["a text", "importArticles", 200, xml, "<é/>", []],
  ["a text of another type", "importArticles", 200, "text/plain", "x", ["content-type 200 text/plain"]],
  ["a text that is not UTF-8", "importArticles", 200, xml, Buffer.from([0xff]), ["body-schema 200 UTF-8"]],
])("of an answer: %s", (_, operationId, status, type, body, wanted) => {
  const answer = { status, headers: { "content-type": type }, body: Buffer.from(body) };
  const { deviations } = checkAnswer(answer, operationOf(operationId), { api: model, zod });
  expect(deviations.map(({ rule, cause }) => `${rule} ${cause}`)).toEqual(wanted);
});

it("the rest of a text that is cut off is not judged", () => {
  const answer = { status: 200, headers: { "content-type": xml }, body: Buffer.from([0xc3]), cut: true };
  expect(checkAnswer(answer, operationOf("importArticles"), { api: model, zod }).deviations).toEqual([]);
});

it.each<[operationId: string, body: unknown, type: string, wanted: string]>([
  ["createArticle", { title: "é" }, vendor, '{"title":"é"}'],
  ["importArticles", "title\n“Sun”", "text/csv", "title\n“Sun”"],
  [
    "createToken",
    { code: "a&b c", days: 30, scope: ["x", "y"], device: { name: "é" } },
    form,
    "code=a%26b+c&days=30&scope=x&scope=y&device=%7B%22name%22%3A%22%C3%A9%22%7D",
  ],
])("the body of %s is sent as %j", (operationId, body, type, wanted) => {
  const { headers, body: bytes } = httpRequest(operationOf(operationId), {
    params: {},
    query: {},
    headers: {},
    body,
  });
  expect(headers.find(({ name }) => name === "Content-Type")?.value).toBe(type);
  expect(Buffer.from(bytes ?? []).toString()).toBe(wanted);
});

it.each<[operationId: string, contentType: string, body: string, value: unknown, faults: string[]]>([
  ["createToken", form, "code=a%26b+c&days=30&scope=x", { code: "a&b c", days: 30, scope: ["x"] }, []],
  ["createToken", form, "code=", { code: "" }, ["invalid-body body/code"]],
  ["createToken", "application/json", '{"code":"a"}', undefined, ["wrong-content-type headers/content-type"]],
  ["importArticles", "text/csv", "title\nRain", "title\nRain", []],
  ["importArticles", "text/csv", "Rain", "Rain", ["invalid-body body"]],
  [
    "createArticle",
    "application/vnd.press.v2+json",
    "{}",
    undefined,
    ["wrong-content-type headers/content-type"],
  ],
])("a recorded body of %s as %s is read: %s", (operationId, contentType, body, value, wanted) => {
  const subject = subjectOf(operationOf(operationId), model, zod);
  const { input, faults } = readRequest(subject, {
    texts: () => [],
    styled: () => undefined,
    contentType,
    body: Buffer.from(body),
  });
  expect(input.body).toEqual(value);
  expect(faults.map(({ rule, where }) => `${rule} ${where}`)).toEqual(wanted);
});

it(`no text is sent in the place of a file: its bytes are a file, too (seed ${seed})`, () => {
  const subject = subjectOf(operationOf("addPicture"), model, zod);
  const inputs = [...probedInputs(subject, seed, () => {})];
  const sent = inputs.map((input) => input.sent.body as Readonly<Record<string, unknown>>);
  const pictures = sent.flatMap(({ picture, copies }) => [picture, copies].flat());
  const texts = pictures.filter((one) => one !== undefined && !isFilePart(one));
  expect(texts.filter((one) => typeof one !== "object")).toEqual([]);
  // That a file is missing is told all the same.
  expect(
    inputs.some(({ valid, sent: { body } }) => !valid && !Object.hasOwn(body as object, "picture")),
  ).toBe(true);
});

const sse = "text/event-stream";
const ndjson = "application/x-ndjson";

it.each<[what: string, operationId: string, type: string, body: string, cut: boolean, wanted: string[]]>([
  [
    "events",
    "summarizeArticle",
    sse,
    ': hi\n\ndata: {"text":"It "}\n\nevent: x\nid: 7\ndata:{"text":"x"}\n\n',
    true,
    [],
  ],
  ["an event of several lines", "summarizeArticle", sse, 'data: {\r\ndata: "text":"x"}\r\n\r\n', false, []],
  ["an event that is cut off", "summarizeArticle", sse, 'data: {"text":"a"}\n\ndata: {"te', true, []],
  ["an event of another schema", "summarizeArticle", sse, 'data: {"words":"a"}\n\n', true, ["body-schema"]],
  ["an event that is no JSON", "summarizeArticle", sse, "data: It\n\n", true, ["json"]],
  [
    "lines",
    "followChanges",
    ndjson,
    '{"article_id":"a-1","title":"x"}\n\n{"article_id":"a-2","title":"y"}',
    false,
    [],
  ],
  ["a line that is cut off", "followChanges", ndjson, '{"article_id":"a-1","title":"x"}\n{"arti', true, []],
  ["a last line that is not whole", "followChanges", ndjson, '{"arti', false, ["json"]],
  [
    "a line of another schema",
    "followChanges",
    ndjson,
    '{"article_id":"1","title":"x"}\n',
    true,
    ["body-schema"],
  ],
  ["a stream of another type", "followChanges", sse, "data: x\n\n", true, ["content-type"]],
  ["nothing yet", "followChanges", ndjson, "", true, []],
])("of a stream: %s", (_, operationId, type, body, cut, wanted) => {
  const answer = { status: 200, headers: { "content-type": type }, body: Buffer.from(body), cut };
  const { deviations } = checkAnswer(answer, operationOf(operationId), { api: model, zod });
  expect(deviations.map(({ rule }) => rule)).toEqual(wanted);
});

it.each<[what: string, serve: (response: ServerResponse) => void, status: number, begins: string]>([
  [
    "that never ends",
    (response) => {
      const more = () => {
        if (!response.destroyed)
          response.write('{"article_id":"a-1","title":"x"}\n', () => setImmediate(more));
      };
      more();
    },
    200,
    '{"article_id"',
  ],
  [
    "that trickles",
    (response) => {
      const more = setInterval(() => response.write("\n"), 20);
      response.on("close", () => clearInterval(more));
    },
    200,
    "\n",
  ],
  ["of which nothing comes", (response) => response.flushHeaders(), 200, ""],
  ["that goes on after an event", (response) => response.write("{}\n"), 200, "{}\n"],
])("a stream %s is given up without waiting for its end", async (_, serve, status, begins) => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": ndjson });
    serve(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { exchange, close } = createExchange(`http://127.0.0.1:${port}`, { connections: 1, timeout: 60_000 });
  const request = httpRequest(operationOf("followChanges"), { params: {}, query: {}, headers: {} });
  const outcome = await exchange(request);
  close();
  server.closeAllConnections();
  server.close();
  expect(outcome).toMatchObject({ status, cut: true });
  expect("body" in outcome && Buffer.from(outcome.body).toString()).toMatch(new RegExp(`^${begins}`));
});

it("a part is sent with the header fields that it always has", () => {
  const told = { a: { headers: { "X-A": "1" } }, b: { json: "application/json" } };
  const lines = Buffer.from(encodeForm({ a: "x", b: "y", c: 7 }, told))
    .toString()
    .split("\r\n")
    .filter((line) => /^(?:x-|content-type)/i.test(line));
  expect(lines).toEqual(["X-A: 1", "Content-Type: application/json"]);
});
