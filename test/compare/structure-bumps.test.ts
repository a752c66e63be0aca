import { expect, it } from "vitest";
import { wireChanges } from "./documents.ts";

type Json = Readonly<Record<string, unknown>>;

const done = { 200: { description: "d" } };
const body = (required: boolean) => ({ requestBody: { required, content: { "application/json": {} } } });
const flows = (...names: readonly string[]) =>
  names.length === 0
    ? {}
    : {
        oauth: {
          type: "oauth2",
          flows: Object.fromEntries(
            names.map((name) => [name, { tokenUrl: "https://a", authorizationUrl: "https://b", scopes: {} }]),
          ),
        },
      };

const documentOf = (operation: Json, schemes: Json = {}) => ({
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  components: { securitySchemes: schemes },
  paths: { "/things": { post: { responses: done, ...operation } } },
});
const [password, both] = [flows("password"), flows("password", "clientCredentials")];
/** An operation whose callback is given this one. */
const calling = (operation: Json) => ({
  callbacks: { told: { "{$request.body#/url}": { post: { responses: done, ...operation } } } },
});

it.each<[what: string, old: Json, now: Json, wanted: readonly string[]]>([
  [
    "a body that need not be sent",
    documentOf(body(true)),
    documentOf(body(false)),
    ["request-body-optional minor"],
  ],
  [
    "a body that must be sent",
    documentOf(body(false)),
    documentOf(body(true)),
    ["request-body-required major"],
  ],
  [
    "a body that a callback may leave out",
    documentOf(calling(body(true))),
    documentOf(calling(body(false))),
    ["request-body-optional major"],
  ],
  [
    "a body that a callback always sends",
    documentOf(calling(body(false))),
    documentOf(calling(body(true))),
    ["request-body-required minor"],
  ],
  [
    "a redirection goes",
    documentOf({ responses: { ...done, 303: { description: "d" } } }),
    documentOf({}),
    ["response-removed major"],
  ],
  [
    "an error goes",
    documentOf({ responses: { ...done, 404: { description: "d" } } }),
    documentOf({}),
    ["error-response-removed minor"],
  ],
  ["a reference comes", documentOf({}), documentOf({ "x-refers": { a: "b" } }), ["reference-added minor"]],
  ["a reference goes", documentOf({ "x-refers": { a: "b" } }), documentOf({}), ["reference-removed minor"]],
  [
    "a reference is to something else",
    documentOf({ "x-refers": { a: "b", c: "d" } }),
    documentOf({ "x-refers": { a: "e", c: "d" } }),
    ["reference-changed major"],
  ],
  ["a flow goes", documentOf({}, both), documentOf({}, password), ["security-flow-removed major"]],
  ["a flow comes", documentOf({}, password), documentOf({}, both), ["security-flow-added minor"]],
  ["the last flow goes", documentOf({}, password), documentOf({}), []],
  ["the first flow comes", documentOf({}), documentOf({}, password), []],
])("%s", async (_, old, now, wanted) => {
  const found = await wireChanges(old as never, now as never);
  expect(found.map(({ rule, bump }) => `${rule} ${bump}`)).toEqual(wanted);
});
