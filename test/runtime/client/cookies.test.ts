import { afterEach, expect, it } from "vitest";
import { writeCookies } from "../../../scripts/runtime/client/styles/cookies.ts";

const { Request: platform } = globalThis;
afterEach(() => {
  globalThis.Request = platform;
});

it.each<[pairs: (string | undefined)[], wanted: string | undefined]>([
  [["a=1", undefined, "b=x%3By", ""], "a=1; b=x%3By"],
  [[undefined], undefined],
  [[], undefined],
])("%j is the field %j", (pairs, wanted) => {
  expect(writeCookies(...pairs)).toBe(wanted);
});

it("says so where the platform sends only cookies of its own", () => {
  globalThis.Request = class extends platform {
    constructor(url: string, init: RequestInit) {
      super(url, init);
      this.headers.delete("Cookie");
    }
  } as typeof Request;
  const call = () => writeCookies("sid=secret", "b=1");
  expect(call).toThrow("this platform sends cookies itself: a program can't set `sid`");
  expect(writeCookies(undefined)).toBeUndefined();
});
