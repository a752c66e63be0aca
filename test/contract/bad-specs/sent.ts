import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

const webhook = `{
    name: "thing.renamed",
    operationId: "thingRenamed",
    page: "thing-renamed",
    section: "things",
    title: "Thing renamed",
    description: "A thing has another name.",
    body: json(Thing, { example: { name: "a" } }),
    responses: { 204: {} },
  }`;

/** The tiny spec with webhooks, each the usual one with a piece of it replaced. */
const withWebhooks = (...changes: readonly (readonly [from: string, to: string])[]) =>
  tinySpecWith(
    "decisions: [],",
    `webhooks: [${changes.map(([from, to]) => webhook.replace(from, to)).join(", ")}],\n  decisions: [],`,
  );

/** Requests that the server sends. */
export const sent: readonly BadSpec[] = [
  {
    name: "two webhooks of one name",
    source: withWebhooks(
      ["", ""],
      ['operationId: "thingRenamed",\n    page: "thing-renamed"', 'operationId: "other",\n    page: "other"'],
    ),
    wanted: [
      "60 duplicate-webhook webhooks/other/name: `thingRenamed` and `other` have the same `name`, `thing.renamed`, which is the key of a webhook in the document. → Give one of them another `name`.",
    ],
  },
  {
    name: "a webhook with the id and the page of an operation",
    source: withWebhooks(["thingRenamed", "renameThing"], ["thing-renamed", "rename-thing"]).replace(
      '"thing.renamed"',
      '"first"',
    ),
    wanted: [
      "52 duplicate-operation-id webhooks/renameThing: Two operations have the `operationId` `renameThing`. → Rename one of them.",
      "62 duplicate-page webhooks/thingRenamed/page: `renameThing` and `thingRenamed` have the same docs page, `things/rename-thing`. → Give one of them another `page`.",
    ],
  },
  {
    name: "a webhook whose receiver answers with no status",
    source: withWebhooks(["204: {}", "204: {}, 404: {}, 600: {}"]),
    wanted: [
      "58 error-among-responses webhooks/thingRenamed/responses/600: `responses` of `thingRenamed` has the status 600; expected 200 to 599. → Write the status with which a receiver answers, or a range: `2XX`, `4XX`.",
    ],
  },
  {
    name: "a webhook that has what an operation may not have",
    source: withWebhooks(["body: json", "headers: { Host: z.string() },\n    body: json"]).replace(
      'section: "things",\n    title: "Thing renamed"',
      'section: "others",\n    title: ""',
    ),
    wanted: [
      "54 unknown-section webhooks/thingRenamed/section: There is no section `others`; expected one of: `things`. → Use one of these, or add it to the API.",
      "55 words-missing webhooks/thingRenamed/title: `thingRenamed` has no `title`. → Write it: the docs page needs it.",
      "57 header-of-message webhooks/thingRenamed/headers/Host: `Host` at `webhooks/thingRenamed/headers` is a header field that clients and servers set themselves. → Remove it, or give the field a name of your own.",
    ],
  },
  {
    name: "a webhook whose payload has a default, and whose example is of another kind",
    source: withWebhooks([
      'json(Thing, { example: { name: "a" } })',
      'json(z.object({ a: z.string().default("b") }), { example: { a: 1 } as never })',
    ]),
    wanted: [
      "57 default-in-response webhooks/thingRenamed/body.a: The response at `webhooks/thingRenamed/body.a` has a default, but nothing fills it in on the way to the caller. → Give the response its own schema without the default: required if the server always sends the field, otherwise `.optional()`.",
      "57 example-rejected webhooks/thingRenamed/body/examples/default/a: The schema rejects the example at `webhooks/thingRenamed/body/examples/default/a`: Invalid input: expected string, received number (value: 1). → Correct the example or the schema.",
    ],
  },
];
