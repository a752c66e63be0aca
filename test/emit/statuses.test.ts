import { expect, it } from "vitest";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitServer } from "../../scripts/emit/server/emit.ts";
import { loadPair } from "../../scripts/prove/wire/pair.ts";
import type { HandlerResult } from "../../scripts/runtime/server/operation.ts";
import { sourceOfSpec } from "./client/emitted.ts";

const source = await sourceOfSpec("statuses");
const [client, docs, server] = await Promise.all([emitClient(source), emitDocs(source), emitServer(source)]);

it.each([...docs.keys()].filter((path) => path.endsWith(".mdx")))("%s", async (path) => {
  await expect(docs.get(path)).toMatchFileSnapshot(`../fixtures/statuses/expected/${path}`);
});

// As text: the runtimes that they import are those of the other fixtures.
it.each([
  ["client/src/operations/create-link.ts", client],
  ["client/src/operations/follow-link.ts", client],
  ["client/api.md", client],
  ["server/operations.ts", server],
])("%s", async (path, files) => {
  await expect(files.get(path)).toMatchFileSnapshot(`../fixtures/statuses/expected/${path}.txt`);
});

const { createApp, createClient, call } = await loadPair(new Map([...client, ...server]));

/** What the client makes of what a handler returns, by way of the server; `sent`: in place of the server's answer. */
async function resultOf(operationId: string, result: HandlerResult, sent?: () => Response): Promise<unknown> {
  const logged: string[] = [];
  const handler = () => result;
  const app = createApp({
    authenticate: () => ({}),
    operations: { createLink: handler, getLink: handler, followLink: handler },
    logger: { info() {}, error: (entry) => void logged.push("pointer" in entry ? entry.pointer : "failure") },
  });
  const links = createClient({ key: "k", retries: 0, fetch: sent ?? app.fetch });
  const input = operationId === "createLink" ? { target: "https://a.example/" } : { link_id: "l-7" };
  const called = call[operationId];
  if (!called) throw new Error(`the client has no function ${operationId}`);
  const { ok, status, ...rest } = await called(links, input);
  const said = Object.fromEntries(
    Object.entries(rest).filter(([name]) => ["data", "error", "body", "reason"].includes(name)),
  );
  return [ok, status, said, ...logged];
}

const problem = { title: "It broke", status: 418 };
const broken = "the server failed";

it.each<[what: string, operationId: string, result: HandlerResult, wanted: unknown[]]>([
  ["a status in a range of successes", "createLink", { status: 202 }, [true, 202, { data: undefined }]],
  [
    "an unregistered status in a range, by its text",
    ...(["createLink", { status: 499, error: "too many links" }] as const),
    [false, 499, { error: "too many links", body: { error: "too many links" } }],
  ],
  [
    "a range whose text is left out",
    ...(["createLink", { status: 422 }] as const),
    [false, 500, { error: broken, body: { error: broken } }, "responses/422/error"],
  ],
  [
    "a status that no range holds",
    ...(["createLink", { status: 302 }] as const),
    [false, 500, { error: broken, body: { error: broken } }, "responses/302"],
  ],
  [
    "a status that HTTP does not have",
    ...(["followLink", { status: 600, body: problem }] as const),
    [false, 500, { error: broken, body: { error: broken } }, "responses/600"],
  ],
  [
    "a status of the default at which HTTP allows no body",
    ...(["followLink", { status: 205, body: problem }] as const),
    [false, 500, { error: broken, body: { error: broken } }, "responses/205"],
  ],
  [
    "a body that breaks the schema of the range",
    ...(["createLink", { status: 503, body: { title: 7 } }] as const),
    [false, 500, { error: broken, body: { error: broken } }, "responses/503/body/title"],
  ],
  [
    "an unregistered status with a body of the range's own",
    ...(["createLink", { status: 520, body: { title: "full", status: 520 } }] as const),
    [false, 520, { error: "full", body: { title: "full", status: 520 } }],
  ],
  [
    "an error with its header fields",
    "createLink",
    { status: 429, error: "no more today", headers: { "Retry-After": 60, "X-Left": 0 } },
    [false, 429, { error: "no more today", body: { error: "no more today" } }],
  ],
  [
    "an error without the header field of its status",
    ...(["createLink", { status: 429, error: "no more today" }] as const),
    [false, 500, { error: broken, body: { error: broken } }, "responses/429/headers/Retry-After"],
  ],
  [
    "an error whose header field is not of its schema",
    "createLink",
    { status: 429, error: "not so fast", headers: { "Retry-After": 0 } },
    [false, 500, { error: broken, body: { error: broken } }, "responses/429/headers/Retry-After"],
  ],
  [
    "a header field of an error without a body",
    ...(["createLink", { status: 423, headers: { Location: "/l-7" } }] as const),
    [false, 423, { error: "", body: undefined }],
  ],
  [
    "a header field of a range of errors that is not of its schema",
    "createLink",
    { status: 503, body: problem, headers: { "Retry-After": 0 } },
    [false, 500, { error: broken, body: { error: broken } }, "responses/503/headers/Retry-After"],
  ],
  [
    "a code wins over its range",
    "createLink",
    { status: 401 },
    [false, 401, { error: "who are you?", body: { error: "who are you?" } }],
  ],
  [
    "a redirect",
    "followLink",
    { status: 302, headers: { Location: "/a" } },
    [true, 302, { data: undefined }],
  ],
  [
    "an unregistered redirect within a range",
    ...(["followLink", { status: 399, headers: { Location: "/a" } }] as const),
    [true, 399, { data: undefined }],
  ],
  [
    "a version that the caller has",
    "getLink",
    { status: 304, headers: { ETag: '"v1"' } },
    [true, 304, { data: undefined }],
  ],
  [
    "a status that only the default stands for",
    ...(["followLink", { status: 418, body: problem }] as const),
    [false, 418, { error: "It broke", body: problem }],
  ],
  [
    "a success that only the default stands for",
    ...(["followLink", { status: 203, body: problem }] as const),
    [false, 203, { error: "It broke", body: problem }],
  ],
])("%s", async (_, operationId, result, wanted) => {
  expect(await resultOf(operationId, result)).toEqual(wanted);
});

/** An answer as browsers show a redirect that is not followed. */
const hidden = () => ({
  ...{ type: "opaqueredirect", status: 0, statusText: "", body: null },
  headers: new Headers(),
});

it.each<[what: string, operationId: string, sent: () => Response, wanted: unknown[]]>([
  [
    "a body in a range that is not as documented",
    ...(["createLink", () => Response.json({ title: 7 }, { status: 520 })] as const),
    [false, "contract-breach", { reason: "expected a value at /status, or a value at /error at the body" }],
  ],
  [
    "a body of a redirect that has none",
    ...(["followLink", () => new Response("<a>", { status: 307 })] as const),
    [true, 307, { data: undefined }],
  ],
  [
    "a redirect that the platform hides",
    ...(["followLink", hidden as unknown as () => Response] as const),
    [false, "hidden-redirect", { reason: "the platform hides where a redirect leads" }],
  ],
  [
    "a hidden redirect that is not documented",
    ...(["createLink", hidden as unknown as () => Response] as const),
    [false, "network-error", { reason: "a redirect" }],
  ],
  [
    "a status outside of all ranges",
    ...(["createLink", () => new Response(null, { status: 307 })] as const),
    [false, "undocumented", { reason: "status 307 is not documented" }],
  ],
])("of a server: %s", async (_, operationId, sent, wanted) => {
  expect(await resultOf(operationId, { status: 0 }, sent)).toEqual(wanted);
});
