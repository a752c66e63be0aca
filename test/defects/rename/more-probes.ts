import type { Request } from "../http.ts";
import { requestOf, type Sent } from "../request.ts";
import { probes } from "./probes.ts";
import { ids, keys, path } from "./server.ts";

function request(sent: Partial<Sent>): Request {
  return requestOf({
    method: "PATCH",
    target: path + ids.own,
    authorization: `Bearer ${keys.own}`,
    body: JSON.stringify({ name: "Staging" }),
    ...sent,
  });
}

const names = ["ready.", "שלום", "007", "a\u00adb", "①", "a—b", "1st", "a\r\nb", "é"].map((name) => ({
  body: JSON.stringify({ name }),
}));

const bodies = [
  '{"n\\u0061me":"a"}',
  ' {"name":"a"}',
  '{"label":"a"}',
  '{"name":["a","b"]}',
  '"{\\"name\\":\\"a\\"}"',
  "",
  '{"name":"a"}\n{"name":"b"}',
].map((body) => ({ body }));

const more: readonly Partial<Sent>[] = [
  ...names,
  ...bodies,
  { target: `${path}${ids.own}junk` },
  { authorization: `Bearer ${keys.own}, Bearer x` },
  { authorization: `Bearer ${keys.own.slice(0, 12)}` },
  { method: "GET" },
  { target: `${path}${ids.own}/` },
  { target: `/${path}${ids.own}` },
];

/** The requests of before, and what else these defects need to be seen. */
export const moreProbes: readonly (readonly Request[])[] = [...probes, ...more.map((one) => [request(one)])];
