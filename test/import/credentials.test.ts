import { expect, it } from "vitest";
import { newAccount } from "../../scripts/import/account.ts";
import { withSayableSchemes } from "../../scripts/import/read/credentials.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";

/** What becomes of a scheme, with what is told. */
function read(scheme: object, servers: readonly object[] = [{ url: "https://a.example/v1/" }]) {
  const { notes, tell } = newAccount();
  const model = modelOfDocument({
    ...{ openapi: "3.1.0", info: { title: "A", version: "1.0.0" }, servers, paths: {} },
    components: { securitySchemes: { o: scheme } },
  });
  const made = withSayableSchemes(model, tell).components.securitySchemes["o"];
  return { made, told: notes.map(({ fate, place, what }) => `${fate}: ${place}: ${what}`) };
}

const tokens = { tokenUrl: "https://a.example/token", scopes: {} };
const device = { deviceAuthorizationUrl: "https://a.example/device", ...tokens };
const bearer = { type: "http", scheme: "bearer" };
const password = (flow: object) => ({ type: "oauth2", flows: { password: { ...tokens, ...flow } } });
const openId = (openIdConnectUrl: string) => ({ type: "openIdConnect", openIdConnectUrl });
const resolved = (url: string) => `other form: securitySchemes/o: URL \`${url}\``;

it.each<[string, object, object, readonly string[]]>([
  ["a flow", password({}), password({}), []],
  [
    "those flows that the contract has",
    { type: "oauth2", flows: { password: tokens, deviceAuthorization: device } },
    password({}),
    ["left out: securitySchemes/o: flow `deviceAuthorization`"],
  ],
  [
    "a bearer token for no flow",
    { type: "oauth2", flows: { deviceAuthorization: device, implicit: tokens } },
    bearer,
    [
      "left out: securitySchemes/o: flow `deviceAuthorization`",
      "left out: securitySchemes/o: flow `implicit`",
      "other form: securitySchemes/o: scheme",
    ],
  ],
  [
    "a bearer token for a flow with a URL of another scheme",
    password({ refreshUrl: "ftp://a.example/x" }),
    bearer,
    ["left out: securitySchemes/o: flow `password`", "other form: securitySchemes/o: scheme"],
  ],
  [
    "the URLs of a flow within the server",
    password({ tokenUrl: "/token", refreshUrl: "more" }),
    password({ tokenUrl: "https://a.example/token", refreshUrl: "https://a.example/v1/more" }),
    [resolved("/token"), resolved("more")],
  ],
  [
    "the URL of OpenID Connect within the server",
    openId("//b.example/id"),
    openId("https://b.example/id"),
    [resolved("//b.example/id")],
  ],
  ["a token", bearer, bearer, []],
  ["a name and a password", { type: "http", scheme: "Basic" }, { type: "http", scheme: "Basic" }, []],
  ["a scheme of its own", { type: "http", scheme: "Signature" }, { type: "http", scheme: "Signature" }, []],
  ["a key", { type: "apiKey", in: "query", name: "k" }, { type: "apiKey", in: "query", name: "k" }, []],
  ["a certificate", { type: "mutualTLS" }, { type: "mutualTLS" }, []],
])("keeps %s", (_, scheme, wanted, told) => {
  const read_ = read(scheme);
  expect(read_.made).toMatchObject(wanted);
  expect(read_.told).toEqual(told);
});

it.each<[string, object]>([
  ["no type", {}],
  ["another type", { type: "magic" }],
  ["a type of every object", { type: "constructor" }],
  ["no scheme", { type: "http" }],
  ["a scheme that is no name", { type: "http", scheme: "a b" }],
  ["a key without a name", { type: "apiKey", in: "header" }],
  ["a key without a place", { type: "apiKey", name: "k" }],
  ["a key in a body", { type: "apiKey", in: "body", name: "k" }],
  ["a cookie whose name is none", { type: "apiKey", in: "cookie", name: "a b" }],
  ["OpenID Connect without a URL", { type: "openIdConnect" }],
  ["OpenID Connect with a URL that is none", openId("ftp://a.example")],
])("leaves out a scheme with %s", (_, scheme) => {
  expect(read(scheme)).toEqual({ made: undefined, told: ["left out: securitySchemes/o: scheme"] });
});

it("keeps no URL within a server that has none", () => {
  for (const url of ["/v1", "{base}"])
    expect(read(password({ tokenUrl: "/token" }), [{ url }]).made).toMatchObject(bearer);
});
