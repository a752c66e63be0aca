import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

/** Operations that contradict themselves or each other. */
export const operations: readonly BadSpec[] = [
  {
    name: "two operations with one id",
    source: tinySpecWith("[] = [];", '[] = [{ ...renameThing, path: "/other/{id}", page: "other" }];'),
    wanted: [
      "11 duplicate-operation-id operations/renameThing: Two operations have the `operationId` `renameThing`.",
    ],
  },
  {
    name: "two operations whose ids differ in capitals",
    source: tinySpecWith(
      "[] = [];",
      '[] = [{ ...renameThing, operationId: "renamething" as never, path: "/other/{id}", page: "Rename-Thing" }];',
    ),
    wanted: [
      "26 duplicate-operation-id operations/renamething: The operations `renameThing` and `renamething` differ only in capitals, which some file systems don't count.",
      "26 duplicate-page operations/renamething/page: `renameThing` and `renamething` have the same docs page, `things/rename-thing`.",
    ],
  },
  {
    name: "a name that no file can have",
    source: tinySpecWith('page: "rename-thing"', `page: "${"x".repeat(101)}"`),
    wanted: [
      `12 file-name operations/renameThing/page: Files are named after "${"x".repeat(39)}…", and can't be: its name is longer than 100 bytes.`,
    ],
  },
  {
    name: "two operations with one method and path",
    source: tinySpecWith(
      "[] = [];",
      '[] = [{ ...renameThing, operationId: "again", page: "again", path: "/things/{other}", params: { other: z.string() } }];',
    ),
    wanted: [
      "26 duplicate-route operations/again: `renameThing` and `again` have the same method and path, `PATCH /things/{}`.",
    ],
  },
  {
    name: "two operations with one page",
    source: tinySpecWith("[] = [];", '[] = [{ ...renameThing, operationId: "again", path: "/other/{id}" }];'),
    wanted: [
      "12 duplicate-page operations/again/page: `renameThing` and `again` have the same docs page, `things/rename-thing`.",
    ],
  },
  {
    name: "a path parameter without a schema",
    source: tinySpecWith('path: "/things/{id}"', 'path: "/things/{id}/{part}"'),
    wanted: [
      "18 path-parameter-without-schema operations/renameThing/params/part: The path `/things/{id}/{part}` of `renameThing` has `{part}`, but `params` has no `part`.",
    ],
  },
  {
    name: "a schema for a parameter that the path lacks",
    source: tinySpecWith("params: { id:", "params: { part: z.string(), id:"),
    wanted: [
      "18 path-parameter-not-in-path operations/renameThing/params/part: `params` of `renameThing` has `part`, but the path `/things/{id}` has no `{part}`.",
    ],
  },
  {
    name: "no success response",
    source: tinySpecWith("responses: { 200:", "responses: { 300:"),
    wanted: [
      "20 no-success-response operations/renameThing/responses: `renameThing` has no response with a status of 200 to 299.",
    ],
  },
  {
    name: "an error among the responses",
    source: tinySpecWith("responses: {", 'responses: { 404: { description: "None." },'),
    wanted: [
      "20 error-among-responses operations/renameThing/responses/404: `responses` of `renameThing` has the status 404; expected 200 to 399.",
    ],
  },
  {
    name: "a body where HTTP allows none",
    source: tinySpecWith("responses: { 200:", "responses: { 204:"),
    wanted: [
      "20 body-not-allowed operations/renameThing/responses/204: The response 204 of `renameThing` has a body; HTTP allows none.",
    ],
  },
  {
    name: "a 400 text that no schema can produce",
    source: tinySpecWith('given: { body: { name: "" } }', 'error: "name is taken"'),
    wanted: [
      "22 text-without-schema operations/renameThing/errors/0: `renameThing` documents the 400 text “name is taken”, but no schema can produce it.",
    ],
  },
  {
    name: "a rejected input that no schema rejects",
    source: tinySpecWith('given: { body: { name: "" } }', 'given: { body: { name: "x" } }'),
    wanted: [
      '22 no-schema-produces-text operations/renameThing/errors/0: `renameThing` documents a 400 (“No name.”), but no schema rejects {"body":{"name":"x"}} with a text of its own.',
    ],
  },
  {
    name: "an input rejected without a text of the author's",
    source: tinySpecWith('given: { body: { name: "" } }', "given: { body: {} }"),
    wanted: [
      '22 no-schema-produces-text operations/renameThing/errors/0: `renameThing` documents a 400 (“No name.”), but no schema rejects {"body":{}} with a text of its own.',
    ],
  },
  {
    name: "errors without their text field",
    source: tinySpecWith('textField: "error"', 'textField: "message"'),
    wanted: [
      "39 error-body errors/schema: The errors' schema rejects `{ message: \"…\" }`, which is every error's body: Invalid input: expected string, received undefined.",
    ],
  },
  {
    name: "a section, a scheme and a successor that are not there",
    source: tinySpecWith(
      'section: "things"',
      'section: "thing", security: ["kay"], deprecated: { since: "2026-01-01", successor: "x" }',
    ),
    wanted: [
      "13 unknown-section operations/renameThing/section: There is no section `thing`; there are `things`.",
      "13 unknown-security-scheme operations/renameThing/security: There is no security scheme `kay`; there are `key`.",
      "13 unknown-successor operations/renameThing/deprecated/successor: There is no successor `x`; there are `renameThing`.",
    ],
  },
  {
    name: "a law about a field that is not there",
    source: tinySpecWith(
      "errors: [\n",
      'laws: { resource: "thing", effect: "update", sets: ["title"] }, errors: [\n',
    ),
    wanted: [
      "21 unknown-field operations/renameThing/laws/sets/0: `operations/renameThing/laws/sets/0` names `title`, which is no field of the request body; there are `name`.",
    ],
  },
  {
    name: "a status that is no number",
    source: tinySpecWith("responses: {", 'responses: { ok: { description: "OK." },'),
    wanted: [
      "20 error-among-responses operations/renameThing/responses/ok: `responses` of `renameThing` has the status ok; expected 200 to 399.",
    ],
  },
  {
    name: "a path parameter that may be left out",
    source: tinySpecWith("{ id: z.string()", "{ id: z.string().optional()"),
    wanted: [
      "18 path-parameter-optional operations/renameThing/params/id: `id` of `renameThing` is optional; a part of a path is always there.",
    ],
  },
  {
    name: "a path parameter twice",
    source: tinySpecWith('path: "/things/{id}"', 'path: "/things/{id}/{id}"'),
    wanted: [
      "17 path-parameter-twice operations/renameThing/path: The path `/things/{id}/{id}` of `renameThing` has `{id}` twice.",
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
      "16 header-reserved operations/renameThing/headers/Content-Type: `renameThing` describes the header `Content-Type`, which a document leaves out of its parameters.",
      "19 body-not-sent operations/renameThing/body: `renameThing` has a request body; with GET, HTTP gives it no meaning and `fetch` refuses it.",
    ],
  },
  {
    name: "two sections with one id",
    source: tinySpecWith("sections: [", 'sections: [{ id: "things", title: "More", description: "More." },'),
    wanted: ["48 duplicate-section sections/things: Two sections have the `id` `things`."],
  },
  {
    name: "an operation without a title",
    source: tinySpecWith('title: "Rename thing"', 'title: " "'),
    wanted: ["14 words-missing operations/renameThing/title: `renameThing` has no `title`."],
  },
  {
    name: "an operation without a description",
    source: tinySpecWith('description: "Rename a thing."', 'description: ""'),
    wanted: ["15 words-missing operations/renameThing/description: `renameThing` has no `description`."],
  },
  {
    name: "an operation without a section",
    source: tinySpecWith('section: "things"', 'section: ""'),
    wanted: [
      "13 unknown-section operations/renameThing/section: There is no section ``; there are `things`.",
      "13 words-missing operations/renameThing/section: `renameThing` has no `section`.",
    ],
  },
  {
    name: "a deprecation without a day",
    source: tinySpecWith(
      'section: "things"',
      'section: "things", deprecated: { since: "2025-13-01", sunset: "2026-02-30" }',
    ),
    wanted: [
      "13 spec-form operations/renameThing/deprecated/since: `operations/renameThing/deprecated/since` is not as the vocabulary says: expected a day: `2026-12-31`.",
      "13 spec-form operations/renameThing/deprecated/sunset: `operations/renameThing/deprecated/sunset` is not as the vocabulary says: expected a day: `2026-12-31`.",
    ],
  },
  {
    name: "a sunset before the deprecation",
    source: tinySpecWith(
      'section: "things"',
      'section: "things", deprecated: { since: "2026-02-01", sunset: "2026-01-31" }',
    ),
    wanted: [
      "13 spec-form operations/renameThing/deprecated/sunset: `operations/renameThing/deprecated/sunset` is not as the vocabulary says: expected a day after `since`.",
    ],
  },
  {
    name: "two header fields of one name",
    source: tinySpecWith(
      'method: "PATCH",',
      'method: "PATCH", headers: { "X-Shop": z.string(), "x-shop": z.string() },',
    ),
    wanted: [
      "16 header-twice operations/renameThing/headers/x-shop: `X-Shop` and `x-shop` at `operations/renameThing/headers` are one header field: case does not count.",
    ],
  },
  {
    name: "two header fields of one name in an answer",
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      '200: json(Thing, { example: { name: "a" }, headers: { ETag: z.string(), etag: z.string() } })',
    ),
    wanted: [
      "20 header-twice operations/renameThing/responses/200/headers/etag: `ETag` and `etag` at `operations/renameThing/responses/200/headers` are one header field: case does not count.",
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
        `20 body-without-end operations/renameThing/responses/200/mediaType: The response 200 of \`renameThing\` is a \`${mediaType}\`: a stream, which the client can't deliver yet; it would wait for the end and time out. → Leave the operation out of the spec and describe the stream in \`description\` or the docs, or answer with \`json()\` what is new since a cursor, so that callers can poll.`,
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
      "26 error-twice operations/renameThing/errors/4: `renameThing` documents 400 “name is required” twice: as `errors/0` and as `errors/4`.",
      "24 error-twice operations/renameThing/errors/2: `renameThing` documents 404 “not found” twice: as `errors/1` and as `errors/2`.",
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
      "28 error-id-twice operations/renameThing/errors/6: `renameThing` has the id 404 `not-found` for two errors: `errors/1` and `errors/6`.",
      "25 error-id-twice operations/renameThing/errors/3: `renameThing` has the id 409 `gone` for two errors: `errors/2` and `errors/3`.",
      "27 error-id-twice operations/renameThing/errors/5: `renameThing` has the id 500 `error-500` for two errors: `errors/5` and the API's “error 500”.",
    ],
  },
  {
    name: "an id of an error that names no file",
    source: tinySpecWith(
      '{ status: 404, error: "not found"',
      '{ id: "Not Found", status: 404, error: "not found"',
    ),
    wanted: [
      "23 spec-form operations/renameThing/errors/1/id: `operations/renameThing/errors/1/id` is not as the vocabulary says: expected lower-case letters, digits and dashes: `name-required`.",
    ],
  },
  {
    name: "a word that is misspelt",
    source: tinySpecWith('title: "Rename thing"', 'tiltle: "Rename thing", title: "Rename thing"'),
    wanted: [
      "14 unknown-key operations/renameThing/tiltle: `operations/renameThing/tiltle` is no word of the vocabulary; there are `operationId`, `page`, `section`, `tags`, `title`, `description`, `lead`, `callouts`, `deprecated`, `method`, `path`, `security`, `params`, `query`, `headers`, `body`, `responses`, `errors`, `notes`, `idempotent`, `pagination`, `laws`, `open`.",
    ],
  },
  {
    name: "an option of a body that is misspelt",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } }),',
      'body: json(Thing, {\n    exmaple: { name: "a" },\n  } as never),',
    ),
    wanted: [
      "20 unknown-key operations/renameThing/body/exmaple: `operations/renameThing/body/exmaple` is no word of the vocabulary; there are `kind`, `schema`, `mediaType`, `examples`, `required`, `description`, `headers`, `example`.",
    ],
  },
  {
    name: "laws that name no field",
    source: tinySpecWith(
      "errors: [\n",
      `laws: {
    resource: "thing",
    effect: "update",
    identity: {
      id: "nmae",
      other: "name",
    },
    sets: ["name", "size"],
    keeps: ["id"],
    forward: [
      "updated_at",
    ],
  },
  errors: [
`,
    ),
    wanted: [
      "26 unknown-field operations/renameThing/laws/identity/other: `operations/renameThing/laws/identity/other` names `other`, which is no path parameter; there are `id`.",
      "25 unknown-field operations/renameThing/laws/identity/id: `operations/renameThing/laws/identity/id` names `nmae`, which is no field of the resource; there are `name`.",
      "28 unknown-field operations/renameThing/laws/sets/1: `operations/renameThing/laws/sets/1` names `size`, which is no field of the request body; there are `name`.",
      "29 unknown-field operations/renameThing/laws/keeps/0: `operations/renameThing/laws/keeps/0` names `id`, which is no field of the response; there are `name`.",
      "31 unknown-field operations/renameThing/laws/forward/0: `operations/renameThing/laws/forward/0` names `updated_at`, which is no field of the response; there are `name`.",
    ],
  },
  {
    name: "unique fields that are not set, and have no documented answer",
    source: tinySpecWith(
      "errors: [\n",
      `laws: {
    resource: "thing",
    effect: "update",
    unique: ["name"],
  },
  errors: [
`,
    ),
    wanted: [
      "24 unique-not-set operations/renameThing/laws/unique/0: `operations/renameThing/laws/unique/0` names `name`, which `renameThing` does not set: no request of it can give a value that is taken.",
      "24 unique-without-conflict operations/renameThing/laws/unique: `renameThing` has the law `unique`, but documents no 409 for a value that is taken.",
    ],
  },
  {
    name: "a law of an operation without an answer, about the resource that others show",
    source: tinySpecWith(
      "[] = [];",
      '[] = [{ ...renameThing, operationId: "drop", page: "drop", method: "DELETE", body: undefined, errors: [], responses: { 204: {} }, laws: { resource: "thing", effect: "delete", identity: { id: "key" } } } as never, { ...renameThing, operationId: "list", page: "list", path: "/things", params: {}, method: "GET", body: undefined, errors: [], responses: { 200: json(z.object({ data: z.array(Thing) }), { example: { data: [] } }) }, laws: { resource: "thing", effect: "list" } } as never];',
    ),
    wanted: [
      "26 unknown-field operations/drop/laws/identity/id: `operations/drop/laws/identity/id` names `key`, which is no field of the resource; there are `name`.",
    ],
  },
  {
    name: "a page by page list of fields that are not there",
    source: tinySpecWith(
      "errors: [\n",
      'pagination: { items: "things", limit: "max", cursor: { parameter: "after", next: "nxt" } }, errors: [\n',
    ),
    wanted: [
      "21 unknown-field operations/renameThing/pagination/cursor/parameter: `operations/renameThing/pagination/cursor/parameter` names `after`, which is no query parameter; there are none.",
      "21 unknown-field operations/renameThing/pagination/limit: `operations/renameThing/pagination/limit` names `max`, which is no query parameter; there are none.",
      "21 unknown-field operations/renameThing/pagination/items: `operations/renameThing/pagination/items` names `things`, which is no field of the response; there are `name`.",
      "21 unknown-field operations/renameThing/pagination/cursor/next: `operations/renameThing/pagination/cursor/next` names `nxt`, which is no field of the response; there are `name`.",
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
    wanted: [],
  },
  {
    name: "a word that is none",
    source: tinySpecWith('title: "Rename thing"', 'zzzzzzzz: 1, title: "Rename thing"'),
    wanted: [],
  },
  {
    name: "a todo",
    source: tinySpecWith('title: "Rename thing"', 'title: todo("its title")').replace(
      "json }",
      "json, todo }",
    ),
    wanted: [],
  },
  {
    name: "texts that follow no syntax",
    source: tinySpecWith('url: "https://tiny.example"', 'url: "ftp://tiny.example"')
      .replace('"@tiny/api"', '"Tiny API"')
      .replace('contract: "@tiny/contract"', 'contract: "@tiny/contract", repository: "owner/name"')
      .replace('identifier: "MIT"', 'identifier: "MIT, or so"')
      .replace(
        "securitySchemes: { key:",
        'securitySchemes: { "a key": { type: "bearer", description: "A key.", environment: "A_KEY" }, key:',
      )
      .replace('path: "/things/{id}"', 'path: "/some things/{id}"')
      .replace("params: {", 'headers: { "X Y": z.string().optional() },\n  params: {'),
    wanted: [],
  },
  {
    name: "a text with a character that no page can hold",
    source: tinySpecWith('title: "Rename thing"', 'title: "Rename\\u0000thing"'),
    wanted: [],
  },
];
