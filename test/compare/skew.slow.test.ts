import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { lastRelease } from "../../scripts/compare/release/releases.ts";
import type { Json } from "../../scripts/lib/json.ts";
import { createContractApp } from "../../scripts/runtime/server/app.ts";
import { generateServer, kitchenSink } from "../emit/server/generated.ts";
import { documentsOf, type Editable } from "./sink.ts";
import { serverContractOf } from "./skew/server.ts";
import { type Answer, type Server, type Skew, skewOf } from "./skew/skew.ts";

/** An app for each server whose handlers all answer alike. */
const handlers = (contract: Server["contract"], answer: () => Answer) => ({
  authenticate: () => ({}),
  operations: Object.fromEntries(contract.operations.map(({ operationId }) => [operationId, answer])),
  // A value that only a rule refuses leaves, too: no client can know.
  validateResponses: false,
  logger: { info() {}, error: (entry: object) => void entry },
});

/** The generated stubs of a spec. */
async function stubsOf(spec: string, document: Json): Promise<Server> {
  const generated = await generateServer(spec);
  onTestFinished(generated.remove);
  const { createApp, contract } = await generated.load();
  return { document, contract, start: (answer) => createApp(handlers(contract, answer)).fetch };
}

/** The server of a version of which only the document is left. */
function released(document: Json): Server {
  const contract = serverContractOf(document);
  return {
    document,
    contract,
    start: (answer) => createContractApp(contract, handlers(contract, answer)).fetch,
  };
}

it("the last release's client and the new server, and the other way round", async () => {
  const release = await lastRelease("spec/releases");
  if (!release) throw new Error("there is no release");
  const now = JSON.parse(await readFile("generated/openapi.json", "utf8")) as Json;
  const skews = [
    await skewOf(release.document, await stubsOf(resolve("spec/index.ts"), now)),
    await skewOf(now, released(release.document)),
  ];
  for (const { breaches, calls } of skews) {
    expect(breaches.slice(0, 9)).toEqual([]);
    expect(calls).toBeGreaterThan(30);
  }
});

const documentWith = await documentsOf("test/fixtures/kitchen-sink/index.ts");

const schema = ({ components }: Editable, name: string) => {
  const found = components.schemas[name];
  if (!found) throw new Error(`no schema ${name}`);
  return found;
};

/** `from` is not after `to`: a rule of the kitchen sink that its document can't say. */
const breaksRule = (input: object) => {
  const { season } = { ...input, ...(input as { body?: object }).body } as { season?: unknown };
  const { from, to } = (season ?? {}) as { from?: string; to?: string };
  return from !== undefined && to !== undefined && from > to;
};

it("the kitchen sink with itself: generated stubs, and those read back from its document", async () => {
  const skews = [
    await skewOf(documentWith(), await stubsOf(kitchenSink, documentWith()), { breaksRule }),
    await skewOf(documentWith(), released(documentWith()), { breaksRule }),
  ];
  for (const { breaches, calls } of skews) {
    expect(breaches.slice(0, 9)).toEqual([]);
    expect(calls).toBeGreaterThan(500);
  }
});

const photos = "/v2/items/{item_id}/photos";

/** Both ways between the kitchen sink and a change of some of its operations. */
async function skewsWith(edit: (document: Editable) => void): Promise<readonly [old: Skew, now: Skew]> {
  const [before, after] = [documentWith(), documentWith(edit)];
  const options = { only: ["uploadPhoto", "getHealth", "listCategories"] };
  return [await skewOf(before, released(after), options), await skewOf(after, released(before), options)];
}

it("a minor change keeps what it promises", async () => {
  const skews = await skewsWith((document) => {
    Object.assign(schema(document, "Photo").properties, { width: { type: "number" } });
    Object.assign(schema(document, "PhotoUpload").properties, { source: { type: "string" } });
    const [upload, health] = [document.paths[photos]?.["post"], document.paths["/v2/health"]?.["get"]];
    if (!upload || !health) throw new Error("no such operations");
    const text = { type: "string" } as Editable["components"]["schemas"][string];
    upload.parameters.push({ name: "shelf", in: "query", schema: text });
    // An older client gives it as `"undocumented"`.
    health.responses["503"] = health.responses["500"] as (typeof health.responses)[string];
  });
  expect(skews.map(({ breaches }) => breaches)).toEqual([[], []]);
});

it.each<[change: string, edit: (document: Editable) => void, wanted: RegExp]>([
  [
    "a field of an answer that may be absent",
    (document) => {
      schema(document, "Photo").required = ["id"];
    },
    /^uploadPhoto answered .*: contract-breach/,
  ],
  [
    "a field of a body that is needed",
    (document) => {
      Object.assign(schema(document, "PhotoUpload").properties, { license: { type: "string" } });
      schema(document, "PhotoUpload").required.push("license");
    },
    /^uploadPhoto with usual: 422/,
  ],
  [
    "a value of an answer that is new",
    (document) => void schema(document, "Health").properties["status"]?.enum?.push("down"),
    /^getHealth answered .*"down".*: contract-breach/,
  ],
])("finds %s", async (_, edit, wanted) => {
  const [{ breaches }] = await skewsWith(edit);
  expect(breaches).toContainEqual(expect.stringMatching(wanted));
});
