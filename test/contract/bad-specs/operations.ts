import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

/** Operations that contradict themselves or each other. */
export const operations: readonly BadSpec[] = [
  {
    name: "two operations with one id",
    source: tinySpecWith("[] = [];", '[] = [{ ...renameThing, path: "/other/{id}", page: "other" }];'),
    wanted: [
      "11 duplicate-operation-id operations/renameThing: Two operations have the `operationId` `renameThing`. → Rename one of them.",
    ],
  },
  {
    name: "two operations whose ids differ in capitals",
    source: tinySpecWith(
      "[] = [];",
      '[] = [{ ...renameThing, operationId: "renamething" as never, path: "/other/{id}", page: "Rename-Thing" }];',
    ),
    wanted: [
      "26 duplicate-operation-id operations/renamething: The operations `renameThing` and `renamething` differ only in capitals, which some file systems ignore. → Rename one of them.",
      "26 duplicate-page operations/renamething/page: `renameThing` and `renamething` have the same docs page, `things/rename-thing`. → Give one of them another `page`.",
    ],
  },
  {
    name: "a name that no file can have",
    source: tinySpecWith('page: "rename-thing"', `page: "${"x".repeat(101)}"`),
    wanted: [
      '12 file-name operations/renameThing/page: Files are named after "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", but can\'t be: its name is longer than 100 bytes. → Give it another name.',
    ],
  },
  {
    name: "two operations with one method and path",
    source: tinySpecWith(
      "[] = [];",
      '[] = [{ ...renameThing, operationId: "again", page: "again", path: "/things/{other}", params: { other: z.string() } }];',
    ),
    wanted: [
      "26 duplicate-route operations/again: `renameThing` and `again` have the same method and path, `PATCH /things/{}`. → Change the method or the path of one of them.",
    ],
  },
  {
    name: "two operations whose queries are written in two ways",
    source: tinySpecWith(
      "[] = [];",
      '[] = ["?acl&b=1", "?b=1&acl="].map((query, index) => ({ ...renameThing, operationId: "again" + index, page: "again-" + index, path: renameThing.path + query }));',
    ),
    wanted: [
      "26 duplicate-route operations/again1: `again0` and `again1` have the same method and path, `PATCH /things/{}?acl&b=1`. → Change the method or the path of one of them.",
    ],
  },
  {
    name: "two operations with one page",
    source: tinySpecWith("[] = [];", '[] = [{ ...renameThing, operationId: "again", path: "/other/{id}" }];'),
    wanted: [
      "12 duplicate-page operations/again/page: `renameThing` and `again` have the same docs page, `things/rename-thing`. → Give one of them another `page`.",
    ],
  },
  {
    name: "a path parameter without a schema",
    source: tinySpecWith('path: "/things/{id}"', 'path: "/things/{id}/{part}"'),
    wanted: [
      "18 path-parameter-without-schema operations/renameThing/params/part: The path `/things/{id}/{part}` of `renameThing` has `{part}`, but `params` has no `part`. → Add `part` to `params`, or remove `{part}` from the path.",
    ],
  },
  {
    name: "a schema for a parameter that the path lacks",
    source: tinySpecWith("params: { id:", "params: { part: z.string(), id:"),
    wanted: [
      "18 path-parameter-not-in-path operations/renameThing/params/part: `params` of `renameThing` has `part`, but the path `/things/{id}` has no `{part}`. → Add `{part}` to the path, or remove `part` from `params`.",
    ],
  },
  {
    name: "no success response",
    source: tinySpecWith(
      `responses: { 200: json(Thing, { example: { name: "a" } }) },
  errors: [
    { status: 400, given: { body: { name: "" } }, when: "No name." },
    { status: 404, error: "not found", when: "No such thing." },
  ],`,
      `responses: {},
  errors: [],`,
    ),
    wanted: [
      "20 no-success-response operations/renameThing/responses: `renameThing` documents no response: neither one of 200 to 399 nor an error or `default` of its own. → Add one: `200: json(Schema, { example })`, or `204: noContent()`; or the errors, if they are all that is known.",
    ],
  },
  {
    name: "an error among the responses",
    source: tinySpecWith("responses: {", 'responses: { 404: { description: "None." },'),
    wanted: [
      "20 error-among-responses operations/renameThing/responses/404: `responses` of `renameThing` has the status 404; expected 200 to 399. → Move the error to `errors`, with a `when` that says when it occurs.",
    ],
  },
  {
    name: "interim answers",
    source: tinySpecWith("responses: {", 'responses: { "1XX": {},'),
    wanted: [
      "20 error-among-responses operations/renameThing/responses/1XX: `responses` of `renameThing` has `1XX`, but interim answers reach neither the handler nor the caller. → Remove it: an operation is answered with 200 or more.",
    ],
  },
  {
    name: "a body where HTTP allows none",
    source: tinySpecWith("responses: { 200:", "responses: { 204:"),
    wanted: [
      "20 body-not-allowed operations/renameThing/responses/204: The response 204 of `renameThing` has a body, but HTTP allows none. → Use `noContent()`, or another status.",
    ],
  },
  {
    name: "a 400 text that no schema can produce",
    source: tinySpecWith('given: { body: { name: "" } }', 'error: "name is taken"'),
    wanted: [
      '22 text-without-schema operations/renameThing/errors/0: `renameThing` documents the 400 text “name is taken”, but no schema can produce it. → Let a schema reject with this text and write `given: { … }` here, or write `by: "handler"` if the server\'s own code decides it.',
    ],
  },
  {
    name: "a rejected input that no schema rejects",
    source: tinySpecWith('given: { body: { name: "" } }', 'given: { body: { name: "x" } }'),
    wanted: [
      '22 no-schema-produces-text operations/renameThing/errors/0: `renameThing` documents a 400 (“No name.”), but no schema rejects {"body":{"name":"x"}} with a text of its own. → Give the schema that should reject it a text, as in `z.string().min(1, "name is required")`, or correct `given`.',
    ],
  },
  {
    name: "an input rejected without a text of the author's",
    source: tinySpecWith('given: { body: { name: "" } }', "given: { body: {} }"),
    wanted: [
      '22 no-schema-produces-text operations/renameThing/errors/0: `renameThing` documents a 400 (“No name.”), but no schema rejects {"body":{}} with a text of its own. → Give the schema that should reject it a text, as in `z.string().min(1, "name is required")`, or correct `given`.',
    ],
  },
  {
    name: "errors without their text field",
    source: tinySpecWith('textField: "error"', 'textField: "message"'),
    wanted: [
      '39 error-body errors/schema: The schema of the errors rejects `{ message: "…" }`, which is the body of every error: Invalid input: expected string, received undefined. → Make `message` its only required field, a string.',
    ],
  },
  {
    name: "a section, a scheme and a successor that are not there",
    source: tinySpecWith(
      'section: "things"',
      'section: "thing", security: ["kay"], deprecated: { since: "2026-01-01", successor: "x" }',
    ),
    wanted: [
      "13 unknown-section operations/renameThing/section: There is no section `thing`; expected one of: `things`. → Use one of these, or add it to the API.",
      "13 unknown-security-scheme operations/renameThing/security: There is no security scheme `kay`; expected one of: `key`. → Use one of these, or add it to the API.",
      "13 unknown-successor operations/renameThing/deprecated/successor: There is no operation `x` to succeed `renameThing`; expected one of: `renameThing`. → Use one of these, or add it to the API.",
    ],
  },
  {
    name: "a status that is no number",
    source: tinySpecWith("responses: {", 'responses: { ok: { description: "OK." },'),
    wanted: [
      "20 error-among-responses operations/renameThing/responses/ok: `responses` of `renameThing` has the status ok; expected 200 to 399. → Move the error to `errors`, with a `when` that says when it occurs.",
    ],
  },
  {
    name: "a path parameter that may be left out",
    source: tinySpecWith("{ id: z.string()", "{ id: z.string().optional()"),
    wanted: [
      "18 path-parameter-optional operations/renameThing/params/id: `id` of `renameThing` is optional, but a part of a path is always present. → Remove `.optional()` or `.default()`.",
    ],
  },
  {
    name: "a parameter of the query that the path has",
    source: tinySpecWith('path: "/things/{id}"', 'path: "/things/{id}?a=1#b"').replace(
      "params: {",
      "query: { a: z.string() }, params: {",
    ),
    wanted: [
      "18 path-query-twice operations/renameThing/query/a: The path `/things/{id}?a=1#b` of `renameThing` has `a` in its query, and so have its parameters. → Remove one of them: what the path has is sent with each request.",
    ],
  },
  {
    name: "a path parameter twice",
    source: tinySpecWith('path: "/things/{id}"', 'path: "/things/{id}/{id}"'),
    wanted: [
      "17 path-parameter-twice operations/renameThing/path: The path `/things/{id}/{id}` of `renameThing` has `{id}` twice. → Give each its own name.",
    ],
  },
  ...["Host", "content-length", "Connection", "Transfer-Encoding", "Expect", "Upgrade"].map((name) => ({
    name: `the field \`${name}\` of a message among the headers of a request`,
    source: tinySpecWith(
      'method: "PATCH",',
      `method: "PATCH", headers: { "${name}": z.string().optional() },`,
    ),
    wanted: [
      `16 header-of-message operations/renameThing/headers/${name}: \`${name}\` at \`operations/renameThing/headers\` is a header field that clients and servers set themselves. → Remove it, or give the field a name of your own.`,
    ],
  })),
  ...["Content-Length", "content-type", "Trailer", "Keep-Alive", "TE"].map((name) => ({
    name: `the field \`${name}\` of a message among the headers of an answer`,
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      `200: json(Thing, { example: { name: "a" }, headers: { "${name}": z.string() } })`,
    ),
    wanted: [
      `20 header-of-message operations/renameThing/responses/200/headers/${name}: \`${name}\` at \`operations/renameThing/responses/200/headers\` is a header field that clients and servers set themselves. → Remove it, or give the field a name of your own.`,
    ],
  })),
  {
    name: "a body and a header field that no request carries so",
    source: tinySpecWith('method: "PATCH",', 'method: "GET", headers: { "Content-Type": z.string() },'),
    wanted: [
      "16 header-reserved operations/renameThing/headers/Content-Type: `renameThing` describes the header `Content-Type`, but OpenAPI ignores it among the parameters. → Describe it by the media type of a body, or by `security`.",
      "19 body-not-sent operations/renameThing/body: `renameThing` has a request body, but HTTP gives a body no meaning with GET, and `fetch` refuses to send it. → Use `POST`, `PUT` or `PATCH`, or move the fields to `query`.",
    ],
  },
  {
    name: "header fields of a request's body",
    source: tinySpecWith(
      '{ example: { name: "a" } }',
      '{ example: { name: "a" }, headers: { "X-A": z.string() } }',
    ),
    wanted: [
      "19 body-word operations/renameThing/body/headers: `headers` stands at `operations/renameThing/body`, but the body of a request has none. → Remove it; header fields of a request are the operation's `headers`, links those of a response.",
    ],
  },
  {
    name: "two sections with one id",
    source: tinySpecWith("sections: [", 'sections: [{ id: "things", title: "More", description: "More." },'),
    wanted: [
      "48 duplicate-section sections/things: Two sections have the `id` `things`. → Rename one of them.",
    ],
  },
  {
    name: "an operation without a title",
    source: tinySpecWith('title: "Rename thing"', 'title: " "'),
    wanted: [
      "14 words-missing operations/renameThing/title: `renameThing` has no `title`. → Write it: the docs page needs it.",
    ],
  },
  {
    name: "an operation without a description",
    source: tinySpecWith('description: "Rename a thing."', 'description: ""'),
    wanted: [
      "15 words-missing operations/renameThing/description: `renameThing` has no `description`. → Write it: the docs page needs it.",
    ],
  },
  {
    name: "an operation without a section",
    source: tinySpecWith('section: "things"', 'section: ""'),
    wanted: [
      "13 unknown-section operations/renameThing/section: There is no section ``; expected one of: `things`. → Use one of these, or add it to the API.",
      "13 words-missing operations/renameThing/section: `renameThing` has no `section`. → Write it: the docs page needs it.",
    ],
  },
  {
    name: "a deprecation without a day",
    source: tinySpecWith(
      'section: "things"',
      'section: "things", deprecated: { since: "2025-13-01", sunset: "2026-02-30" }',
    ),
    wanted: [
      "13 spec-form operations/renameThing/deprecated/since: `operations/renameThing/deprecated/since` does not follow the vocabulary: expected a day: `2026-12-31`. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
      "13 spec-form operations/renameThing/deprecated/sunset: `operations/renameThing/deprecated/sunset` does not follow the vocabulary: expected a day: `2026-12-31`. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "a sunset before the deprecation",
    source: tinySpecWith(
      'section: "things"',
      'section: "things", deprecated: { since: "2026-02-01", sunset: "2026-01-31" }',
    ),
    wanted: [
      "13 spec-form operations/renameThing/deprecated/sunset: `operations/renameThing/deprecated/sunset` does not follow the vocabulary: expected a day after `since`. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "two header fields of one name",
    source: tinySpecWith(
      'method: "PATCH",',
      'method: "PATCH", headers: { "X-Shop": z.string(), "x-shop": z.string() },',
    ),
    wanted: [
      "16 header-twice operations/renameThing/headers/x-shop: `X-Shop` and `x-shop` at `operations/renameThing/headers` are the same header field, because case does not matter in its name. → Remove one of them, or give it another name.",
    ],
  },
  {
    name: "two header fields of one name in an answer",
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      '200: json(Thing, { example: { name: "a" }, headers: { ETag: z.string(), etag: z.string() } })',
    ),
    wanted: [
      "20 header-twice operations/renameThing/responses/200/headers/etag: `ETag` and `etag` at `operations/renameThing/responses/200/headers` are the same header field, because case does not matter in its name. → Remove one of them, or give it another name.",
    ],
  },
  ...(
    [
      ["query", "key", "key"],
      ["header", "X-Key", "x-key"],
    ] as const
  ).map(([place, name, parameter]) => {
    const part = place === "query" ? "query" : "headers";
    return {
      name: `a parameter that is named like the key, in ${part}`,
      source: tinySpecWith(
        '{ type: "bearer",',
        `{ type: "apiKey", in: ${JSON.stringify(place)}, name: ${JSON.stringify(name)},`,
      ).replace(
        'method: "PATCH",',
        `method: "PATCH", ${part}: { ${JSON.stringify(parameter)}: z.string() },`,
      ),
      wanted: [
        `16 parameter-named-like-key operations/renameThing/${part}/${parameter}: \`${parameter}\` of \`renameThing\` has the name under which the security scheme \`key\` sends its key. → Remove it, because \`security\` already says it; or give it another name.`,
      ],
    };
  }),
  ...["text/event-stream", "Text/Event-Stream; charset=utf-8", "multipart/x-mixed-replace; boundary=x"].map(
    (mediaType) => ({
      name: `an answer without an end: ${mediaType}`,
      source: tinySpecWith(
        '200: json(Thing, { example: { name: "a" } })',
        `200: { kind: "binary", mediaType: ${JSON.stringify(mediaType)}, examples: {} }`,
      ),
      wanted: [
        `20 body-without-end operations/renameThing/responses/200/mediaType: The response 200 of \`renameThing\` is a \`${mediaType}\`, whose end the client would wait for. → Write \`stream("${mediaType}", Event, { example })\`: the client passes it on unread, as it arrives.`,
      ],
    }),
  ),
  {
    name: "a text twice at one status",
    source: tinySpecWith(
      "  ],\n});\nconst others",
      '    { status: 404, error: "not found", when: "Again." },\n    { status: 410, error: "not found", when: "Gone." },\n    { status: 400, given: { body: { name: "" } }, when: "Empty." },\n  ],\n});\nconst others',
    ),
    wanted: [
      "26 error-twice operations/renameThing/errors/4: `renameThing` documents 400 “name is required” twice: as `errors/0` and as `errors/4`. → Merge the two into one, with a `when` that covers both; or give one another text.",
      "24 error-twice operations/renameThing/errors/2: `renameThing` documents 404 “not found” twice: as `errors/1` and as `errors/2`. → Merge the two into one, with a `when` that covers both; or give one another text.",
    ],
  },
  {
    name: "an id twice among the errors of a status",
    source: tinySpecWith(
      "  ],\n});\nconst others",
      `    { id: "gone", status: 409, error: "it is gone", when: "Gone." },
    { id: "gone", status: 409, error: "it was moved", when: "Moved." },
    { id: "gone", status: 410, error: "gone", when: "Gone." },
    { id: "error-500", status: 500, error: "failed", when: "Failed." },
    { id: "not-found", status: 404, error: "no such part", when: "No part." },
  ],
});
const others`,
    ),
    wanted: [
      "28 error-id-twice operations/renameThing/errors/6: `renameThing` has the id 404 `not-found` for two errors: `errors/1` and `errors/6`. → Give one of them another `id`.",
      "25 error-id-twice operations/renameThing/errors/3: `renameThing` has the id 409 `gone` for two errors: `errors/2` and `errors/3`. → Give one of them another `id`.",
      "27 error-id-twice operations/renameThing/errors/5: `renameThing` has the id 500 `error-500` for two errors: `errors/5` and the API's “error 500”. → Give one of them another `id`.",
    ],
  },
  {
    name: "an id of an error that names no file",
    source: tinySpecWith(
      '{ status: 404, error: "not found"',
      '{ id: "Not Found", status: 404, error: "not found"',
    ),
    wanted: [
      "23 spec-form operations/renameThing/errors/1/id: `operations/renameThing/errors/1/id` does not follow the vocabulary: expected lower-case letters, digits and dashes: `name-required`. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "no section and no security scheme",
    source: tinySpecWith(
      'sections: [{ id: "things", title: "Things", description: "Things." }]',
      "sections: []",
    ).replace(
      'securitySchemes: { key: { type: "bearer", description: "A key.", environment: "TINY_KEY" } }',
      "securitySchemes: {}",
    ),
    wanted: [
      "13 unknown-section operations/renameThing/section: There is no section `things`: the API has no sections. → Add it to the `sections` of the API.",
      "37 unknown-security-scheme security: There is no security scheme `key`: the API has no security schemes. → Add it to the `securitySchemes` of the API.",
    ],
  },
];
