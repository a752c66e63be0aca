import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalNairi, type LocalNairi } from "../../scripts/local/index.ts";

let nairi: LocalNairi;
beforeEach(() => {
  nairi = createLocalNairi({ now: () => new Date("2026-05-14T16:00:00.000Z") });
});
afterEach(() => nairi.close());

function requestOf(id: string, key: string, name: unknown): Request {
  return new Request(`http://localhost/api/public/v1/integrations/llm/${id}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });
}

async function rename(id: string, key: string, name: unknown) {
  const response = await nairi.fetch(requestOf(id, key, name));
  const fields = Object.fromEntries(response.headers);
  const { "x-request-id": _requestId, ...rest } = fields;
  return { status: response.status, fields: rest, text: await response.text() };
}

describe("the local server", () => {
  it("answers the page's request with the page's answer", async () => {
    expect(await rename(nairi.ids.own, nairi.keys.own, "Staging Anthropic")).toEqual({
      status: 200,
      fields: { "content-type": "application/json" },
      text: '{"id":"ai_01KFRX8K1CKQGCV2W5J9C9Z37H","type":"anthropic","name":"Staging Anthropic","created_at":"2026-02-20T14:00:00.000Z","updated_at":"2026-05-14T16:00:00.000Z"}',
    });
  });

  it("answers another organization as it answers for what does not exist", async () => {
    const nowhere = "ai_01ARZ3NDEKTSV4RRFFQ69G5FAV";
    const wanted = {
      status: 404,
      fields: { "content-type": "application/json" },
      text: '{"error":"LLM integration not found"}',
    };
    expect(await rename(nairi.ids.other, nairi.keys.own, "x")).toEqual(wanted);
    expect(await rename(nairi.ids.own, nairi.keys.other, "x")).toEqual(wanted);
    expect(await rename(nowhere, nairi.keys.own, "x")).toEqual(wanted);
    expect((await rename(nairi.ids.other, nairi.keys.other, "Other")).status).toBe(200);
  });

  it.each([
    "  ",
    " x ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "e\u0301",
    "é",
    "\ufeffx",
    "😀 مرحبا",
    "'; DROP TABLE llm_integrations; --",
    "x".repeat(100_000),
  ])("keeps the name %j as it is", async (name) => {
    const { text } = await rename(nairi.ids.own, nairi.keys.own, name);
    expect(JSON.parse(text).name).toBe(name);
  });

  it("never moves `updated_at` back", async () => {
    const early = createLocalNairi({ now: () => new Date(0) });
    nairi.close();
    nairi = early;
    const { text } = await rename(nairi.ids.own, nairi.keys.own, "x");
    expect(JSON.parse(text).updated_at).toBe("2026-02-20T14:00:00.000Z");
  });

  it("forgets all on `reset`, and is of no use after `close`", async () => {
    const { text: before } = await rename(nairi.ids.own, nairi.keys.own, "x");
    nairi.reset();
    expect((await rename(nairi.ids.own, nairi.keys.own, "x")).text).toBe(before);
    nairi.close();
    nairi.close();
    await expect(rename(nairi.ids.own, nairi.keys.own, "x")).rejects.toThrow("after `close`");
    expect(nairi.reset).toThrow("after `close`");
  });

  it("never reaches, with what was under way when it closed, the one that comes next", async () => {
    const causes: unknown[] = [];
    const logger = { info() {}, error: (entry: object) => void causes.push(entry) };
    const closed = createLocalNairi({ logger });
    const pending = closed.fetch(requestOf(closed.ids.own, closed.keys.own, "late"));
    closed.close();
    const next = createLocalNairi();
    expect((await pending).status).toBe(500);
    expect(causes).toMatchObject([
      { event: "failure", cause: new TypeError("The local server was used after `close`.") },
    ]);
    next.close();
  });

  it("shares nothing with another one", async () => {
    const second = createLocalNairi();
    second.close();
    const third = createLocalNairi();
    expect((await rename(nairi.ids.own, nairi.keys.own, "mine")).status).toBe(200);
    third.close();
    expect(createLocalNairi()).toMatchObject({ keys: nairi.keys, ids: nairi.ids });
  });
});
