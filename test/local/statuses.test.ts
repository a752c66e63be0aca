import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { localSource } from "../../scripts/local/app.ts";
import { createLocal } from "../../scripts/local/index.ts";

const spec = fileURLToPath(new URL("../fixtures/statuses/index.ts", import.meta.url));
const local = createLocal(localSource((await loadContract(spec)).contract));
afterAll(() => local.close());

async function ask(path: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await local.fetch(
    new Request(`http://localhost/v1${path}`, {
      headers: { Authorization: `Bearer ${local.keys.own}`, ...headers },
    }),
  );
  const text = await response.text();
  return {
    status: response.status,
    body: text === "" ? undefined : JSON.parse(text),
    etag: response.headers.get("etag"),
    location: response.headers.get("location"),
  };
}

const link = { id: "l-7", target: "https://poems.example/" };
const { etag } = await ask("/links/l-7");

it("tags what it shows", () => {
  expect(etag).toMatch(/^"[0-9a-f]{16}"$/);
});

it.each<[sent: string, status: number, body: unknown]>([
  [`${etag}`, 304, undefined],
  [`W/${etag}`, 304, undefined],
  [`"other", ${etag}`, 304, undefined],
  ["*", 304, undefined],
  ['"other"', 200, link],
])("If-None-Match: %s is answered %d", async (sent, status, body) => {
  expect(await ask("/links/l-7", { "If-None-Match": sent })).toEqual({ status, body, etag, location: null });
});

it("what is not there has no tag", async () => {
  const wanted = { status: 404, body: { error: "no such link" }, etag: null, location: null };
  expect(await ask("/links/l-8", { "If-None-Match": "*" })).toEqual(wanted);
});

it.each<[prefer: string, wanted: object]>([
  ["code=302", { status: 302, location: "https://poems.example/" }],
  ["code=307", { status: 307, location: "https://poems.example/" }],
  ["code=418", { status: 418, body: { title: "It broke", status: 503 } }],
  ["code=404", { status: 404, body: { error: "no such link" } }],
])("Prefer: %s", async (prefer, wanted) => {
  expect(await ask("/l/l-7", { Prefer: prefer })).toMatchObject(wanted);
});
