import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitExamples } from "../../scripts/emit/examples/emit.ts";
import { emitServer } from "../../scripts/emit/server/emit.ts";
import { sourceOf } from "../../scripts/emit/source.ts";
import type { Json } from "../../scripts/lib/json.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";
import type { ApiModel, ErrorCase } from "../../scripts/model/model.ts";
import { verify } from "../../scripts/verify/index.ts";
import { changesOf } from "../compare/documents.ts";

const spec = resolve("test/fixtures/texts/index.ts");
const loaded = await loadContract(spec);
const source = sourceOf(loaded.contract, spec);
const errors = source.model.operations[0]?.errors.filter(({ shared }) => !shared) ?? [];
const texts = ["name is required", "name is required!", "名前が必要です", "名前が必要です。"];
const parts = (some: readonly ErrorCase[]) => some.map(({ status, id, text }) => ({ status, id, text }));

function documentWithout(error?: ErrorCase): Json {
  const operations = source.model.operations.map((operation) => ({
    ...operation,
    errors: operation.errors.filter((one) => one !== error),
  }));
  const model: ApiModel = { ...source.model, operations };
  return JSON.parse(JSON.stringify(documentOf(model))) as Json;
}

describe("error texts that differ in one character stay apart", () => {
  it("in the model, by their ids", () => {
    expect(parts(errors)).toEqual([
      { status: 400, id: expect.stringMatching(/^name-is-required-[0-9a-f]{12}$/), text: texts[0] },
      { status: 400, id: expect.stringMatching(/^name-is-required-[0-9a-f]{12}$/), text: texts[1] },
      { status: 409, id: "taken", text: texts[2] },
      { status: 409, id: expect.stringMatching(/^[0-9a-f]{12}$/), text: texts[3] },
    ]);
    expect(new Set(errors.map(({ id }) => id)).size).toBe(4);
  });

  it("in the document, each as an example under its id", () => {
    const [operation] = modelOfDocument(documentWithout()).operations;
    expect(parts(operation?.errors ?? [])).toEqual(expect.arrayContaining(parts(errors)));
  });

  it("in the files of the examples", () => {
    const files = emitExamples(source);
    for (const { status, id, text } of errors)
      expect(JSON.parse(files.get(`examples/takeName/${status}.${id}.json`) ?? "{}")).toEqual({
        error: text,
      });
  });

  it.each([
    ["types of the client", emitClient, /^client\/src\/operations\//],
    ["types of the server", emitServer, /^server\/operations/],
    ["facts that the server answers by", emitServer, /^server\/contract\.js$/],
    ["docs", emitDocs, /\.mdx$/],
  ] as const)("in the %s", async (_, emit, path) => {
    const found = [...(await emit(source))].filter(([name]) => path.test(name)).map(([, text]) => text);
    for (const text of texts)
      expect(
        found.some((file) => file.includes(JSON.stringify(text)) || file.includes(`\`${text}\``)),
        text,
      ).toBe(true);
  });

  it.each(errors.slice(1, 3).map((error) => [error.text, error] as const))(
    "and that `%s` is gone is a break, and a finding of its own",
    async (text, error) => {
      const found = await changesOf(documentWithout(), documentWithout(error), "2026-01-01");
      expect(found.map(({ rule, bump, place }) => ({ rule, bump, place }))).toEqual([
        { rule: "client-text-removed", bump: "major", place: `response ${error.status} ${text}` },
      ]);
    },
  );

  it.each([
    ["says each where it belongs", texts, []],
    ["says one for the other", [texts[1], texts[0]], ["error-text", "error-text"]],
  ])("and a server that %s is told so", async (_, [ofNone, ofLong], rules) => {
    const found = await findingsOn((name) => (name === "" ? ofNone : name.length > 5 ? ofLong : undefined));
    expect(found.map(({ rule }) => rule).filter((rule) => rule === "error-text")).toEqual(rules);
  });
});

/** What `verify` finds on a server that answers with the error `textOf` gives for a name, if it gives one. */
async function findingsOn(textOf: (name: string) => string | undefined) {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    const answer = (status: number, value: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    let name: unknown;
    try {
      ({ name } = JSON.parse(body));
    } catch {}
    if (typeof name !== "string") return answer(400, { error: "error 400" });
    const error = textOf(name);
    return error === undefined ? answer(200, { name }) : answer(400, { error });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const { port } = server.address() as AddressInfo;
    return (await verify(loaded, { server: `http://127.0.0.1:${port}` })).findings;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
