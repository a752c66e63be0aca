import type { Request } from "../http.ts";
import { basePath, ids as noteIds, tokens } from "../notes/server.ts";
import { ids, keys, path } from "../rename/server.ts";
import { requestOf, type Sent } from "../request.ts";

interface Asked extends Partial<Sent> {
  readonly id?: string;
  readonly name?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function rename({ id = ids.own, name = "Staging", headers, ...sent }: Asked): Request {
  const request = requestOf({
    method: "PATCH",
    target: path + id,
    authorization: `Bearer ${keys.own}`,
    body: JSON.stringify({ name }),
    ...sent,
  });
  return { ...request, headers: { ...request.headers, ...headers } };
}

const none = { authorization: null };
const asOther = { authorization: `Bearer ${keys.other}` };
const ulid = ids.own.slice(3);

const names: readonly Asked[] = [
  ...["a", "b", "a", "ü", "🎉", "x".repeat(255), "ü".repeat(200), "a ", "a\r\nb", "a%20b+c", "<b>a</b>"],
  ...["It's", "a\0b", "👨\u200d👩", "true", "a {{b}}", "constructor", "' or 1=1 --", "\ud800", ""],
].map((name) => ({ name }));

const bodies: readonly Asked[] = [
  ...[
    '{"name":"a"}\n',
    '{"name":"\\u0061"}',
    '{"name":"\\ud83c\\udf89"}',
    '{"name":"a\\/b"}',
    '[{"name":"a"}]',
  ],
  ...['{"Name":"a"}', '{"name":"a" /* b */}', "{'name':'a'}", '{"name":"a\nb"}', "", '{"name":7}'],
  ...['{"name":"a","name":"b"}', '{"name":"a","updated_at":"2000-01-01T00:00:00.000Z"}'],
  JSON.stringify({ name: "x".repeat(1_100_000) }),
].map((body) => ({ body }));

const headers: readonly Asked[] = [
  { name: "", headers: { "accept-language": "de" } },
  { id: "x", headers: { "accept-language": "de" } },
  { headers: { accept: "text/html" } },
  { headers: { "accept-encoding": "gzip" } },
  { headers: { "transfer-encoding": "chunked" } },
  { ...none, headers: { "x-api-key": keys.own } },
  { ...none, headers: { cookie: `key=${keys.own}` } },
  ...["Application/JSON", "text/plain;application/json", "application/json; charset=latin1"].map((type) => ({
    type,
  })),
];

const targets: readonly Asked[] = [
  ...[
    `${ids.own}%20`,
    `x-y_${ulid}`,
    "a%00",
    `${ids.own};a=1`,
    "x".repeat(300),
    "ai%5F01KFRX8K1CKQGCV2W5J9C9Z37H",
  ].map((id) => ({ id })),
  ...[path.toUpperCase() + ids.own, `/api/public/v2/gadgets/${ids.own}`, path, "/unknown"].map((target) => ({
    target,
  })),
  { method: "HEAD" },
  { method: "GET" },
  { target: `${path}${ids.own}?api_key=${keys.own}`, ...none },
];

const callers: readonly Asked[] = [
  {},
  none,
  { authorization: `Bearer ${keys.own.slice(0, -4)}zzzz` },
  { name: "first" },
  { ...asOther, name: "other" },
  { id: ids.other, ...asOther, name: "Staging" },
  { id: ids.other, ...asOther, name: "first" },
  { body: JSON.stringify({ name: "a", id: ids.own.replace("K", "M") }) },
  {},
];

/** Requests that together show every departure of the blind sets from the correct rename. */
export const renameProbes: readonly (readonly Request[])[] = [
  ...[names, bodies, headers, targets].flat().map((one) => [rename(one)]),
  [rename({ name: "at once" }), rename({ name: "at once", id: ids.other, ...asOther })],
  ...callers.map((one) => [rename(one)]),
];

function note(method: string, target: string, body?: unknown, sent: Partial<Sent> = {}): Request {
  const authorization = `Bearer ${tokens.own}`;
  return requestOf({ method, target: basePath + target, authorization, body: JSON.stringify(body), ...sent });
}

const own = `/${noteIds.own}`;
const made = (sequence: number) => `/3f2b8c1d-7a64-4e0b-9d15-${String(sequence).padStart(12, "0")}`;

const creations: readonly unknown[] = [
  { title: "b", labels: ["z", "A", "A", "p,q"] },
  { title: "b", labels: ["z", "A", "A", "p,q"] },
  { title: " c ", labels: [] },
  ...["x".repeat(80), "ü".repeat(80), "🎉".repeat(80), "🎉".repeat(41), " ", "x".repeat(81), 7].map(
    (title) => ({
      title,
    }),
  ),
  ...[5, 6, null, true].map((priority) => ({ title: "d", priority })),
  ...[["a", "b", "c", "d"], ["a", "b", "c", "d", "e"], [""], ["x".repeat(21)], "a", [1], null].map(
    (labels) => ({
      title: "e",
      labels,
    }),
  ),
  { title: "f", created_at: "2000-01-01T00:00:00.000Z" },
];

const lists = [
  "",
  "?limit=1",
  "?limit=2",
  "?limit=5x",
  "?limit=-1",
  "?limit=",
  "?limit=x",
  "?cursor=",
  "?cursor=!",
];
const cursor = Buffer.from("2").toString("base64url");

/** Requests that together show every departure of the blind sets from the correct notes. */
export const notesProbes: readonly (readonly Request[])[] = [
  ...creations.map((body) => [note("POST", "", body)]),
  [note("GET", made(3))],
  ...lists.map((query) => [note("GET", query)]),
  [note("GET", `?limit=1&cursor=${cursor}`)],
  [note("GET", `?limit=3&cursor=${Buffer.from("1").toString("base64url")}`)],
  ...[{}, { priority: 1 }, { title: "g" }, { labels: ["n"] }, { labels: 7 }, { title: "" }].map((body) => [
    note("PATCH", made(3), body),
  ]),
  [note("GET", made(3))],
  [note("GET", "")],
  [note("GET", "", undefined, { authorization: `Bearer ${tokens.other}` })],
  ...["", own].map((target) => [note("GET", target, undefined, none)]),
  [note("POST", "", { title: "h" }, none)],
  ...[own.toUpperCase(), own.replaceAll("-", ""), `/{${noteIds.own}}`].map((target) => [note("GET", target)]),
  [note("GET", "/7d4f0c8e-52a1-1b7e-9c3d-0a61f2be9d10")],
  [note("DELETE", "/7")],
  [note("DELETE", made(9999))],
  [note("PUT", own, { title: "i" }), note("HEAD", own)],
  [note("GET", `${own}/x`)],
  [note("DELETE", "")],
  [note("PATCH", own, { title: "j" }), note("PATCH", own, { priority: 4 })],
  [note("POST", "", { title: "k" }), note("POST", "", { title: "l" })],
  [note("PATCH", made(9999), { title: "" })],
  ...["DELETE", "GET"].map((method) => [note(method, made(3))]),
  [note("PATCH", made(3), { title: "m" })],
  [note("POST", "", { title: "b" })],
  [note("DELETE", made(4))],
  ...Array.from({ length: 22 }, (_, index) => [note("POST", "", { title: `n${index}` })]),
  [note("GET", "")],
];
