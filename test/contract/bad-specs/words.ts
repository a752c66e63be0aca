import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

/** Words that the vocabulary does not have, and texts in a wrong form. */
export const words: readonly BadSpec[] = [
  {
    name: "a word that is misspelt",
    source: tinySpecWith('title: "Rename thing"', 'tiltle: "Rename thing", title: "Rename thing"'),
    wanted: [
      "14 unknown-key operations/renameThing/tiltle: `operations/renameThing/tiltle` is not a word of the vocabulary; expected one of: `operationId`, `page`, `section`, `tags`, `title`, `description`, `lead`, `callouts`, `docs`, `deprecated`, `visibility`, `externalDocs`, `extensions`, `parameterExtensions`, `servers`, `method`, `path`, `security`, `params`, `query`, `headers`, `cookies`, `body`, `responses`, `errors`, `notes`, `idempotent`, `bodyLimit`, `timeout`, `deadline`, `retries`, `refers`, `pagination`, `laws`, `open`, `callbacks`. → Write `title` if you mean that; otherwise remove it.",
    ],
  },
  {
    name: "an option of a body that is misspelt",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } }),',
      'body: json(Thing, {\n    exmaple: { name: "a" },\n  } as never),',
    ),
    wanted: [
      "20 unknown-key operations/renameThing/body/exmaple: `operations/renameThing/body/exmaple` is not a word of the vocabulary; expected one of: `kind`, `schema`, `mediaType`, `examples`, `required`, `description`, `headers`, `links`, `text`, `code`, `fields`, `example`. → Write `example` if you mean that; otherwise remove it.",
    ],
  },
  {
    name: "a word that is none",
    source: tinySpecWith('title: "Rename thing"', 'zzzzzzzz: 1, title: "Rename thing"'),
    wanted: [
      "14 unknown-key operations/renameThing/zzzzzzzz: `operations/renameThing/zzzzzzzz` is not a word of the vocabulary; expected one of: `operationId`, `page`, `section`, `tags`, `title`, `description`, `lead`, `callouts`, `docs`, `deprecated`, `visibility`, `externalDocs`, `extensions`, `parameterExtensions`, `servers`, `method`, `path`, `security`, `params`, `query`, `headers`, `cookies`, `body`, `responses`, `errors`, `notes`, `idempotent`, `bodyLimit`, `timeout`, `deadline`, `retries`, `refers`, `pagination`, `laws`, `open`, `callbacks`. → Remove it, or write one of these.",
    ],
  },
  {
    name: "a todo",
    source: tinySpecWith('title: "Rename thing"', 'title: todo("its title")').replace(
      "json }",
      "json, todo }",
    ),
    wanted: [
      "14 todo operations/renameThing/title: `operations/renameThing/title` is still to be written: its title. → Write it in place of `todo(…)`.",
    ],
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
    wanted: [
      '35 url-form servers/0/url: `servers/0/url` is "ftp://tiny.example"; expected a URL that begins with `https://` or `http://`. → Write it in that form.',
      '52 repository-form packages/repository: `packages/repository` is "owner/name"; expected the URL of a repository, such as `https://github.com/owner/name`. → Write it in that form.',
      '52 package-name-form packages/client: `packages/client` is "Tiny API"; expected a name that npm accepts, such as `@scope/name`. → Write lower-case letters, digits, `-`, `.` and `_`, at most 214 of them, and not the name of a module of Node.',
      '34 license-form license/identifier: `license/identifier` is "MIT, or so"; expected an SPDX identifier or expression, such as `MIT`. → Write one of https://spdx.org/licenses, or `LicenseRef-…` with the text in `license.file`.',
      '37 security-scheme-name-form securitySchemes/a key: `securitySchemes/a key` is "a key"; expected a name of letters, digits, `.`, `_` and `-`. → Write it in that form.',
      '17 path-form operations/renameThing/path: `operations/renameThing/path` is "/some things/{id}"; expected the path of a URL (RFC 3986), with names in braces and other characters percent-encoded, such as `%20`. → Write it in that form.',
      '18 header-name-form operations/renameThing/headers/X Y: `operations/renameThing/headers/X Y` is "X Y"; expected the name of a header field (RFC 9110, section 5.6.2). → Write it in that form.',
    ],
  },
  {
    name: "names that npm refuses, and pages of packages that are none",
    source: tinySpecWith(
      'client: "@tiny/api"',
      'client: "http", homepage: "tiny.example", bugs: "a@b.c"',
    ).replace('contract: "@tiny/contract"', 'contract: "@tiny/con~tract"'),
    wanted: [
      '51 url-form packages/homepage: `packages/homepage` is "tiny.example"; expected a URL that begins with `https://` or `http://`. → Write it in that form.',
      '51 url-form packages/bugs: `packages/bugs` is "a@b.c"; expected a URL that begins with `https://` or `http://`. → Write it in that form.',
      '51 package-name-form packages/client: `packages/client` is "http"; expected a name that npm accepts, such as `@scope/name`. → Write lower-case letters, digits, `-`, `.` and `_`, at most 214 of them, and not the name of a module of Node.',
      '51 package-name-form packages/contract: `packages/contract` is "@tiny/con~tract"; expected a name that npm accepts, such as `@scope/name`. → Write lower-case letters, digits, `-`, `.` and `_`, at most 214 of them, and not the name of a module of Node.',
    ],
  },
  {
    name: "the file of a license that is not there",
    source: tinySpecWith('identifier: "MIT"', 'identifier: "LicenseRef-Tiny", file: "./TERMS"'),
    wanted: [
      "33 license-file-unreadable license/file: `license/file` names `./TERMS`, which can't be read: ENOENT: no such file or directory. → Write its path from the spec's folder, such as `../LICENSE`.",
    ],
  },
  {
    name: "a text with a character that no page can hold",
    source: tinySpecWith('title: "Rename thing"', 'title: "Rename\\u0000thing"'),
    wanted: [
      "14 text-character operations/renameThing/title: The text at `operations/renameThing/title` has the character U+0000, which pages and comments can't contain. → Remove it, or describe it in words.",
    ],
  },
];
