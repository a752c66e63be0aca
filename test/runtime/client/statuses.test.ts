import { expect, it } from "vitest";
import { ranged } from "../../../scripts/runtime/client/statuses.ts";

const parts = {
  all: ranged({ 404: "404", error: "error" }, { "4XX": "4XX", default: "default" }),
  some: ranged({ 404: "404" }, { "5XX": "5XX" }),
};

it.each<[of: keyof typeof parts, key: string, wanted: string | undefined]>([
  ["all", "404", "404"],
  ["all", "499", "4XX"],
  ["all", "503", "default"],
  ["all", "error", "error"],
  // No status.
  ["all", "input", undefined],
  ["some", "404", "404"],
  ["some", "599", "5XX"],
  ["some", "400", undefined],
])("%s: %s is %s", (of, key, wanted) => {
  expect((parts[of] as Readonly<Record<string, string>>)[key]).toBe(wanted);
});

it("can be printed", () => {
  expect(String(parts.all)).toBe("[object Object]");
  expect(Reflect.get(parts.all, Symbol.iterator)).toBeUndefined();
});
