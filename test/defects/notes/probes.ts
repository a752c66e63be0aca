import type { Request } from "../http.ts";
import { requestOf, type Sent } from "../request.ts";
import { basePath, ids, tokens } from "./server.ts";

function request(method: string, target: string, body?: unknown, sent: Partial<Sent> = {}): Request {
  const authorization = `Bearer ${tokens.own}`;
  return requestOf({ method, target: basePath + target, authorization, body: JSON.stringify(body), ...sent });
}

const own = `/${ids.own}`;
const other = `/${ids.other}`;
/** The id of the third note that is made. */
const made = "/3f2b8c1d-7a64-4e0b-9d15-000000000003";
const none = { authorization: null };
const cursor = Buffer.from("1").toString("base64url");

const writes = [
  request("POST", "", { title: "a", priority: 1, labels: ["x"] }),
  ...[{ title: "b" }, { title: "c", labels: [] }, { title: "d", extra: 1 }, { title: "" }, {}].map((body) =>
    request("POST", "", body),
  ),
  ...[{ title: "x".repeat(81) }, { title: "a", priority: 0 }, { title: "a", priority: 2.4 }].map((body) =>
    request("POST", "", body),
  ),
  request("POST", "", { title: "a", priority: "2" }),
  ...[{ priority: 5 }, { title: "e" }, { title: "e" }, {}, { title: "f", priority: 9 }].map((body) =>
    request("PATCH", made, body),
  ),
  request("GET", made),
  request("GET", own),
];

const lists = [
  ...["", "?limit=1", "?limit=2", "?limit=50", "?limit=51", "?limit=0", "?limit=x", "?cursor=!"],
  ...[`?limit=1&cursor=${cursor}`, "?limit=4", "?limit=5"],
].map((query) => request("GET", query));

const others = [
  ...["GET", "PATCH", "DELETE"].map((method) => request(method, other, { title: "g" })),
  ...[other, "/x"].map((target) => request("GET", target)),
  request("GET", "", undefined, none),
  request("GET", "/x", undefined, none),
  request("POST", "", undefined, { body: "{" }),
  request("DELETE", own, undefined, { authorization: "Bearer x" }),
  request("PUT", "", { title: "h" }),
];

const ends = [
  ...["DELETE", "GET", "DELETE"].map((method) => request(method, made)),
  request("GET", ""),
  request("DELETE", ""),
  request("GET", ""),
];

/** Requests, one after the other, that together show every departure. */
export const probes: readonly (readonly Request[])[] = [writes, lists, others, ends]
  .flat()
  .map((one) => [one]);
