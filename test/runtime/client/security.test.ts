import { expect, it } from "vitest";
import type { Options } from "../../../scripts/runtime/client/client.ts";
import type { Key } from "../../../scripts/runtime/client/credentials.ts";
import { createSecuredCaller, type SecuredConfig } from "../../../scripts/runtime/client/security.ts";
import { send } from "../../../scripts/runtime/client/send.ts";

const authorization = (prefix: string) => ({ in: "header", name: "Authorization", prefix }) as const;
const config: SecuredConfig = {
  baseUrl: "https://cinema.example",
  carriers: {
    key: { in: "header", name: "X-Api-Key", prefix: "", option: "key" },
    tenant: { in: "header", name: "X-Tenant", prefix: "" },
    session: { in: "cookie", name: "sid", prefix: "" },
    other: { in: "cookie", name: "oid", prefix: "" },
    signature: { in: "query", name: "sig", prefix: "" },
    login: { ...authorization("Basic "), encoding: "base64" },
    account: authorization("Bearer "),
    proof: authorization("DPoP "),
  },
  security: ["key"],
};

type Given = Options & { readonly credentials?: object };

/** What is sent by a client with these options, and what comes of it. */
async function sent(
  given: Given,
  security: readonly string[] | undefined,
  statuses: number[] = [204],
  echo = "",
) {
  const requests: string[][] = [];
  const client = createSecuredCaller(config, {
    retries: 0,
    fetch: async (request) => {
      const fields = [...request.headers].map(([name, value]) => `${name}: ${value}`);
      requests.push([request.url.replace("https://cinema.example", ""), ...fields]);
      return new Response(null, { status: statuses[requests.length - 1] ?? 204, headers: { Echo: echo } });
    },
    ...given,
  });
  const context = client.open(security, {});
  const outcome = await send(
    { method: "GET", url: "https://cinema.example/films", repeatable: true },
    context,
  );
  const said =
    outcome.failure?.message ?? `${outcome.response?.status} ${outcome.response?.headers.get("Echo")}`;
  return { requests, attempts: outcome.attempts, said };
}

const basic = (text: string) => `authorization: Basic ${Buffer.from(text).toString("base64")}`;
const all = { key: "k", tenant: "t", session: "s", signature: "a b".replace(" ", "+"), account: "a" };

it.each<[what: string, security: string[] | undefined, credentials: object, wanted: string[]]>([
  ["two together", ["key tenant"], all, ["/films", "x-api-key: k", "x-tenant: t"]],
  [
    "the first alternative that is complete",
    ["login", "key session", "account"],
    all,
    ["/films", "cookie: sid=s", "x-api-key: k"],
  ],
  ["a query key and a cookie", ["signature session"], all, ["/films?sig=a%2Bb", "cookie: sid=s"]],
  ["two cookies", ["session other"], { ...all, other: "o" }, ["/films", "cookie: sid=s; oid=o"]],
  ["none where it is optional", ["account", ""], { key: "k" }, ["/films"]],
  ["one where it is optional", ["", "account"], all, ["/films", "authorization: Bearer a"]],
  ["none where none is needed", [], all, ["/films"]],
  ["by path", undefined, all, ["/films", "x-api-key: k"]],
  ["by path without one", undefined, {}, ["/films"]],
  [
    "another scheme of HTTP, with spaces",
    ["proof"],
    { proof: "a b=c" },
    ["/films", "authorization: DPoP a b=c"],
  ],
  [
    "user and password in UTF-8",
    ["login"],
    { login: { username: "ädä", password: "x:ü" } },
    ["/films", basic("ädä:x:ü")],
  ],
  ["as one text", ["login"], { login: "ada:x:y" }, ["/films", basic("ada:x:y")]],
  ["an empty password", ["login"], { login: { username: "ada", password: "" } }, ["/films", basic("ada:")]],
  [
    "from a function",
    ["login"],
    { login: async () => ({ username: "a", password: "b" }) },
    ["/films", basic("a:b")],
  ],
])("%s", async (_, security, credentials, wanted) => {
  expect((await sent({ credentials }, security)).requests).toEqual([wanted]);
});

it.each<[what: string, security: string[], given: object, wanted: string]>([
  [
    "a missing one",
    ["key tenant", "account"],
    { credentials: { key: "k" } },
    "a credential is missing: `credentials.key` and `credentials.tenant`, or `credentials.account`",
  ],
  ["an unknown one", [], { credentials: { kye: "k" } }, "`credentials.kye` is not an option"],
  ["an unknown option", [], { kye: "k" }, "`kye` is not an option"],
  [
    "a colon in the name",
    [],
    { credentials: { login: { username: "a:b", password: "c" } } },
    "`username` of option `credentials.login` has a colon",
  ],
  [
    "no password",
    [],
    { credentials: { login: { username: "a" } } },
    "option `credentials.login` must have `username` and `password`",
  ],
  [
    "a text without a colon",
    [],
    { credentials: { login: "a" } },
    "option `credentials.login` must have `username` and `password`",
  ],
  [
    "a control character",
    [],
    { credentials: { login: { username: "a", password: "\n" } } },
    "option `credentials.login` has a control character",
  ],
  [
    "a key that no field can carry",
    [],
    { credentials: { key: "k k" } },
    "option `credentials.key` is empty or no key: only visible ASCII can be sent",
  ],
  [
    "a semicolon in a cookie",
    [],
    { credentials: { session: "a;b" } },
    "option `credentials.session` has a character that a cookie can't carry",
  ],
  [
    "a function's that no field can carry",
    ["key"],
    { credentials: { key: () => "ü" } },
    "option `credentials.key` is empty or no key: only visible ASCII can be sent",
  ],
])("refuses %s", async (_, security, given, wanted) => {
  await expect(sent(given, security)).rejects.toMatchObject({ name: "TypeError", message: wanted });
});

it("takes the option of a single key, too", async () => {
  expect((await sent({ key: "k" } as Given, ["key"])).requests).toEqual([["/films", "x-api-key: k"]]);
});

it("asks a function once more after a 401, and sends what is new", async () => {
  let count = 0;
  const renewed = await sent({ credentials: { account: () => `a${++count}` } }, ["account"], [401, 204]);
  expect(renewed).toEqual({
    requests: [
      ["/films", "authorization: Bearer a1"],
      ["/films", "authorization: Bearer a2"],
    ],
    attempts: 2,
    said: "204 ",
  });
  const same = await sent({ credentials: { account: () => "a" } }, ["account"], [401, 204]);
  expect([same.requests.length, same.said]).toEqual([1, "401 "]);
  const value = await sent({ credentials: { account: "a" } }, ["account"], [401, 204]);
  expect([value.requests.length, value.attempts]).toEqual([1, 1]);
  const twice = await sent({ credentials: { account: () => `a${++count}` } }, ["account"], [401, 401, 204]);
  expect([twice.requests.length, twice.said]).toEqual([2, "401 "]);
});

it("asks a function before each attempt", async () => {
  let count = 0;
  const credentials = { account: () => `a${++count}` };
  const { requests } = await sent({ credentials, retries: 1 }, ["account"], [503, 204]);
  expect(requests.map(([, field]) => field)).toEqual([
    "authorization: Bearer a1",
    "authorization: Bearer a2",
  ]);
});

it.each<[security: string, credentials: object, echo: string, wanted: string]>([
  [
    "key tenant",
    { key: "key-12345", tenant: "tenant-12345" },
    "key-12345 tenant-12345",
    "[redacted] [redacted]",
  ],
  ["login", { login: "ada:secret-12345" }, "secret-12345", "[redacted]"],
  [
    "login",
    { login: "ada:secret" },
    `Basic ${Buffer.from("ada:secret").toString("base64")}`,
    "Basic [redacted]",
  ],
  ["login", { login: "ada:" }, "ada, and more", "ada, and more"],
  ["session", { session: "session-1" }, "sid=session-1", "sid=[redacted]"],
])("%s: an answer shows none of %o", async (security, credentials, echo, wanted) => {
  expect((await sent({ credentials }, [security], [204], echo)).said).toBe(`204 ${wanted}`);
});

it("says where a platform sets cookies itself", async () => {
  const client = createSecuredCaller(config, { credentials: { session: "s" } });
  const key = client.open(["session"], {}).key as Key;
  const browser = new Request("https://cinema.example/");
  // As in a browser, where this name is forbidden.
  Object.defineProperty(browser, "headers", { value: { get: () => null, set() {}, has: () => false } });
  const now = { attempts: 1, redact: (text: string) => text };
  await expect(key(browser, async () => new Response(), now)).rejects.toMatchObject({
    message: "this platform sends cookies itself: a program can't set `sid`",
    failure: { status: "network-error", code: "COOKIE_NOT_SET" },
    final: true,
  });
});
