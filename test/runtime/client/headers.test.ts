import { expect, it } from "vitest";
import {
  fieldFlag as flag,
  fieldJson as json,
  fieldItems as list,
  fieldNumber as number,
  withFields as read,
  fieldText as text,
} from "../../../scripts/runtime/client/headers.ts";

it.each([
  ["text", text, "a, b", "a, b"],
  ["number", number, "30", 30],
  ["number", number, "-1.5e3", -1500],
  ["number", number, "Fri, 27 Nov 2026 08:00:00 GMT", undefined],
  ["number", number, "", undefined],
  ["number", number, "0x10", undefined],
  ["flag", flag, "true", true],
  ["flag", flag, "false", false],
  ["flag", flag, "toString", undefined],
  ["json", json, '{"a":[1]}', { a: [1] }],
  ["json", json, "{", undefined],
  ["list", list(number), "1, 2,3", [1, 2, 3]],
  ["list", list(number), "1, x", undefined],
  ["list", list(text), "", []],
] as const)("%s of %#", (_, reader, given, wanted) => {
  expect(reader(given)).toEqual(wanted);
});

const fields = { 429: { "Retry-After": number, "X-Left": number, "X-Who": text } };
const answer = (status: number, ok: boolean) => ({
  ...{ ok, status },
  response: new Response(null, { headers: { "retry-after": "30", "X-Left": "some", "X-Other": "1" } }),
});

it("an error has the header fields of its status that are there and well-formed", async () => {
  expect(await read(Promise.resolve(answer(429, false)), fields)).toMatchObject({
    headers: { "Retry-After": 30 },
  });
  expect(Object.keys((await read(Promise.resolve(answer(429, false)), fields)) as object)).toContain(
    "headers",
  );
});

it.each([
  ["another status", answer(404, false)],
  ["an answer", answer(429, true)],
  ["a failure", { ok: false, status: "timeout" }],
])("%s has none", async (_, result) => {
  expect(await read(Promise.resolve(result), fields)).toBe(result);
});
