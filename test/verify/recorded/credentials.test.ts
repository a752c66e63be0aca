import { describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import type { ApiModel } from "../../../scripts/model/model.ts";
import type { SecuritySchemeModel } from "../../../scripts/model/security.ts";
import {
  fieldOf,
  queryOf,
  recordedCredentials,
  recordedSecrets,
} from "../../../scripts/verify/recorded/credentials.ts";
import { recordedProbe } from "../../../scripts/verify/recorded/probe.ts";
import { subjectsOf } from "../../../scripts/verify/subjects.ts";
import { things } from "../things.ts";

const { model, zod } = modelOfContract((await loadContract(things)).contract);
const scheme = (one: object) =>
  ({ description: "A key.", environment: "KEY", ...one }) as SecuritySchemeModel;
const schemes: Readonly<Record<string, SecuritySchemeModel>> = {
  bearer: scheme({ type: "http", scheme: "bearer" }),
  basic: scheme({ type: "http", scheme: "basic" }),
  field: scheme({ type: "apiKey", in: "header", name: "X-Key" }),
  query: scheme({ type: "apiKey", in: "query", name: "key" }),
  cookie: scheme({ type: "apiKey", in: "cookie", name: "sid" }),
  tls: scheme({ type: "mutualTLS" }),
};
const api: ApiModel = { ...model, components: { ...model.components, securitySchemes: schemes } };
const url = "https://things.example/things/a";
const request = (headers: Readonly<Record<string, string>> = {}, at = url) => ({
  ...{ method: "GET", url: at },
  headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
});

describe("the credentials of a recorded request", () => {
  it.each<[what: string, headers: Record<string, string>, at: string, wanted: Record<string, string>]>([
    ["none", {}, url, {}],
    ["a bearer token", { authorization: "Bearer a.b" }, url, { bearer: "a.b" }],
    ["a bearer token of another case", { authorization: "bEARER  a" }, url, { bearer: "a" }],
    ["a user", { authorization: `Basic ${btoa("me:secret")}` }, url, { basic: "me:secret" }],
    ["another scheme", { authorization: "Digest a" }, url, {}],
    ["a field", { "x-key": "a" }, url, { field: "a" }],
    ["the query", {}, `${url}?a=1&key=b`, { query: "b" }],
    ["a cookie", { cookie: "a=1; sid=b=c" }, url, { cookie: "b=c" }],
    ["no cookie of the name", { cookie: "side=1" }, url, {}],
    ["a URL that is none", { "x-key": "a" }, "things", { field: "a" }],
  ])("are %s", (_, headers, at, wanted) => {
    const found = [...recordedCredentials(api, request(headers, at))].map(([name, { value }]) => [
      name,
      value,
    ]);
    expect(Object.fromEntries(found)).toEqual(wanted);
  });

  it("are hidden, with all that is named like a secret", () => {
    const exchange = {
      pointer: "/log/entries/0",
      request: {
        ...request(
          {
            authorization: "Token abc",
            cookie: "a=1; session_token=def",
            "content-type": "application/x-www-form-urlencoded",
          },
          `${url}?api_key=ghi&page=2`,
        ),
        body: Buffer.from("name=n&password=jkl"),
      },
      answer: {
        status: 200,
        mediaType: "application/json",
        cached: false,
        body: Buffer.from('{"a":{"secret":"mno","b":1}}'),
      },
    };
    expect(recordedSecrets(api, exchange).map(({ value }) => value)).toEqual(
      expect.arrayContaining(["abc", "def", "ghi", "jkl", "mno"]),
    );
    expect(recordedSecrets(api, exchange).map(({ value }) => value)).not.toContain("n");
    const broken = { ...exchange, answer: { ...exchange.answer, body: Buffer.from("{") } };
    expect(recordedSecrets(api, broken).map(({ value }) => value)).not.toContain("mno");
  });
});

it.each<[headers: Record<string, string>, name: string, wanted: string | undefined]>([
  [{ a: "1" }, "A", "1"],
  [{ b: "1" }, "a", undefined],
])("of %j, `%s` is %j", (headers, name, wanted) => {
  expect(fieldOf(request(headers), name)).toBe(wanted);
});

it("a URL that is none has no query", () => {
  expect(String(queryOf(request({}, "things?a=1")))).toBe("");
});

describe("the probe of a recorded request", () => {
  const subjects = subjectsOf(model, zod);
  const subject = subjects.find(({ operation }) => operation.operationId === "changeThing");
  if (!subject) throw new Error("there is no `changeThing`");
  const input = { params: { id: "a" }, query: {}, headers: {} };
  const read = { input, faults: [], unknown: false, open: false };
  const probeOf = (headers: Record<string, string>, more: object = {}, keeps = true) =>
    recordedProbe(subject, { pointer: "/0", request: request(headers) }, { ...read, ...more }, keeps);
  const errors = [{ status: 404, text: "no such thing" }, { status: 401 }];

  it.each<[what: string, probe: ReturnType<typeof probeOf>, rule: string, expected: object]>([
    [
      "with a credential",
      probeOf({ authorization: "Bearer a" }),
      "recorded-request",
      { success: true, errors },
    ],
    ["without one", probeOf({}), "credential", { errors }],
    ["without one, and more fields", probeOf({}, { unknown: true }), "credential", { errors, refusal: true }],
    ["without one, and left open", probeOf({}, { open: true }), "credential", { denied: true }],
    ["of a recording that keeps none", probeOf({}, {}, false), "recorded-request", { success: true, errors }],
  ])("%s", (_, probe, rule, expected) => {
    expect([probe.rule, probe.expected]).toEqual([rule, expected]);
  });

  it("is shown with what the contract knows of it, and the variable in place of the credential", () => {
    const { request: shown } = probeOf({
      authorization: "Bearer a",
      "user-agent": "b",
      "content-type": "c/d",
    });
    expect(shown.headers).toEqual([
      { name: "content-type", value: "c/d" },
      { name: "Authorization", value: "Bearer a", shown: "Bearer $THINGS_KEY" },
    ]);
  });
});
