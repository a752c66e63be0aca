import { expect, it } from "vitest";
import * as decode from "../../../scripts/runtime/client/decode.ts";

/** What a route that documents 200 and 404 makes of an answer. */
function resultOf(method: string, status: number, body: string): unknown {
  const outcome = {
    url: "https://a.example/",
    attempts: 1,
    redact: (text: string) => text,
    response: new Response(null, { status }),
    bytes: new TextEncoder().encode(body),
  };
  const answers = { 200: method === "HEAD" ? decode.noBody : decode.jsonBody };
  const { response: _response, ...result } = decode.resultOf(
    { method, answers, errors: [404] },
    outcome,
    undefined,
    "error",
  );
  return result;
}

const notJson = { ok: false, status: "not-json", reason: "the body is not JSON" };

it.each<[what: string, method: string, status: number, body: string, wanted: object]>([
  ["an answer", "GET", 200, "[1]", { ok: true, status: 200, data: [1] }],
  ["an answer without a body", "GET", 200, "", { ...notJson, raw: "" }],
  ["an answer to HEAD", "HEAD", 200, "", { ok: true, status: 200, data: undefined }],
  ["an error", "GET", 404, '{"error":"x"}', { ok: false, status: 404, error: "x", body: { error: "x" } }],
  ["an error without its text", "GET", 404, "{}", { ok: false, status: 404, error: "", body: {} }],
  ["an error that is null", "GET", 404, "null", { ok: false, status: 404, error: "", body: null }],
  ["an error without a body", "GET", 404, "", { ...notJson, raw: "" }],
  ["an error to HEAD", "HEAD", 404, "", { ok: false, status: 404, error: "", body: undefined }],
  [
    "an undocumented status",
    "GET",
    418,
    "x",
    { ok: false, status: "undocumented", reason: "status 418 is not documented", raw: "x" },
  ],
])("%s", (_what, method, status, body, wanted) => {
  expect(resultOf(method, status, body)).toEqual(wanted);
});
