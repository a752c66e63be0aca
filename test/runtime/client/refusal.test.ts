import { expect, it } from "vitest";
import { type RefusalReader, resultOf } from "../../../scripts/runtime/client/decode.ts";
import { blob, coded, nothing, worded } from "../../../scripts/runtime/client/refusal.ts";

/** The client's result of an error with this body. */
async function refused(reader: RefusalReader, body: string) {
  const route = { method: "GET", answers: { 409: reader }, errors: [409] };
  const outcome = {
    ...{ url: "https://a.example", attempts: 1, redact: (text: string) => text.replace("secret", "…") },
    ...{ response: new Response(null, { status: 409 }), bytes: new TextEncoder().encode(body) },
  };
  const { response: _, ...result } = resultOf(route, outcome, undefined);
  return result["body"] instanceof Blob ? { ...result, body: await result["body"].text() } : result;
}

const refusal = { ok: false, status: 409 };

it.each<[what: string, reader: RefusalReader, body: string, wanted: object]>([
  [
    "a text inside of objects and lists",
    worded(["errors", "0", "title"]),
    '{"errors":[{"title":"no"}]}',
    { ...refusal, error: "no", body: { errors: [{ title: "no" }] } },
  ],
  [
    "the first place that has a text, and a code",
    coded([["detail"], ["message"]], [["type"], ["code"]]),
    '{"message":"no","detail":7,"code":"taken"}',
    { ...refusal, error: "no", code: "taken", body: { message: "no", detail: 7, code: "taken" } },
  ],
  [
    "a code that is a number",
    coded([["message"]], [["code"]]),
    '{"message":"no","code":10004}',
    { ...refusal, error: "no", code: 10_004, body: { message: "no", code: 10_004 } },
  ],
  [
    "nothing at the place",
    coded([["a", "b"]], [["c"]]),
    "null",
    { ...refusal, error: "", code: "", body: null },
  ],
  ["no credential", worded(["a"]), '{"a":"secret"}', { ...refusal, error: "…", body: { a: "…" } }],
  ["bytes", blob, "%PDF", { ...refusal, error: "", body: "%PDF" }],
  ["no body", nothing, "", { ...refusal, error: "", body: undefined }],
  [
    "no JSON",
    worded(["a"]),
    "<html>",
    { ok: false, status: "not-json", reason: "the body is not JSON", raw: "<html>" },
  ],
])("%s", async (_, reader, body, wanted) => {
  expect(await refused(reader, body)).toEqual(wanted);
});
