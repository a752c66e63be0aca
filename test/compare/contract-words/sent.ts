import { z } from "zod";
import type { Api } from "../../../scripts/contract/api.ts";
import {
  type Callback,
  json,
  noContent,
  type Operation,
  text,
  type Webhook,
} from "../../../scripts/contract/index.ts";
import { type ApiRow, i, type OperationRow, s } from "./row.ts";

type Words = Pick<Webhook, "body" | "responses"> & {
  readonly query?: Webhook["query"];
  readonly headers?: Webhook["headers"];
  readonly method?: "PUT";
};
const done = { responses: { 204: noContent() } };
const body = (schema: z.ZodType, example: unknown, more: object = {}) => ({
  ...done,
  body: json(schema, { example, ...more } as never),
});
const Order = z.object({ order: s });
const order = body(Order, { order: "o" });
const free = s.optional().meta({ description: "It." });
const answers = (responses: Webhook["responses"]) => ({ ...order, responses });
const full = z.object({ reason: s });

/** What a request of the server becomes: the same of a webhook and of a callback, to who receives it. */
const sent: readonly (readonly [
  change: string,
  before: Words,
  after: Words,
  wire: OperationRow[4],
  client: OperationRow[5],
])[] = [
  [
    "a field that is needed comes",
    order,
    body(Order.extend({ n: i }), { order: "o", n: 1 }),
    "minor",
    "minor",
  ],
  ["a field comes", order, body(Order.extend({ n: free }), { order: "o" }), "minor", "minor"],
  ["a field goes", body(Order.extend({ n: i }), { order: "o", n: 1 }), order, "major", "major"],
  ["a field may be left out", order, body(z.object({ order: free }), { order: "o" }), "major", "major"],
  ["a field of another type", order, body(z.object({ order: i }), { order: 1 }), "major", "major"],
  [
    "more values",
    body(z.object({ order: z.enum(["a"]).meta({ description: "It." }) }), { order: "a" }),
    body(z.object({ order: z.enum(["a", "b"]).meta({ description: "It." }) }), { order: "a" }),
    "major",
    "major",
  ],
  [
    "fewer values",
    body(z.object({ order: z.enum(["a", "b"]).meta({ description: "It." }) }), { order: "a" }),
    body(z.object({ order: z.enum(["a"]).meta({ description: "It." }) }), { order: "a" }),
    "minor",
    "minor",
  ],
  ["the body goes", order, done, "major", "major"],
  ["a body comes", done, order, "minor", "minor"],
  ["the body may be left out", order, body(Order, { order: "o" }, { required: false }), "major", "-"],
  [
    "another media type",
    order,
    body(Order, { order: "o" }, { mediaType: "application/vnd.order+json" }),
    "major",
    "-",
  ],
  ["text for JSON", order, { ...done, body: text("text/plain") }, "major", "major"],
  ["a parameter that is needed comes", order, { ...order, query: { q: s } }, "minor", "-"],
  ["a parameter goes", { ...order, query: { q: s } }, order, "major", "-"],
  ["a header field that is needed goes", { ...order, headers: { "X-A": s } }, order, "major", "-"],
  [
    "another answer may be given",
    answers({ 204: noContent() }),
    answers({ 204: noContent(), 410: noContent() }),
    "minor",
    "-",
  ],
  [
    "an answer may no longer be given",
    answers({ 200: noContent(), 204: noContent() }),
    answers({ 204: noContent() }),
    "major",
    "-",
  ],
  [
    "an error may no longer be given",
    answers({ 204: noContent(), 410: noContent() }),
    answers({ 204: noContent() }),
    "major",
    "-",
  ],
  [
    "a field of the answer is needed",
    answers({ 200: json(full.partial(), { example: {} }) }),
    answers({ 200: json(full, { example: { reason: "" } }) }),
    "major",
    "-",
  ],
  [
    "a field of the answer may be left out",
    answers({ 200: json(full, { example: { reason: "" } }) }),
    answers({ 200: json(full.partial(), { example: {} }) }),
    "minor",
    "-",
  ],
  ["another method", order, { ...order, method: "PUT" }, "major", "-"],
];

const callback = (words: Words, more: object = {}): Partial<Operation> => ({
  callbacks: {
    done: {
      url: "{$request.query.notify}",
      operationId: "told",
      title: "Told",
      description: "Told.",
      ...words,
      ...more,
    } as Callback,
  },
});
const withCallback = (words: Words | undefined, index: number, more: object = {}): Partial<Operation> => ({
  query: { notify: s },
  ...(words ? callback(words, { operationId: `told${index}`, ...more }) : {}),
});

/** What the callbacks of an operation become. */
export const callbackRows: readonly OperationRow[] = [
  ...sent.map(
    ([change, before, after, wire, client], index): OperationRow => [
      "callbacks",
      change,
      withCallback(before, index),
      withCallback(after, index),
      wire,
      client,
    ],
  ),
  ["callbacks", "one comes", withCallback(undefined, 0), withCallback(order, 100), "minor", "minor"],
  ["callbacks", "one goes", withCallback(order, 101), withCallback(undefined, 0), "major", "major"],
  [
    "callbacks",
    "to another address",
    withCallback(order, 102),
    withCallback(order, 102, { url: "{$request.query.notify}/done" }),
    "major",
    "-",
  ],
];

const link = (operationId: string, more: object = {}): Partial<Operation> => ({
  responses: {
    200: json(z.object({ id: s }), {
      example: { id: "a" },
      links: { show: { operationId, ...more } },
    } as never),
  },
});
const unlinked: Partial<Operation> = {
  responses: { 200: json(z.object({ id: s }), { example: { id: "a" } }) },
};
const takesId = { parameters: { note_id: "$response.body#/id" } };

/** What the links of an answer become. `readNote` and `dropThing` are operations of the fixture. */
export const linkRows: readonly OperationRow[] = [
  ["links", "one comes", unlinked, link("readNote", takesId), "minor", "-"],
  ["links", "one goes", link("readNote", takesId), unlinked, "minor", "-"],
  [
    "links",
    "to another operation",
    link("readNote", takesId),
    link("dropThing", { parameters: { id: "$response.body#/id" } }),
    "minor",
    "-",
  ],
  [
    "links",
    "another value for a parameter",
    link("readNote", takesId),
    link("readNote", { parameters: { note_id: "note-that-is-there-01" } }),
    "minor",
    "-",
  ],
  [
    "links",
    "other words",
    link("readNote", takesId),
    link("readNote", { ...takesId, description: "Read it." }),
    "patch",
    "-",
  ],
];

const webhook = (words: Words, more: object = {}): Partial<Api> => ({
  webhooks: [
    {
      name: "order.paid",
      operationId: "orderPaid",
      page: "order-paid",
      section: "things",
      title: "Paid",
      description: "Paid.",
      ...words,
      ...more,
    } as Webhook,
  ],
});

/** What webhooks become. */
export const webhookRows: readonly ApiRow[] = [
  ...sent.map(
    ([change, before, after, wire, client]): ApiRow => [
      "webhooks",
      change,
      webhook(before),
      webhook(after),
      wire,
      client,
    ],
  ),
  ["webhooks", "one comes", {}, webhook(order), "minor", "minor"],
  ["webhooks", "one goes", webhook(order), {}, "major", "major"],
  ["webhooks", "another name", webhook(order), webhook(order, { name: "order.settled" }), "major", "-"],
  [
    "webhooks",
    "another operationId",
    webhook(order),
    webhook(order, { operationId: "orderSettled" }),
    "-",
    "major",
  ],
  ["webhooks", "a preview", webhook(order), webhook(order, { visibility: "preview" }), "major", "-"],
  [
    "webhooks",
    "no longer public",
    webhook(order),
    webhook(order, { visibility: "internal" }),
    "major",
    "major",
  ],
  ["webhooks", "deprecated", webhook(order), webhook(order, { deprecated: true }), "minor", "-"],
  ["webhooks", "other words", webhook(order), webhook(order, { title: "Order paid" }), "patch", "-"],
];
