import { expect, it } from "vitest";
import { errorMessage } from "../../scripts/lib/error-message.ts";

it.each<[thrown: unknown, wanted: string]>([
  [new TypeError("no such thing"), "no such thing"],
  ["a text", "a text"],
  [undefined, "undefined"],
])("of %o: %s", (thrown, wanted) => {
  expect(errorMessage(thrown)).toBe(wanted);
});
