import { describe, expect, it } from "vitest";
import { id, missingId, rename, renameApp } from "./rename-app.ts";

const base = "/api/public/v1/gadgets";
const ok =
  '{"id":"ai_01KFRX8K1CKQGCV2W5J9C9Z37H","type":"drill","name":"Small drill","created_at":"2026-02-20T14:00:00.000Z","updated_at":"2026-05-14T16:00:00.000Z"}';
const invalidKey = '{"error":"invalid API key"}';
const invalidId = '{"error":"gadget ID must be a valid ULID"}';
const noName = '{"error":"name is required"}';
const malformed = '{"error":"invalid request body"}';
const missing = '{"error":"gadget not found"}';
const noRoute = '{"error":"not found"}';
const noMethod = '{"error":"method not allowed"}';

const bytes = (...codes: number[]) => new Uint8Array(codes);

describe("answers of the rename operation", () => {
  it.each<[what: string, given: Request, status: number, body: string]>([
    ["the page's request", rename(), 200, ok],
    ["an unknown field", rename('{"name":"Small drill","x":1}'), 200, ok],
    [
      "a parameter of the media type",
      rename(undefined, { headers: { "content-type": "Application/JSON ; charset=UTF-8" } }),
      200,
      ok,
    ],
    [
      "the scheme in lower case",
      rename(undefined, { headers: { authorization: "bearer nr_test" } }),
      200,
      ok,
    ],
    ["a query that nobody asked for", rename(undefined, { path: `${base}/${id}?x=1` }), 200, ok],
    [
      "an escaped letter in the path",
      rename(undefined, { path: `${base}/%61i_01KFRX8K1CKQGCV2W5J9C9Z37H` }),
      200,
      ok,
    ],

    ["no key", rename(undefined, { headers: { authorization: "" } }), 401, invalidKey],
    ["an empty key", rename(undefined, { headers: { authorization: "Bearer" } }), 401, invalidKey],
    ["another key", rename(undefined, { headers: { authorization: "Bearer nr_other" } }), 401, invalidKey],
    ["another scheme", rename(undefined, { headers: { authorization: "Basic nr_test" } }), 401, invalidKey],
    [
      "two keys",
      rename(undefined, { headers: { authorization: "Bearer nr_test nr_test" } }),
      401,
      invalidKey,
    ],

    ["no ULID", rename(undefined, { path: `${base}/not-a-ulid` }), 400, invalidId],
    ["a bare ULID", rename(undefined, { path: `${base}/01KFRX8K1CKQGCV2W5J9C9Z37H` }), 400, invalidId],
    ["an escaped slash", rename(undefined, { path: `${base}/${id}%2Fx` }), 400, invalidId],
    ["a broken escape", rename(undefined, { path: `${base}/%E0%A4%A` }), 400, invalidId],
    ["a line break behind the id", rename(undefined, { path: `${base}/${id}%0A` }), 400, invalidId],

    ["no name", rename("{}"), 400, noName],
    ["a name that is null", rename('{"name":null}'), 400, noName],
    ["an empty name", rename('{"name":""}'), 400, noName],
    ["a name that is no string", rename('{"name":5}'), 400, malformed],
    ["a prototype instead of a name", rename('{"__proto__":{"name":"x"}}'), 400, noName],
    ["a list", rename("[]"), 400, malformed],
    ["null", rename("null"), 400, malformed],
    ["no body", rename(null), 400, malformed],
    ["an empty body", rename(""), 400, malformed],
    ["a truncated body", rename('{"name":"x"'), 400, malformed],
    ["text behind the body", rename('{"name":"x"}}'), 400, malformed],
    ["no number of JSON", rename('{"name":NaN}'), 400, malformed],
    ["a byte order mark", rename('\ufeff{"name":"x"}'), 400, malformed],
    ["no UTF-8", rename(Buffer.from('{"name":"\xff"}', "latin1")), 400, malformed],
    ["deep nesting", rename("[".repeat(200_000)), 400, malformed],
    ["no content type", rename(bytes(0x7b, 0x7d), { headers: { "content-type": "" } }), 400, malformed],
    [
      "another content type",
      rename(undefined, { headers: { "content-type": "text/plain" } }),
      400,
      malformed,
    ],
    [
      "another charset",
      rename(undefined, { headers: { "content-type": "application/json; charset=latin1" } }),
      400,
      malformed,
    ],

    ["an id that does not exist", rename(undefined, { path: `${base}/${missingId}` }), 404, missing],
    ["an id of another kind", rename(undefined, { path: `${base}/org${id.slice(2)}` }), 404, missing],

    ["another path", rename(undefined, { path: "/nothing" }), 404, noRoute],
    ["a slash at the end", rename(undefined, { path: `${base}/${id}/` }), 404, noRoute],
    ["a double slash", rename(undefined, { path: `${base}//${id}` }), 404, noRoute],
    ["the path in upper case", rename(undefined, { path: `${base.toUpperCase()}/${id}` }), 404, noRoute],
    ["another method", rename(undefined, { method: "POST" }), 405, noMethod],
    ["GET", rename(undefined, { method: "GET" }), 405, noMethod],
    ["HEAD", rename(undefined, { method: "HEAD" }), 405, ""],
    ["OPTIONS", rename(null, { method: "OPTIONS" }), 204, ""],
    ["OPTIONS of another path", rename(null, { method: "OPTIONS", path: "/nothing" }), 404, noRoute],
  ])("%s", async (_, given, status, body) => {
    const response = await renameApp().fetch(given);
    expect([response.status, await response.text()]).toEqual([status, body]);
    expect(response.headers.get("content-type")).toBe(status === 204 ? null : "application/json");
  });

  it("checks the key, then the path, then the body, then what exists", async () => {
    const wrong = { path: `${base}/x`, headers: { authorization: "Bearer x" } };
    const answers = [
      rename("{", wrong),
      rename("{", { path: wrong.path }),
      rename("{", { path: `${base}/${missingId}` }),
      rename(undefined, { path: `${base}/${missingId}` }),
    ].map(async (request) => (await renameApp().fetch(request)).text());
    expect(await Promise.all(answers)).toEqual([invalidKey, invalidId, malformed, missing]);
  });

  it.each([
    ["405", rename(undefined, { method: "DELETE" }), "allow", "OPTIONS, PATCH"],
    ["OPTIONS", rename(null, { method: "OPTIONS" }), "allow", "OPTIONS, PATCH"],
    ["401", rename(undefined, { headers: { authorization: "" } }), "www-authenticate", "Bearer"],
    ["a request id", rename(undefined, { headers: { "x-request-id": "a.b:1" } }), "x-request-id", "a.b:1"],
  ])("%s comes with its header field", async (_, given, field, value) => {
    expect((await renameApp().fetch(given)).headers.get(field)).toBe(value);
  });

  it("leaves prototypes alone", async () => {
    const app = renameApp({ validateResponses: false });
    await app.fetch(
      rename('{"name":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
