import { expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { serverContract } from "../../../scripts/emit/server/facts.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { createContractApp } from "../../../scripts/runtime/server/app.ts";
import type { HandlerResult } from "../../../scripts/runtime/server/operation.ts";

const { contract } = await loadContract("test/fixtures/media/index.ts");
const { model } = modelOfContract(contract);

/** What a handler of the press gets of a request, or what the caller gets. */
async function got(
  request: string,
  type: string,
  body: BodyInit,
  result: HandlerResult = { status: 0 },
  accept?: string,
) {
  const [method = "", path = ""] = request.split(" ");
  let call: Record<string, unknown> | undefined;
  const handler = (given: Record<string, unknown>) => {
    call = given;
    return result;
  };
  const app = createContractApp(serverContract(contract, model), {
    authenticate: (token) => token === "pass",
    operations: Object.fromEntries(model.operations.map(({ operationId }) => [operationId, handler])),
    logger: { info() {}, error() {} },
  });
  const headers = {
    Authorization: "Bearer pass",
    "Content-Type": type,
    ...(accept ? { Accept: accept } : {}),
  };
  const response = await app.fetch(new Request(`https://press.example${path}`, { method, headers, body }));
  if (result.status === 0 && call) {
    const { body: read, contentType, accept: preferred } = call;
    return contentType === undefined ? read : [contentType, read, preferred];
  }
  return [response.status, response.headers.get("content-type"), await response.text()];
}

const malformed = [400, "application/json", '{"error":"the request is malformed"}'];
const vendor = 'application/vnd.press.v2+json; profile="article"';
const form = "application/x-www-form-urlencoded";

it.each<
  [
    what: string,
    request: string,
    type: string,
    body: BodyInit,
    result: HandlerResult | undefined,
    wanted: unknown,
  ]
>([
  ["JSON of a vendor", "POST /articles", vendor, '{"title":"Rain"}', undefined, { title: "Rain" }],
  [
    "its parameter without quotes, and a charset",
    ...(["POST /articles", "Application/vnd.press.v2+json;charset=UTF-8; profile=article"] as const),
    ...(['{"title":"Rain"}', undefined, { title: "Rain" }] as const),
  ],
  [
    "JSON of a vendor without its parameter",
    "POST /articles",
    "application/vnd.press.v2+json",
    "{}",
    undefined,
    malformed,
  ],
  ["plain JSON in its place", "POST /articles", "application/json", '{"title":"Rain"}', undefined, malformed],
  [
    "a form",
    ...([
      "POST /token",
      `${form}; charset=utf-8`,
      "code=a%26b+c&days=30&scope=x&scope=y&device=%7B%22name%22%3A%22%C3%A9%22%7D&more=1",
    ] as const),
    ...([undefined, { code: "a&b c", days: 30, scope: ["x", "y"], device: { name: "é" } }] as const),
  ],
  ["a form's list of one", "POST /token", form, "code=1&scope=x", undefined, { code: "1", scope: ["x"] }],
  [
    "a form that its schema rejects",
    "POST /token",
    form,
    "code=",
    undefined,
    [400, "application/json", '{"error":"code is required"}'],
  ],
  ["a form of bytes that are not UTF-8", "POST /token", form, new Uint8Array([0xff]), undefined, malformed],
  ["a text", "PUT /articles.csv", "text/csv", "title\n“Sun”\n", undefined, "title\n“Sun”\n"],
  [
    "a text that its schema rejects",
    "PUT /articles.csv",
    "text/csv",
    "Sun\n",
    undefined,
    [400, "application/json", '{"error":"the first line is not `title`"}'],
  ],
  ["a text that is not UTF-8", "PUT /articles.csv", "text/csv", new Uint8Array([0xff]), undefined, malformed],
  [
    "an answer of a vendor",
    ...([
      "POST /articles",
      vendor,
      '{"title":"Rain"}',
      { status: 201, body: { id: "a-1", title: "Rain" } },
    ] as const),
    [201, vendor, '{"id":"a-1","title":"Rain"}'],
  ],
  [
    "an answer of text",
    ...(["PUT /articles.csv", "text/csv", "title\n", { status: 200, body: "<a>é</a>" }] as const),
    [200, "application/xml", "<a>é</a>"],
  ],
  [
    "an answer that is no text",
    ...(["PUT /articles.csv", "text/csv", "title\n", { status: 200, body: 7 }] as const),
    [500, "application/json", '{"error":"the press stands still"}'],
  ],
])("%s", async (_, request, type, body, result, wanted) => {
  expect(await got(request, type, body, result)).toEqual(wanted);
});

/** A form of parts, each its header and its content. */
function paper(...parts: readonly (readonly [head: string, content: string])[]): string {
  const all: typeof parts = [
    ['name="meta"\r\nContent-Type: application/vnd.press.meta+json; charset=utf-8', '{"title":"“Rain”"}'],
    ...parts,
    ['name="paper"; filename="p.pdf"\r\nContent-Type: application/pdf', "%PDF\r\n--no"],
  ];
  const written = all.map(
    ([head, content]) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`,
  );
  return `${written.join("")}--b--\r\n`;
}

const nobody = ['name="reviewer"\r\ncontent-type: Application/JSON', "null"] as const;
const meta = { title: "“Rain”" };

it.each<[what: string, body: string, wanted: unknown]>([
  ["null as JSON", paper(nobody), { meta, reviewer: null }],
  ["JSON without a type", paper(['name="reviewer"', '"Ada"']), { meta, reviewer: "Ada" }],
  [
    "JSON that a browser sends as a file",
    paper(['name="reviewer"; filename="blob"\r\nContent-Type: application/json', '"null"']),
    { meta, reviewer: "null" },
  ],
  [
    "a list of JSON, and null in its place",
    paper(nobody, ['name="tags"\r\nContent-Type: application/json', '"1"']),
    { meta, reviewer: null, tags: ["1"] },
  ],
  [
    "null in place of a list",
    paper(nobody, ['name="tags"\r\nContent-Type: application/json', "null"]),
    { meta, reviewer: null, tags: null },
  ],
  [
    "text or an object: text",
    paper(nobody, ['name="note"', '{"html":"b"}']),
    { meta, reviewer: null, note: '{"html":"b"}' },
  ],
  [
    "text or an object: an object",
    paper(nobody, ['name="note"\r\nContent-Type: application/json', '{"html":"b"}']),
    { meta, reviewer: null, note: { html: "b" } },
  ],
  [
    "unknown parts",
    paper(nobody, ['name="more"', "x"], ['name="file"; filename=""', "x"]),
    { meta, reviewer: null },
  ],
  ["no form", "title=x", malformed],
  ["a form without its end", paper(nobody).replace("--b--", ""), malformed],
  ["a part without a name", paper(nobody, ['filename="x"', "x"]), malformed],
  ["a part of another type", paper(['name="reviewer"\r\nContent-Type: text/plain', "x"]), malformed],
  ["a part that is no JSON", paper(['name="reviewer"', "Ada"]), malformed],
  [
    "a part with its header fields",
    paper(nobody, ['name="figures"\r\nX-Press-Part: 1\r\nx-lead: a "b"', "x"]),
    { meta, reviewer: null, figures: "x" },
  ],
  ["a part without its header fields", paper(nobody, ['name="figures"', "x"]), malformed],
  [
    "a part with another header field",
    paper(nobody, ['name="figures"\r\nX-Press-Part: 2\r\nX-Lead: a "b"', "x"]),
    malformed,
  ],
  ["a text of another type", paper(nobody, ['name="figures"\r\nContent-Type: text/html', "x"]), malformed],
  [
    "a file of another type",
    paper(nobody, ['name="cover"; filename="c"\r\nContent-Type: image/gif', "x"]),
    malformed,
  ],
  ["the same part twice", paper(nobody, nobody), malformed],
])("parts of media types of their own: %s", async (_, body, wanted) => {
  const read = await got("POST /papers", 'multipart/form-data; boundary="b"', body);
  const { paper: file, ...rest } = read as { paper?: File };
  if (!file) return expect(read).toEqual(wanted);
  expect(rest).toEqual(wanted);
  expect([file.name, file.type, await file.text()]).toEqual(["p.pdf", "application/pdf", "%PDF\r\n--no"]);
});

const replace = "PUT /articles/a-1";
const png = new Uint8Array([137, 80]);

it.each<[type: string, body: BodyInit, accept: string | undefined, wanted: unknown]>([
  ["application/json", '{"title":"x"}', undefined, ["application/json", { title: "x" }, "application/json"]],
  [form, "title=x+y", "*/*", [form, { title: "x y" }, "application/json"]],
  ["text/markdown; charset=UTF-8", "# é", "text/*", ["text/markdown", "# é", "text/markdown"]],
  ["image/png", png, "text/markdown;q=0.1, application/*;q=0.5", ["image/*", png, "application/json"]],
  ["text/markdown", "x", "application/*;q=0.4, application/pdf", ["text/markdown", "x", "application/pdf"]],
  ["text/markdown", "x", "text/html", ["text/markdown", "x", "application/json"]],
  [
    "text/markdown",
    "x",
    "application/json;q=0, application/ld+json",
    ["text/markdown", "x", "application/ld+json"],
  ],
  ["text/plain", "x", undefined, malformed],
  ["application/json", '{"title":""}', undefined, [400, "application/json", '{"error":"title is required"}']],
])("of several media types: %s, %s, accepting %s", async (type, body, accept, wanted) => {
  expect(await got(replace, type, body, undefined, accept)).toEqual(wanted);
});

it.each<[what: string, result: HandlerResult, wanted: unknown]>([
  [
    "one",
    { status: 200, contentType: "application/ld+json", body: { "@id": "a-1" } },
    [200, "application/ld+json", '{"@id":"a-1"}'],
  ],
  ["a text", { status: 200, contentType: "text/markdown", body: "# é" }, [200, "text/markdown", "# é"]],
  [
    "bytes",
    { status: 200, contentType: "application/pdf", body: new TextEncoder().encode("%PDF") },
    [200, "application/pdf", "%PDF"],
  ],
  [
    "none",
    { status: 200, body: { id: "a-1", title: "x" } },
    [500, "application/json", '{"error":"the press stands still"}'],
  ],
  [
    "another one",
    { status: 200, contentType: "text/plain", body: "x" },
    [500, "application/json", '{"error":"the press stands still"}'],
  ],
  [
    "one, and the body of another",
    { status: 200, contentType: "application/ld+json", body: { id: "a-1" } },
    [500, "application/json", '{"error":"the press stands still"}'],
  ],
])("a handler names the media type of %s", async (_, result, wanted) => {
  expect(await got(replace, "text/markdown", "x", result)).toEqual(wanted);
});
