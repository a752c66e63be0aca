import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Local } from "../../scripts/local/index.ts";
import { apple } from "../fixtures/kitchen-sink/items/schemas.ts";
import { createSink, items } from "./sink.ts";

let local: Local;
const now = "2026-11-14T16:00:00.000Z";
beforeEach(() => {
  local = createSink({ now: () => new Date(now) });
});
afterEach(() => local.close());

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask({ method = "GET", path, key = local.keys.own, body, headers = {} }: Asked) {
  const response = await local.fetch(
    new Request(`http://localhost${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        "x-shop-key": key,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json");
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

const ladder = { kind: "durable", warranty_months: 24, name: "Ladder", price: 80, season: null };
const notFound = { status: 404, body: { message: "item not found" } };

describe("state", () => {
  it("begins with the objects of the contract's examples", async () => {
    expect(await ask({ path: `${items}/${local.ids.own}` })).toMatchObject({ status: 200, body: apple });
    expect((await ask({ path: items })).body).toEqual({ data: [apple], next_cursor: null });
  });

  it("holds what was created, with an id and times of its own", async () => {
    const made = await ask({ method: "POST", path: items, body: ladder });
    expect(made).toMatchObject({
      status: 201,
      body: { ...ladder, tags: [], quantity: 1, created_at: now, updated_at: now },
    });
    const { id } = made.body as { id: string };
    expect(made.headers.get("location")).toBe(`${items}/${id}`);
    expect(made.headers.get("x-answered-from")).toBeNull();
    expect(id).not.toBe(apple.id);
    expect((await ask({ path: `${items}/${id}` })).body).toEqual(made.body);
    expect((await ask({ path: items })).body).toEqual({ data: [apple, made.body], next_cursor: null });
  });

  it("changes the fields that the law names, and moves the times on", async () => {
    const path = `${items}/${local.ids.own}`;
    const body = { name: "Pear", quantity: 99 };
    const changed = { ...apple, name: "Pear", updated_at: now };
    expect(await ask({ method: "PATCH", path, body })).toMatchObject({ status: 200, body: changed });
    expect((await ask({ path })).body).toEqual(changed);
  });

  it("never moves a time back", async () => {
    const early = createSink({ now: () => new Date(0) });
    local.close();
    local = early;
    const path = `${items}/${local.ids.own}`;
    expect((await ask({ method: "PATCH", path, body: { name: "x" } })).body).toMatchObject({
      updated_at: apple.updated_at,
    });
  });

  it("has nothing any more where it was deleted", async () => {
    const path = `${items}/${local.ids.own}`;
    expect((await ask({ method: "DELETE", path })).status).toBe(204);
    for (const method of ["GET", "DELETE"]) expect(await ask({ method, path })).toMatchObject(notFound);
    expect(await ask({ method: "PATCH", path, body: { name: "x" } })).toMatchObject(notFound);
    expect((await ask({ path: items })).body).toEqual({ data: [], next_cursor: null });
  });

  it("of one organization is never another's", async () => {
    const nowhere = "00000000-0000-4000-8000-000000000000";
    for (const id of [local.ids.other, nowhere])
      for (const [method, body] of [["GET"], ["DELETE"], ["PATCH", { name: "x" }]] as const)
        expect(await ask({ method, path: `${items}/${id}`, body })).toMatchObject(notFound);
    const key = local.keys.other;
    expect((await ask({ path: items, key })).body).toMatchObject({ data: [{ id: local.ids.other }] });
    expect((await ask({ path: `${items}/${local.ids.own}`, key })).status).toBe(404);
  });

  it("is read page by page, each object once", async () => {
    for (let index = 0; index < 6; index++)
      await ask({ method: "POST", path: items, body: { ...ladder, name: `Ladder ${index}` } });
    const names: string[] = [];
    const sizes: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const from: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const { body, headers } = await ask({ path: `${items}?limit=3${from}` });
      expect(headers.get("x-total-count")).toBe("7");
      const { data, next_cursor } = body as { data: { name: string }[]; next_cursor: string | null };
      names.push(...data.map(({ name }) => name));
      sizes.push(data.length);
      cursor = next_cursor;
    }
    expect(names).toEqual(["Apple", ...Array.from({ length: 6 }, (_, index) => `Ladder ${index}`)]);
    expect(sizes).toEqual([3, 3, 1]);
  });

  it.each([
    " x ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "e\u0301",
    "é",
    "\ufeffx",
    "😀 مرحبا",
    "'; DROP TABLE objects; --",
  ])("keeps the text %j as it is", async (name) => {
    const path = `${items}/${local.ids.own}`;
    expect((await ask({ method: "PATCH", path, body: { name } })).body).toMatchObject({ name });
    expect((await ask({ path })).body).toMatchObject({ name });
  });
});

describe("what no law tells", () => {
  const photos = `${items}/${apple.id}/photos`;
  type Row = [what: string, asked: Asked, status: number, from: string | null, body: unknown];
  it.each<Row>([
    ["the example", { path: "/v2/health" }, 200, "example", { status: "ok" }],
    [
      "an example by name",
      { path: items, headers: { prefer: "example=none" } },
      200,
      "example",
      { data: [], next_cursor: null },
    ],
    [
      "an example of no name",
      { path: items, headers: { prefer: "example=many" } },
      501,
      null,
      { message: "`Prefer` asks for example many; the contract has some, none" },
    ],
    [
      "an error by status",
      { path: "/v2/health", headers: { prefer: "code=429" } },
      429,
      null,
      { message: "too many requests" },
    ],
    [
      "the usual error by status",
      { path: "/v2/health", headers: { prefer: 'code="500"' } },
      500,
      null,
      { message: "the server failed" },
    ],
    [
      "a status by status",
      { path: "/v2/health", headers: { prefer: "code=200" } },
      200,
      "example",
      { status: "ok" },
    ],
    [
      "a status that is not documented",
      { path: "/v2/health", headers: { prefer: "code=418" } },
      501,
      null,
      { message: "`Prefer` asks for status 418; the contract has 200, 429, 500" },
    ],
    ...["abc", "", "4e2x", "-404"].map(
      (code): Row => [
        `what is no status: ${JSON.stringify(code)}`,
        { path: "/v2/health", headers: { prefer: `code=${code}` } },
        501,
        null,
        { message: `\`Prefer\` asks for status ${code}; the contract has 200, 429, 500` },
      ],
    ),
    [
      "an example that all objects have",
      { path: items, headers: { prefer: "example=constructor" } },
      501,
      null,
      { message: "`Prefer` asks for example constructor; the contract has some, none" },
    ],
    [
      "an object that the path goes through and that is not there",
      { path: `${items}/00000000-0000-4000-8000-000000000000/photos/front/content` },
      404,
      null,
      { message: "photo not found" },
    ],
    [
      "a preference of another kind",
      { path: "/v2/health", headers: { prefer: "respond-async, wait=100" } },
      200,
      "example",
      { status: "ok" },
    ],
    [
      "a bad request before all",
      { method: "PATCH", path: `${items}/7`, body: {}, headers: { prefer: "code=404" } },
      422,
      null,
      { message: "item id must be a UUID" },
    ],
    [
      "no credential before all",
      { path: items, key: "nobody", headers: { prefer: "code=404" } },
      401,
      null,
      { message: "credentials are required" },
    ],
  ])("is answered by %s", async (_, asked, status, from, body) => {
    const answer = await ask(asked);
    expect([answer.status, answer.headers.get("x-answered-from"), answer.body]).toEqual([status, from, body]);
  });

  it("is answered with bytes where it promises some", async () => {
    const answer = await ask({ path: `${photos}/front/content` });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
  });
});

describe("a server in this process", () => {
  it("forgets all on `reset`, and is of no use after `close`", async () => {
    const path = `${items}/${local.ids.own}`;
    await ask({ method: "DELETE", path });
    local.reset();
    expect((await ask({ path })).status).toBe(200);
    local.close();
    local.close();
    await expect(ask({ path })).rejects.toThrow("after `close`");
    expect(local.reset).toThrow("after `close`");
  });

  it("never reaches, with what was under way when it closed, the one that comes next", async () => {
    const causes: unknown[] = [];
    const logger = { info() {}, error: (entry: object) => void causes.push(entry) };
    const closed = createSink({ logger });
    const headers = { authorization: `Bearer ${closed.keys.own}`, "content-type": "application/json" };
    const pending = closed.fetch(
      new Request(`http://localhost${items}/${closed.ids.own}`, {
        method: "PATCH",
        headers,
        body: '{"name":"late"}',
      }),
    );
    closed.close();
    const next = createSink();
    expect((await pending).status).toBe(500);
    expect(causes).toMatchObject([
      { event: "failure", cause: new TypeError("The local server was used after `close`.") },
    ]);
    next.close();
  });

  it("shares nothing with another one, and begins like it", async () => {
    const second = createSink();
    second.close();
    const third = createSink();
    expect((await ask({ path: `${items}/${local.ids.own}` })).status).toBe(200);
    third.close();
    expect(createSink()).toMatchObject({ keys: local.keys, ids: local.ids });
  });
});

describe("a hook", () => {
  it("overrides one operation, and may leave the rest to the server", async () => {
    const hooked = createSink(
      {},
      {
        operations: {
          getItem: ((call: { params: { item_id: string } }, { next }: { next: () => unknown }) =>
            call.params.item_id === apple.id ? { status: 404 } : next()) as never,
        },
      },
    );
    local.close();
    local = hooked;
    expect((await ask({ path: `${items}/${local.ids.own}` })).status).toBe(404);
    const { body } = await ask({ method: "POST", path: items, body: ladder });
    expect((await ask({ path: `${items}/${(body as { id: string }).id}` })).status).toBe(200);
  });
});
