import { describe, expect, it } from "vitest";
import {
  challengeOf,
  forbiddenError,
  insufficient,
  inTime,
  mostSpecificFirst,
  negotiated,
} from "../../../scripts/runtime/server/request.ts";
import type {
  CredentialRequirement,
  DocumentedError,
  ServerOperation,
} from "../../../scripts/runtime/server/types.ts";

const user = { type: "bearer", name: "user" } as const;
const staff = { type: "bearer", name: "staff" } as const;
const account = { type: "bearer", name: "account", scopes: ["read", "write"] } as const;
const office = { type: "basic", name: "office", realm: "Office" } as const;
const key = { type: "apiKey", name: "key", in: "header", field: "x-key" } as const;
const signed = { type: "http", name: "signed", scheme: "HOBA" } as const;
const card = { type: "mutualTLS", name: "card" } as const;

describe("the challenge of a 401 or 403", () => {
  it.each<[what: string, security: CredentialRequirement[], error: string | undefined, wanted: object]>([
    ["of a token", [user], undefined, { "www-authenticate": "Bearer" }],
    ["of two schemes that say the same, once", [user, staff], undefined, { "www-authenticate": "Bearer" }],
    ["of both schemes of an alternative", [[user, office]], undefined, basicToo("Bearer")],
    ["with the scopes", [account], undefined, { "www-authenticate": 'Bearer scope="read write"' }],
    [
      "with the error, before the scopes",
      [account],
      insufficient,
      { "www-authenticate": 'Bearer error="insufficient_scope", scope="read write"' },
    ],
    ["of a scheme by its registered name", [signed], undefined, { "www-authenticate": "HOBA" }],
    ["is absent for what has no scheme of HTTP", [key, card], undefined, {}],
    ["leaves out what has no scheme of HTTP", [[key, user]], undefined, { "www-authenticate": "Bearer" }],
  ])("%s", (_, security, error, wanted) => {
    expect(challengeOf(security, error)).toEqual(wanted);
  });

  function basicToo(before: string): object {
    return { "www-authenticate": `${before}, Basic realm="Office", charset="UTF-8"` };
  }
});

describe("a promise with a limit", () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

  it("settles like the promise, and leaves no timer", async () => {
    const before = timers();
    await expect(inTime(Promise.resolve(7), 60_000, "the handler")).resolves.toBe(7);
    expect(timers()).toBe(before);
    await expect(inTime(Promise.reject(new Error("no")), 60_000, "the handler")).rejects.toThrow("no");
    expect(timers()).toBe(before);
  });

  it("rejects when the limit is over", async () => {
    const never = new Promise<never>(() => {});
    await expect(inTime(never, 1, "the handler")).rejects.toThrow("the handler has given no answer in 1 ms");
  });
});

it("contents are asked the most precise one first", () => {
  const contents = ["*/*", "a/*", "a/b", "a/b; c=d"].map((mediaType) => ({ mediaType }));
  expect(mostSpecificFirst(contents).map(({ mediaType }) => mediaType)).toEqual([
    ...["a/b; c=d", "a/b", "a/*", "*/*"],
  ]);
});

it.each<[accept: string | null, wanted: string]>([
  [null, "a/b"],
  ["", "a/b"],
  ["a/c", "a/c"],
  ["a/c, a/b;q=0.9", "a/c"],
  ["a/b;q=0.1, a/c;q=0.2", "a/c"],
  ["a/b;q=0, */*", "a/c"],
  ["a/*;q=0.5, a/c;q=0.1", "a/b"],
  ["x/y", "a/b"],
])("of a/b and a/c, `Accept: %s` prefers %s", (accept, wanted) => {
  expect(negotiated(accept, ["a/b", "a/c"])).toBe(wanted);
});

it.each<[errors: readonly DocumentedError[], wanted: string | undefined]>([
  [[], undefined],
  [[{ status: 404, text: "a", by: "handler" }], undefined],
  [[{ status: 403, text: "a", by: "handler" }], "a"],
  [
    [
      { status: 403, text: "a", by: "handler" },
      { status: 403, text: "b", by: "server" },
    ],
    "b",
  ],
])("of %j, who may not do it is told %j", (errors, wanted) => {
  expect(forbiddenError({ errors } as unknown as ServerOperation)?.text).toBe(wanted);
});
