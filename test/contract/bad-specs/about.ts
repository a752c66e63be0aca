import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

/** Words about the API and about calls that contradict each other. */
export const about: readonly BadSpec[] = [
  {
    name: "a limit of a body that there is not",
    source: tinySpecWith('body: json(Thing, { example: { name: "a" } }),', "bodyLimit: 100,").replace(
      '{ status: 400, given: { body: { name: "" } }, when: "No name." },',
      "",
    ),
    wanted: [
      "19 body-limit-without-body operations/renameThing/bodyLimit: `renameThing` has a `bodyLimit`, but no request body. → Remove it, or give the operation a `body`.",
    ],
  },
  {
    name: "an example that is over the limit",
    source: tinySpecWith("responses: {", "bodyLimit: 5,\n  responses: {"),
    wanted: [
      "20 example-over-limit operations/renameThing/bodyLimit: The example `default` of the request body of `renameThing` has 12 bytes, more than its `bodyLimit` of 5. → Raise `bodyLimit`, or shorten the example.",
    ],
  },
  {
    name: "limits of time that contradict each other",
    source: tinySpecWith("responses: {", "timeout: 2000,\n  deadline: 1000,\n  responses: {"),
    wanted: [
      "21 deadline-before-timeout operations/renameThing/deadline: `deadline` of `renameThing` is 1000 ms, less than its `timeout` of 2000 ms: no attempt could take as long. → Raise `deadline`, or lower `timeout`.",
    ],
  },
  {
    name: "retries of what must not be sent twice",
    source: tinySpecWith("responses: {", "retries: 1,\n  responses: {"),
    wanted: [
      "20 retries-not-safe operations/renameThing/retries: `renameThing` has `retries: 1`, but it is not idempotent: sending it twice may do it twice, so no client sends it again. → Remove `retries`, or write `idempotent: true` if the server takes it only once.",
    ],
  },
  {
    name: "variables of servers that do not fit",
    source: tinySpecWith(
      'servers: [{ url: "https://tiny.example", description: "Production" }],',
      'servers: [{ url: "https://{a}.example", description: "A", variables: { b: { default: "x", enum: ["y", "z"] } } }],',
    ),
    wanted: [
      "34 server-variable-undeclared servers/0/url: The URL of `servers/0` has a variable `a` that `variables` does not declare. → Declare it with a `default`, or write its value into the URL.",
      "34 server-variable-unused servers/0/variables/b: `servers/0` declares a variable `b` that its URL does not have. → Write `{b}` into the URL, or remove the variable.",
      '34 server-variable-default servers/0/variables/b: The default of the variable `b` of `servers/0` is "x", which is not one of its values: "y", "z". → Make one of them the default, or add it to `enum`.',
    ],
  },
  {
    name: "an address that is none with one of the values",
    source: tinySpecWith(
      'servers: [{ url: "https://tiny.example", description: "Production" }],',
      'servers: [{ url: "https://{a}.example", description: "A", variables: { a: { default: "x", enum: ["x", "y z"] } } }],',
    ),
    wanted: [
      '34 url-form servers/0/url: `servers/0/url` is "https://y z.example"; expected a URL that begins with `https://` or `http://`. → Write it in that form.',
    ],
  },
  {
    name: "a server of an operation that is not encrypted, and docs that are nowhere",
    source: tinySpecWith(
      "responses: {",
      'servers: [{ url: "http://own.example", description: "Own" }],\n  externalDocs: { url: "docs" },\n  responses: {',
    ),
    wanted: [
      "20 server-insecure operations/renameThing/servers/0/url: A server of `renameThing`, `http://own.example`, is not encrypted; the client would send the credential to it. → Use `https:`.",
      '21 url-form operations/renameThing/externalDocs/url: `operations/renameThing/externalDocs/url` is "docs"; expected a URL that begins with `https://` or `http://`. → Write it in that form.',
    ],
  },
  {
    name: "addresses of people and pages that are none",
    source: tinySpecWith(
      'sections: [{ id: "things", title: "Things", description: "Things." }],',
      'contact: { name: "A", url: "https://a.example", email: "nobody" },\n  termsOfService: "terms",\n  externalDocs: { url: "more" },\n  sections: [{ id: "things", title: "Things", description: "Things.", externalDocs: { url: "things" } }],',
    ),
    wanted: [
      '48 email-form contact/email: `contact/email` is "nobody"; expected an e-mail address. → Write it in that form.',
      '49 url-form termsOfService: `termsOfService` is "terms"; expected a URL that begins with `https://` or `http://`. → Write it in that form.',
      '50 url-form externalDocs/url: `externalDocs/url` is "more"; expected a URL that begins with `https://` or `http://`. → Write it in that form.',
      '51 url-form sections/0/externalDocs/url: `sections/0/externalDocs/url` is "things"; expected a URL that begins with `https://` or `http://`. → Write it in that form.',
    ],
  },
  {
    name: "extensions with wrong names, values and places",
    source: tinySpecWith(
      "responses: {",
      'extensions: { house: 1, "x-idempotent": true, "x-made": new Date(0) } as never,\n  parameterExtensions: { query: { nothing: { "x-a": 1 } } },\n  responses: {',
    ).replace('id: "Thing", description', 'id: "Thing", "x-rules": ["no"], description'),
    wanted: [
      "20 extension-name operations/renameThing/extensions/house: `operations/renameThing/extensions` has an extension `house`; OpenAPI knows an extension by the `x-` that its name begins with. → Write `x-` before it, without spaces.",
      "20 extension-reserved operations/renameThing/extensions/x-idempotent: `operations/renameThing/extensions` has the extension `x-idempotent`, which the toolchain itself writes. → Use the word of the vocabulary that it stands for, or give it another name.",
      "20 extension-value operations/renameThing/extensions/x-made: The value of the extension `x-made` of `operations/renameThing/extensions` is not JSON; the document can't hold it. → Write plain objects, lists, texts, finite numbers, booleans and `null`.",
      "21 extension-of-nothing operations/renameThing/parameterExtensions/query/nothing: `operations/renameThing/parameterExtensions/query/nothing` is an extension of `nothing`, which is not among the `query` of `renameThing`. → Name a parameter that the operation has, or remove it.",
      "19 extension-reserved operations/renameThing/body/x-rules: `operations/renameThing/body` has the extension `x-rules`, which the toolchain itself writes. → Use the word of the vocabulary that it stands for, or give it another name.",
    ],
  },
];
