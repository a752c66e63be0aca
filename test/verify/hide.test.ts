import fc from "fast-check";
import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { reportForms } from "../../scripts/lib/report/forms.ts";
import type { ReportForm } from "../../scripts/lib/report/report.ts";
import { collectFindings } from "../../scripts/verify/findings.ts";
import {
  credentialSecrets,
  hideCredentials,
  publicNames,
  withoutUserinfo,
} from "../../scripts/verify/hide/credentials.ts";
import { hideFields } from "../../scripts/verify/hide/forms.ts";
import { withCredential } from "../../scripts/verify/http/request.ts";
import { law, short } from "../../scripts/verify/laws/answers.ts";
import { type FindingKind, kinds, type VerifyFinding } from "../../scripts/verify/report.ts";
import { verifyContent } from "../../scripts/verify/report-content.ts";

const scheme = { type: "http", scheme: "bearer", description: "", environment: "KEY" } as const;
const api = { components: { schemas: {}, securitySchemes: { key: scheme } }, security: [{ key: [] }] };
const hiderFor = (token: string, server = "http://127.0.0.1:1") =>
  hideCredentials(api, { server, own: { token, params: {} } });

const encoded: Readonly<Record<string, (key: string) => string>> = {
  plain: (key) => key,
  "in capitals": (key) => key.toUpperCase(),
  base64: (key) => Buffer.from(key).toString("base64"),
  "base64 of a header field": (key) => Buffer.from(`Bearer ${key}`).toString("base64"),
  "base64 of a pair": (key) => Buffer.from(`user:${key}`).toString("base64"),
  "base64 for URLs": (key) => Buffer.from(`${key}??>`).toString("base64url"),
  hexadecimal: (key) => Buffer.from(key).toString("hex"),
  "hexadecimal with colons": (key) =>
    Buffer.from(key)
      .toString("hex")
      .replace(/..(?=.)/g, "$&:"),
  "encoded for URLs": (key) => [...key].map((one) => `%${one.charCodeAt(0).toString(16)}`).join(""),
  "escaped in JSON": (key) => [...key].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join(""),
  "as HTML": (key) => [...key].map((one) => `&#${one.charCodeAt(0)};`).join(""),
  "without its last character": (key) => key.slice(0, -1),
  "the beginning alone": (key) => key.slice(0, 12),
  "the end alone": (key) => key.slice(-9),
};

const key = fc
  .tuple(
    fc.constantFrom("", "nr_", "sk_live_"),
    fc.stringMatching(/^[A-Z][0-9](?:[A-Za-z0-9]{3}[A-Za-z0-9+=._~-]){3,10}[0-9][A-Z]$/),
  )
  .map(([kind, secret]) => kind + secret);

describe("no part of a key is in a report", () => {
  it.each(Object.entries(encoded))("%s", (_, encode) => {
    fc.assert(
      fc.property(key, fc.nat(300), fc.nat(30), (secret, before, after) => {
        const echoed = encode(secret);
        const text = `${"x ".repeat(before / 2)}${echoed}${" x".repeat(after)}`;
        for (const form of Object.keys(reportForms) as ReportForm[])
          expectHidden(reportWith(secret, text, form), echoed);
      }),
      { numRuns: 6 },
    );
  });
});

it("a rule that is named by a piece of the key keeps its name", () => {
  const hide = hiderFor("tracker-other-ff09");
  expect(hide("other-parent, tracker-other-ff09")).toBe("other-parent, $KEY");
});

it("a field whose name is a piece of the key keeps its name, and the key is hidden", () => {
  const scheme = { type: "apiKey", in: "header", name: "X-Gallery-Key", description: "" } as const;
  const hide = hideCredentials(
    {
      components: { schemas: {}, securitySchemes: { key: { ...scheme, environment: "KEY" } } },
      security: [],
    },
    {
      server: "http://127.0.0.1:1",
      own: { token: "", credentials: { key: "gallery-key-5d1c77e0" }, params: {} },
    },
  );
  expect(hide('-H "X-Gallery-Key: gallery-key-5d1c77e0", ends in 5d1c77e0')).toBe(
    '-H "X-Gallery-Key: $KEY", ends in $KEY',
  );
});

const character = (one: string, prefix: string) => `${prefix}${one.charCodeAt(0).toString(16)}`;

it.each<[name: string, spell: (key: string) => string]>([
  ["split over lines", (key) => key.replace(/..(?=.)/g, "$&\n  ")],
  ["split over lines in JSON", (key) => key.replace(/...(?=.)/g, "$&\\r\\n")],
  ["spaced out", (key) => [...key].join(" ")],
  ["with soft hyphens", (key) => [...key].join("\u00ad")],
  ["folded as in mail", (key) => key.replace(/.{4}(?=.)/g, "$&=\r\n")],
  ["quoted as in mail", (key) => [...key].map((one) => character(one, "=")).join("")],
  ["escaped in JSON twice", (key) => [...key].map((one) => character(one, "\\\\u00")).join("")],
  ["escaped in JavaScript", (key) => [...key].map((one) => `${character(one, "\\u{")}}`).join("")],
  ["encoded for URLs twice", (key) => [...key].map((one) => character(one, "%25")).join("")],
  ["as HTML within HTML", (key) => [...key].map((one) => `&amp;#${one.charCodeAt(0)};`).join("")],
  ["base64 on lines", (key) => btoa(key).replace(/.{5}(?=.)/g, "$&\n")],
  ["bytes in a list", (key) => [...key].map((one) => character(one, "0x")).join(", ")],
])("a key is hidden %s", (_, spell) => {
  fc.assert(
    fc.property(key, (secret) => {
      expect(hiderFor(secret)(`it is ${spell(secret)} there`)).toBe("it is $KEY there");
    }),
    { numRuns: 20 },
  );
});

it("a key with signs of XML is hidden as XML has it", () => {
  const hide = hiderFor(`a<b>&"c'd0815`);
  expect(hide("it is a&lt;b&gt;&amp;&quot;c&apos;d0815 there")).toBe("it is $KEY there");
});

const known = reportWith("another-key-0A", "nothing", "pretty");

/** No run of six characters of what was echoed stands in a report. */
function expectHidden(report: string, echoed: string) {
  const lower = report.toLowerCase();
  // Of an encoding with four characters for one, that is more.
  const size = /^(?:%|\\u|&#)/.test(echoed) ? 36 : 6;
  for (let index = 0; index + size <= echoed.length; index++) {
    const piece = echoed.slice(index, index + size).toLowerCase();
    // The words before the key, encoded with it, tell nothing.
    if (!known.includes(piece) && !"qmvhcmvyi dxnlcjo sk_live_".includes(piece) && lower.includes(piece))
      throw new Error(`\`${piece}\` of \`${echoed}\` is in the report: ${report.slice(0, 2000)}`);
  }
}

function reportWith(secret: string, text: string, form: ReportForm): string {
  const findings = collectFindings("http://127.0.0.1:1", hiderFor(secret));
  const request = withCredential(
    { method: "GET", target: "/things", headers: [] },
    { scheme, value: secret, shown: "$KEY" },
  );
  const evidence = { operation: "getThing", label: "", request };
  const outcome = { status: 400, headers: {}, body: Buffer.from(JSON.stringify({ error: text })) };
  findings.add(law("keeps", "a", `It says \`${text}\`.`, `not \`${text}\``), { ...evidence, outcome });
  findings.add(law("sets", "b", "It holds another value.", short({ text }), { deep: [text] }), evidence);
  const none = { checks: 1, findings: 0 };
  return reportForms[form](
    verifyContent({
      outcome: "broken",
      server: "",
      seed: 1,
      findings: findings.all() as VerifyFinding[],
      waived: [],
      reasons: [],
      kinds: Object.fromEntries(kinds.map((kind) => [kind, none])) as Record<FindingKind, typeof none>,
      coverage: { reached: 0, total: 0, missing: [] },
      rules: { reached: 0, total: 0, missing: [] },
      operations: { checked: 1, total: 1, notReached: [] },
      notices: [],
      readOnly: false,
      restored: [],
      outOfTime: false,
      requests: 1,
      milliseconds: 1,
    }),
    pc.createColors(false),
  );
}

describe("a key", () => {
  it.each([
    [
      "a short one stays a word of a text",
      "test",
      "the test of the tests, token test",
      "the test of the tests, token $KEY",
    ],
    ["a short one as a header field", "test", "Authorization: Bearer test.", "Authorization: Bearer $KEY."],
    ["a short one in a query", "test", "/a?key=test&b=test1", "/a?key=$KEY&b=test1"],
    ["a short one in a cookie", "test", "Cookie: a=b; session=test", "Cookie: a=b; session=$KEY"],
    ["a short one in a pair", "test", `Basic ${Buffer.from("test:").toString("base64")}`, "Basic $KEY"],
    ["with what a pattern is made of", "a$(b|c)*[d]\\e+", "x a$(b|c)*[d]\\e+ y", "x $KEY y"],
    [
      "its first character behind the prefix",
      "sk_live_9AbcDEFgh12",
      "it has live_9 in it",
      "it has $KEY in it",
    ],
    ["its prefix alone", "sk_live_9AbcDEFgh12", "it has k_live_ in it", "it has k_live_ in it"],
    ["its end, at the end", "sk_live_9AbcDEFgh12", "it ends in EFgh12", "it ends in $KEY"],
    ["five characters of it", "sk_live_9AbcDEFgh12", "it ends in Fgh12", "it ends in Fgh12"],
    [
      "a word in it is a word elsewhere",
      "my-secret-key-0815",
      "it looks like a secret",
      "it looks like a secret",
    ],
  ])("%s", (_, token, text, wanted) => {
    expect(hiderFor(token)(text)).toBe(wanted);
  });

  it.each([
    ["http://user:pass%40word@host/x", "user", "http://[hidden]@host/x"],
    ["http://user:pass%40word@host/x", "pass@word", "$SERVER_CREDENTIALS"],
    [
      "http://user:pass%40word@host/x",
      Buffer.from("user:pass@word").toString("base64"),
      "$SERVER_CREDENTIALS",
    ],
  ])("of the server's URL %s: %s", (server, text, wanted) => {
    const hide = hiderFor("another-key", server);
    expect(hide(text === "user" ? server.replace("pass%40word", "x") : text)).toBe(wanted);
  });
});

it.each([
  ["Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic [hidden]"],
  ['{"set-cookie":"session=abc; HttpOnly","a":1}', '{"set-cookie":"[hidden]; HttpOnly","a":1}'],
  [
    '{"headers":{"x-api-key":"abc","Cookie":"a=b"}}',
    '{"headers":{"x-api-key":"[hidden]","Cookie":"[hidden]"}}',
  ],
  ['-H "Authorization: Bearer $KEY"', '-H "Authorization: Bearer $KEY"'],
  ["proxy-authorization=Negotiate abc", "proxy-authorization=[hidden]"],
  ["`Authorization` is missing: give it", "`Authorization` is missing: give it"],
])("a credential's field is hidden whosever it is: %s", (given, wanted) => {
  expect(hideFields(given)).toBe(wanted);
});

describe("the secrets of a run", () => {
  const login = { type: "http", scheme: "basic", description: "", environment: "LOGIN" } as const;
  const both = {
    components: { schemas: {}, securitySchemes: { key: scheme, login } },
    security: [{ key: [] }],
  };
  const secret = (value: string, shown: string) => ({ value, shown });
  it.each<[what: string, parties: Parameters<typeof credentialSecrets>[1], wanted: readonly object[]]>([
    ["none", { server: "http://127.0.0.1:1" }, []],
    ["none of a server that is no URL", { server: "here" }, []],
    ["a token", { server: "http://a", own: { token: "t", params: {} } }, [secret("t", "$KEY")]],
    [
      "both principals' credentials, each by its own variable",
      {
        server: "http://a",
        own: { token: "t", params: {}, variables: { key: "MINE" } },
        other: { token: "", params: {}, credentials: { key: "u" } },
      },
      [secret("t", "$MINE"), secret("u", "$OTHER_KEY")],
    ],
    [
      "a user and a password, as they are sent, too",
      { server: "http://a", own: { token: "", params: {}, credentials: { login: "me:pass" } } },
      [secret(btoa("me:pass"), "$LOGIN"), secret("me:pass", "$LOGIN"), secret("pass", "$LOGIN")],
    ],
    [
      "those in the server's URL, decoded, too",
      { server: "http://me:p%20w@a" },
      [btoa("me:p w"), "p%20w", "p w"].map((one) => secret(one, "$SERVER_CREDENTIALS")),
    ],
    [
      "a key in the place of its user",
      { server: "http://key@a" },
      [btoa("key:"), "key"].map((one) => secret(one, "$SERVER_CREDENTIALS")),
    ],
  ])("are %s", (_, parties, wanted) => {
    expect(credentialSecrets(both, parties)).toEqual(wanted);
  });

  it("are also those that commands print later", () => {
    const printed = [secret("abcdefghijkl", "$KEY")];
    let count = 0;
    const hide = hideCredentials(both, { server: "http://a" }, () => printed.slice(0, count));
    expect(hide("abcdefghijkl")).toBe("abcdefghijkl");
    count = 1;
    expect(hide("abcdefghijkl")).toBe("$KEY");
  });

  it("are not the words that everybody knows", () => {
    const operations = [{ operationId: "getThing", path: "/things" }] as never;
    expect(publicNames({ ...both, operations })).toEqual(
      expect.arrayContaining(["getThing", "/things", "Authorization", "body-schema"]),
    );
  });

  it.each([
    ["http://me:pass@a/b", "http://a/b"],
    ["http://a/b@c", "http://a/b@c"],
    ["me@a", "a"],
  ])("%s is shown as %s", (server, wanted) => {
    expect(withoutUserinfo(server)).toBe(wanted);
  });
});
