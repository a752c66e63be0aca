import { afterEach, beforeEach, expect, it } from "vitest";
import { givenPrincipals, type PrincipalOptions } from "../../scripts/verify/principal-options.ts";

const api: Parameters<typeof givenPrincipals>[0] = {
  securitySchemes: {
    bearer: { type: "bearer", environment: "VERIFY_TEST_TOKEN", description: "d" },
    key: { type: "apiKey", in: "header", name: "X-Key", environment: "VERIFY_TEST_KEY", description: "d" },
  },
  security: ["bearer"],
};
const none: PrincipalOptions = {
  credential: {},
  param: {},
  restore: {},
  otherCredential: {},
  otherParam: {},
  otherRestore: {},
};
const variables = [
  "VERIFY_TEST_TOKEN",
  "VERIFY_TEST_KEY",
  "OTHER_VERIFY_TEST_TOKEN",
  "OTHER_VERIFY_TEST_KEY",
];
const clear = () => {
  for (const name of variables) delete process.env[name];
};
beforeEach(clear);
afterEach(clear);

it.each<
  [
    what: string,
    options: Partial<PrincipalOptions>,
    environment: Readonly<Record<string, string>>,
    wanted: ReturnType<typeof givenPrincipals>,
  ]
>([
  ["nobody", {}, {}, {}],
  ["nobody by an empty variable", {}, { VERIFY_TEST_TOKEN: "" }, {}],
  [
    "the first by a token, which stands for what the API as a whole takes",
    { token: "t" },
    {},
    { principal: { token: "t", credentials: { bearer: "t" }, params: {}, restore: {} } },
  ],
  [
    "the first by a variable",
    {},
    { VERIFY_TEST_TOKEN: "v" },
    { principal: { token: "v", credentials: { bearer: "v" }, params: {}, restore: {} } },
  ],
  [
    "by an option before the variable, and by the named credential before the token",
    { token: "t", credential: { bearer: "c" } },
    { VERIFY_TEST_TOKEN: "v", VERIFY_TEST_KEY: "k" },
    { principal: { token: "c", credentials: { bearer: "c", key: "k" }, params: {}, restore: {} } },
  ],
  [
    "by a credential that the API as a whole does not take",
    { credential: { key: "k" } },
    {},
    { principal: { token: "", credentials: { key: "k" }, params: {}, restore: {} } },
  ],
  [
    "by an object alone",
    { param: { id: "1" } },
    {},
    { principal: { token: "", credentials: {}, params: { id: "1" }, restore: {} } },
  ],
  [
    "by values to restore alone",
    { restore: { name: "n" } },
    {},
    { principal: { token: "", credentials: {}, params: {}, restore: { name: "n" } } },
  ],
  [
    "the other one",
    { otherToken: "o", otherParam: { id: "2" }, otherRestore: { name: "m" } },
    { OTHER_VERIFY_TEST_KEY: "ok" },
    {
      other: {
        token: "o",
        credentials: { bearer: "o", key: "ok" },
        params: { id: "2" },
        restore: { name: "m" },
      },
    },
  ],
  [
    "both",
    { token: "t", otherCredential: { bearer: "o" } },
    {},
    {
      principal: { token: "t", credentials: { bearer: "t" }, params: {}, restore: {} },
      other: { token: "o", credentials: { bearer: "o" }, params: {}, restore: {} },
    },
  ],
])("options and environment name %s", (_, options, environment, wanted) => {
  Object.assign(process.env, environment);
  expect(givenPrincipals(api, { ...none, ...options })).toEqual(wanted);
});
