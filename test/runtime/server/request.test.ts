import { describe, expect, it } from "vitest";
import { challengeOf, insufficient, inTime } from "../../../scripts/runtime/server/request.ts";
import type { CredentialRequirement } from "../../../scripts/runtime/server/types.ts";

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
