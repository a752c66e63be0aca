import type { Request } from "../http.ts";
import { requestOf, type Sent } from "../request.ts";
import { ids, keys, path } from "./server.ts";

interface Asked extends Partial<Sent> {
  readonly id?: string;
  readonly name?: unknown;
}

function request({ id = ids.own, name = "Staging", ...sent }: Asked): Request {
  return requestOf({
    method: "PATCH",
    target: path + id,
    authorization: `Bearer ${keys.own}`,
    body: JSON.stringify({ name }),
    ...sent,
  });
}

const ulid = ids.own.slice(3);
const absent = `ai_${ulid.replace("K", "M")}`;

const sent: readonly Asked[] = [
  ...[
    "Small drill",
    "Staging",
    "Staging",
    "STAGING",
    "Production",
    " a  b ",
    "a",
    "0",
    "null",
    "42",
    "It's",
    "a\\nb",
    "<b>&",
  ],
  ...[
    "Ä",
    "e\u0301",
    "🎉",
    "名前",
    "a\u0000b",
    "a\tb",
    "x".repeat(65),
    "ü".repeat(200),
    " ",
    "x".repeat(256),
    "",
  ],
  ...[null, 42, true, false, ["a"], { a: 1 }],
].map((name) => ({ name }));

const bodies: readonly Asked[] = [
  ...[
    "{}",
    "null",
    "[]",
    '"a"',
    "7",
    "",
    "{",
    '{"name":"a"',
    '{"name":"a',
    '{"name":"a"} x',
    '{"name":"a"}{}',
  ],
  ...['{"name":"a",}', '{"name":"a","b":NaN}', '\ufeff{"name":"a"}', '{"name":"a","name":"b"}'],
  ...['{"name":"a","extra":1}', '{"name":"a","type":"openai","created_at":"2020-01-01T00:00:00.000Z"}'],
  `{"name":"a","deep":${"[".repeat(600)}${"]".repeat(600)}}`,
  JSON.stringify({ name: "x".repeat(110_000) }),
  Buffer.from('{"name":"\xff"}', "latin1"),
].map((body) => ({ body }));

const types: readonly Asked[] = [
  ...["text/plain", "application/xml", "application/json; charset=utf-8", null].map((type) => ({ type })),
  { type: "application/x-www-form-urlencoded", body: "name=a" },
];

const objects: readonly Asked[] = [
  ...["x", ulid, ids.own.toLowerCase(), `gadget_${ulid}`, `${ids.own}0`, `${ids.own}%0A`, absent, ids.other],
  ...[`ai_8${ulid.slice(1)}`, `ai_${ulid.slice(1)}`, `ai_${ulid.slice(0, -1)}I`, "%ZZ", "a%2Fb"],
].map((id) => ({ id }));

const authorizations: readonly Asked[] = [
  ...[null, "", "Bearer", "Bearer ", "Bearer x", "Bearer nr_0000000000000000", keys.own, `Basic ${keys.own}`],
  ...[`Token ${keys.own}`, `bearer ${keys.own}`, `Bearer ${keys.own}x`, `Bearer ${keys.own.toUpperCase()}`],
  ...[`Bearer ${keys.own.slice(0, -2)}`, `Bearer ${keys.other}`, `Bearer ${keys.own} x`],
].flatMap((authorization) => [{ authorization }, { authorization, id: absent }]);

const paths: readonly Asked[] = [
  ...["GET", "POST", "PUT", "DELETE", "OPTIONS"].map((method) => ({ method })),
  ...[
    `${path}${ids.own}/`,
    `${path}${ids.own}/x`,
    `/${path}${ids.own}`,
    "/unknown",
    `/v9/${ids.own}`,
    path,
  ].map((target) => ({ target })),
  { target: `${path}${ids.own}/`, authorization: null },
  { target: "/unknown", authorization: null },
  { id: "x", body: "{}" },
  { id: "x", authorization: null },
  { id: absent, body: "{}" },
];

/** Requests, by turns the renames and what is to be refused, that together show every departure. */
export const probes: readonly (readonly Request[])[] = [
  ...[sent, bodies, types, objects, authorizations, paths].flat().map((one) => [request(one)]),
  // At the same time.
  ["a", "b", "c"].map((name) => request({ name })),
];
