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

/** The tiny spec with a second operation, and links of the first one's response. */
const withLinks = (links: string) =>
  tinySpecWith(
    'responses: { 200: json(Thing, { example: { name: "a" } }) }',
    `responses: { 200: json(Thing, { example: { name: "a" }, links: {\n      ${links}\n    } }) }`,
  ).replace(
    "const others: (typeof renameThing)[] = [];",
    `const others = [defineOperation({
  operationId: "getThing",
  page: "get-thing",
  section: "things",
  title: "Get thing",
  description: "Get a thing.",
  method: "GET",
  path: "/things",
  responses: { 204: {} },
  errors: [],
})];`,
  );

/** Requests that the server sends, and what can follow an answer. */
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
    name: "a webhook whose example is of another kind",
    source: withWebhooks([
      'json(Thing, { example: { name: "a" } })',
      'json(z.object({ a: z.string().default("b") }), { example: { a: 1 } as never })',
    ]),
    wanted: [
      "57 example-rejected webhooks/thingRenamed/body/examples/default/a: The schema rejects the example at `webhooks/thingRenamed/body/examples/default/a`: Invalid input: expected string, received number (value: 1). → Correct the example or the schema.",
    ],
  },
  {
    name: "links that lead nowhere, and give what there is not",
    source: withLinks(
      `a: { operationId: "nothing" },
      b: { operationId: "renameThing", parameters: { id: "$response.body#/name", "path.id": 1, "query.id": 1 } },
      c: { operationId: "renameThing", parameters: { id: "$response.id" } },
      d: { operationId: "renameThing", parameters: { id: "a-{$response.body#/nmae}-{$request.path.id}" } },
      e: { operationId: "renameThing", requestBody: "$response.header.ETag" },
      f: { operationId: "getThing", requestBody: "$request.body#/name" },`,
    ),
    wanted: [
      "21 link-operation operations/renameThing/responses/200/links/a/operationId: The link `operations/renameThing/responses/200/links/a` leads to `nothing`, which is not an operation; expected one of: `renameThing`, `getThing`. → Use one of these, or add the operation.",
      "22 link-parameter operations/renameThing/responses/200/links/b/parameters/query.id: The link `operations/renameThing/responses/200/links/b` gives a parameter `query.id`, which `renameThing` does not have. → Name one of its parameters, or put the location before it: `path.id`, `query.id`, `header.id`.",
      "23 expression-form operations/renameThing/responses/200/links/c/parameters/id: `operations/renameThing/responses/200/links/c/parameters/id` has `$response.id`, which is not a runtime expression of OpenAPI. → Write `$request.path.id`, `$request.query.id`, `$request.header.id`, `$request.body#/id`, `$response.header.id`, `$response.body#/id`, `$url`, `$method` or `$statusCode`.",
      "24 expression-of-nothing operations/renameThing/responses/200/links/d/parameters/id: `operations/renameThing/responses/200/links/d/parameters/id` has `$response.body#/nmae`, but the messages of `renameThing` have nothing there. → Name a parameter, a header field, or a field of a body that its schema has.",
      "25 expression-of-nothing operations/renameThing/responses/200/links/e/requestBody: `operations/renameThing/responses/200/links/e/requestBody` has `$response.header.ETag`, but the messages of `renameThing` have nothing there. → Name a parameter, a header field, or a field of a body that its schema has.",
      "26 link-body operations/renameThing/responses/200/links/f/requestBody: The link `operations/renameThing/responses/200/links/f` gives a `requestBody`, but `getThing` has none. → Remove it, or link to another operation.",
    ],
  },
  {
    name: "links of an error, and of a receiver",
    source: withWebhooks(["204: {}", '204: { links: { a: { operationId: "renameThing" } } }']).replace(
      '200: json(Thing, { example: { name: "a" } })',
      '200: json(Thing, { example: { name: "a" } }), "5XX": { links: { a: { operationId: "renameThing" } } }',
    ),
    wanted: [
      "20 link-of-error operations/renameThing/responses/5XX: The error `operations/renameThing/responses/5XX` has `links`, but nothing that follows an error could be documented. → Put them at the response of a success.",
      "58 link-of-error webhooks/thingRenamed/responses/204/links: `webhooks/thingRenamed/responses/204` has `links`, but a receiver answers there, who has no operations. → Remove them.",
    ],
  },
  {
    name: "callbacks to nowhere, and one that breaks what operations hold",
    source: tinySpecWith(
      "errors: [\n",
      `callbacks: {
    a: { ...call, operationId: "a", url: "the receiver" },
    b: { ...call, operationId: "b", url: "{$request.body#/url}" },
    c: { ...call, operationId: "c", url: "{$request.boddy}" },
    d: { ...call, operationId: "renameThing", url: "{$response.body#/name}", headers: { Host: z.string() } },
  },
  errors: [\n`,
    ).replace(
      "const unused = undefined;",
      'const call = { title: "Call", description: "It calls.", responses: { 204: {} } };',
    ),
    wanted: [
      "25 duplicate-operation-id operations/renameThing/callbacks/d: Two operations have the `operationId` `renameThing`. → Rename one of them.",
      '22 callback-url operations/renameThing/callbacks/a/url: `operations/renameThing/callbacks/a/url` is "the receiver"; expected a URL, or an expression in braces that gives one. → Write where the URL comes from, in braces: `$request.body#/url`.',
      "23 expression-of-nothing operations/renameThing/callbacks/b/url: `operations/renameThing/callbacks/b/url` has `$request.body#/url`, but the messages of `renameThing` have nothing there. → Name a parameter, a header field, or a field of a body that its schema has.",
      "24 expression-form operations/renameThing/callbacks/c/url: `operations/renameThing/callbacks/c/url` has `$request.boddy`, which is not a runtime expression of OpenAPI. → Write `$request.path.id`, `$request.query.id`, `$request.header.id`, `$request.body#/id`, `$response.header.id`, `$response.body#/id`, `$url`, `$method` or `$statusCode`.",
      "25 header-of-message operations/renameThing/callbacks/d/headers/Host: `Host` at `operations/renameThing/callbacks/d/headers` is a header field that clients and servers set themselves. → Remove it, or give the field a name of your own.",
    ],
  },
];
