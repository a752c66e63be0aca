import { expect, it } from "vitest";
import { type Check, judge } from "../../../scripts/runtime/client/check.ts";
import { resultOf } from "../../../scripts/runtime/client/decode.ts";
import { blob, worded } from "../../../scripts/runtime/client/refusal.ts";
import { checkedBy, readBy, tellingType } from "../../../scripts/runtime/client/refusals.ts";

const aged: Check = (value) =>
  Number.isInteger((value as { age?: unknown }).age)
    ? undefined
    : { pointer: "/age", expected: "an integer" };

/** The client's result of an error 451 with this body. */
async function refused(type: string, body: string) {
  const readers = { "application/json": worded(["error"]), "application/pdf": blob };
  const checks = { "application/json": aged, "application/pdf": () => undefined };
  const route = { method: "GET", answers: { 451: readBy(readers) }, errors: [451] };
  const outcome = {
    ...{ url: "https://a.example", attempts: 1, redact: (text: string) => text.replace("secret", "…") },
    response: new Response(null, { status: 451, headers: { "Content-Type": type } }),
    bytes: new TextEncoder().encode(body),
  };
  const result = await tellingType(
    Promise.resolve(resultOf(route, outcome, judge({ 451: checkedBy(checks) }))),
  );
  const { response: _, ...rest } = result;
  return rest["body"] instanceof Blob ? { ...rest, body: await rest["body"].text() } : rest;
}

const refusal = { ok: false, status: 451 };

it.each<[what: string, type: string, body: string, wanted: object]>([
  [
    "the first media type",
    "application/json; charset=utf-8",
    '{"age":18,"error":"secret"}',
    { ...refusal, contentType: "application/json", error: "…", body: { age: 18, error: "…" } },
  ],
  [
    "another one",
    "Application/PDF",
    "%PDF",
    { ...refusal, contentType: "application/pdf", error: "", body: "%PDF" },
  ],
  [
    "what breaks the schema of its media type",
    "application/json",
    '{"age":"x"}',
    {
      ...{ ok: false, status: "contract-breach", reason: "expected an integer at /age" },
      ...{ pointer: "/age", expected: "an integer", raw: '{"age":"x"}' },
    },
  ],
  [
    "no documented media type is read as the first one",
    "text/html",
    "<html>",
    { ok: false, status: "not-json", reason: "the body is not JSON", raw: "<html>" },
  ],
])("%s", async (_, type, body, wanted) => {
  expect(await refused(type, body)).toEqual(wanted);
});
