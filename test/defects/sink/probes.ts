import type { Request } from "../http.ts";
import { requestOf, type Sent } from "../request.ts";
import { ids, photo, shopKeys, tokens } from "./server.ts";

function request(method: string, target: string, body?: unknown, sent: Partial<Sent> = {}): Request {
  const authorization = `Bearer ${tokens.own}`;
  return requestOf({ method, target: `/v2${target}`, authorization, body: JSON.stringify(body), ...sent });
}

const made = "/items/3f2b8c1d-7a64-4e0b-9d15-000000000001";
const own = `/items/${ids.own}`;
const other = `/items/${ids.other}`;
const absent = "/items/9e9e9e9e-1111-4222-8333-444444444444";
const none = { authorization: null };
const wrong = { authorization: "Bearer nobody" };
const perishable = { kind: "perishable", best_before: "2026-12-01", name: "Pear", price: 0.4, season: null };
const durable = {
  kind: "durable",
  warranty_months: 24,
  name: "Ladder",
  color: "Green",
  tags: ["heavy", "heavy"],
  price: 79.9,
  quantity: 70_000,
  note: "x".repeat(500),
  size: [45, 210],
  season: { from: "2026-03-01", to: "2026-10-31" },
  labels: { aisle: "7" },
};
let named = 0;
const item = (fields: object) => request("POST", "/items", { ...perishable, name: `n${++named}`, ...fields });

const boundary = "b0";
function upload(target: string, parts: Readonly<Record<string, string>>, sent: Partial<Sent> = {}): Request {
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\nPNG\r\n`;
  const texts = Object.entries(parts).map(([name, text]) =>
    name === "file"
      ? file
      : `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  const body = `${texts.join("")}--${boundary}--\r\n`;
  return request("POST", `${target}/photos`, undefined, {
    type: `multipart/form-data; boundary=${boundary}`,
    body,
    ...sent,
  });
}

function withHeader(name: string, value: string, { headers, ...rest }: Request): Request {
  return { ...rest, headers: { ...headers, [name]: value } };
}

const writes = [
  request("POST", "/items", durable),
  request("GET", made),
  request("POST", "/items", durable),
  ...[
    {},
    { price: 0 },
    { season: { from: "2026-05-01", to: "2026-01-01" } },
    { best_before: "2026-02-30" },
    { tags: ["new"] },
    { tags: ["fresh", "fresh", "fresh", "fresh", "fresh", "fresh"] },
    { price: -1 },
    { price: "2" },
    { labels: { a: "x".repeat(21) } },
    { season: undefined },
    { kind: undefined },
    { size: [1] },
    { color: "violet" },
    { note: null },
  ].map(item),
  ...[{ note: "" }, { name: "Peach" }, { note: null }, { name: "x".repeat(81) }].map((body) =>
    request("PATCH", made, body),
  ),
  request("GET", made),
  request("PATCH", own, { price: 1 }),
  withHeader("if-match", '"x"', request("PATCH", own, { price: 2 })),
  request("GET", own),
];

const lists = [
  ...[
    "",
    "?limit=1",
    "?limit=100",
    "?limit=101",
    "?limit=2&cursor=MQ",
    "?sort=name",
    "?sort=up",
    "?in_stock=maybe",
  ],
  ...["?max_price=-1", "?tag=fresh&tag=heavy", "?tag=none", "?tag=fresh&tag=fragile&tag=heavy"],
].map((query) => request("GET", `/items${query}`));

const others = [
  withHeader("x-trace-id", "0123456789abcdef", request("GET", "/items")),
  ...["GET", "PATCH", "DELETE"].map((method) => request(method, other, { price: 3 })),
  upload(other, { file: "", caption: "a" }),
  upload(own, { file: "", caption: "a" }),
  upload(own, { file: "", caption: "" }),
  upload(own, { caption: "a" }),
  upload(own, { file: "", caption: "a" }, wrong),
  request("GET", `${own}/photos/${photo}/content`),
  request("GET", `${own}/photos/none/content`),
  request("GET", `${own}/photos/${photo}/content`, undefined, none),
  request("PUT", `${own}/photos/${photo}/content`, undefined, { type: "image/png", body: "PNG" }),
  request("PUT", `${own}/photos/${photo}/content`, undefined, { type: "image/png", body: "PNG", ...none }),
  request("GET", "/health", undefined, none),
  ...[shopKeys.own, "nobody"].map((key) => withHeader("x-shop-key", key, request("GET", "/categories"))),
  request("GET", "/categories", undefined, none),
  request("GET", absent),
  request("GET", own, undefined, wrong),
  request("PUT", own, { price: 4 }),
  request("POST", own, { price: 4 }),
  request("GET", `${own}/more`),
];

const ends = ["DELETE", "GET"].map((method) => request(method, made));

/** Requests, one after the other, that together show every defect. */
export const sinkProbes: readonly (readonly Request[])[] = [writes, lists, others, ends]
  .flat()
  .map((one) => [one]);
