import { describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { readHar } from "../../../scripts/verify/recorded/har.ts";
import { type RecordingOptions, verifyRecording } from "../../../scripts/verify/recorded/index.ts";
import { things } from "../things.ts";
import { change, type EntryParts, entry, harText, id, key } from "./traffic.ts";

const loaded = await loadContract(things);
const judged = (entries: readonly EntryParts[], options: RecordingOptions = {}) =>
  verifyRecording(
    loaded,
    { file: "t.har", exchanges: readHar(harText(entries.map(entry)), "t.har") },
    options,
  );
const error = (status: number, text = `error ${status}`): EntryParts => ({ status, answer: { error: text } });
const note = (more: EntryParts = {}): EntryParts => ({
  method: "GET",
  url: "http://127.0.0.1:4010/notes/note-that-is-there-01",
  ...more,
});

describe("a recorded answer", () => {
  it.each<[what: string, of: EntryParts, wanted: readonly string[]]>([
    ["as the contract has it", {}, []],
    [
      "of HTTP/2, whose names are in lower case",
      {
        headers: { ":path": "/", authorization: `Bearer ${key}`, "content-type": "application/json" },
        answerHeaders: { ":status": "200", "content-type": "application/json" },
      },
      [],
    ],
    [
      "in base64",
      {
        content: {
          size: 1,
          mimeType: "application/json",
          encoding: "base64",
          text: Buffer.from(JSON.stringify({ id, ...change })).toString("base64"),
        },
      },
      [],
    ],
    [
      "whose compressed size is smaller",
      {
        content: {
          size: 900,
          compression: 840,
          mimeType: "application/json",
          text: JSON.stringify({ id, ...change }),
        },
      },
      [],
    ],
    ["with an error that depends on what is there", error(404, "no such thing"), []],
    ["with another text", error(404, "gone"), ["answers/error-text"]],
    ["with an error of another form", { status: 404, answer: { message: "no" } }, ["answers/body-schema"]],
    ["without a field", { answer: { id, label: "a", size: 1 } }, ["answers/body-schema"]],
    ["that is cut off by the server", { answer: '{"id":' }, ["answers/json"]],
    ["of another type", { answerHeaders: { "Content-Type": "text/html" } }, ["answers/content-type"]],
    ["with a status of its own", { status: 202 }, ["answers/undocumented-status"]],
    [
      "that sends elsewhere",
      { status: 302, answerHeaders: { Location: "/login" } },
      ["answers/undocumented-status"],
    ],
    ["that refuses what is valid", error(409), ["valid-input/recorded-request"]],
    ["that refuses it as not valid", error(400), ["valid-input/recorded-request"]],
    ["that fails", error(500), ["valid-input/recorded-request"]],
    [
      "that takes what the schema refuses",
      { body: { ...change, size: "1" } },
      ["invalid-input/invalid-body"],
    ],
    ["that refuses what the schema refuses", { body: { ...change, size: "1" }, ...error(400) }, []],
    ["that takes what is no JSON", { body: "{" }, ["invalid-input/malformed-json"]],
    ["that takes an empty body", { body: "" }, ["invalid-input/invalid-body"]],
    [
      "that takes a path of another form",
      { url: "https://things.example/things/1", answer: { id: "1", ...change } },
      ["invalid-input/invalid-params"],
    ],
    [
      "that takes no credential, where others are recorded",
      { headers: { "Content-Type": "application/json" } },
      ["auth/credential"],
    ],
    [
      "that refuses who has none",
      { headers: { "Content-Type": "application/json" }, ...error(401) },
      ["answers/challenge"],
    ],
    ["about another object", { answer: { id: "th_00000000000000000000", ...change } }, ["laws/identity"]],
    ["that does not show what was sent", { answer: { id, ...change, label: "b" } }, ["laws/sets"]],
    ["whose body the recorder left out", { content: { size: 40, mimeType: "application/json" } }, []],
    [
      "of which the recorder kept the beginning",
      { content: { size: 4000, mimeType: "application/json", text: '{"id":' } },
      [],
    ],
    ["whose header fields the recorder left out", { answerHeaders: null }, []],
    ["to a body that the recorder left out", { body: null }, []],
    [
      "without a body, where there is none",
      { method: "DELETE", status: 204, answerHeaders: {}, content: { size: 0, mimeType: "x-unknown" } },
      [],
    ],
    ["with a body, where there is none", { method: "DELETE", status: 204 }, ["answers/body-of-none"]],
  ])("%s", async (_, of, wanted) => {
    const { findings, recording } = await judged([note(), of]);
    expect(findings.map(({ kind, rule }) => `${kind}/${rule}`)).toEqual(wanted);
    expect(recording).toMatchObject({ entries: 2, judged: 2 });
    for (const { message } of findings) expect(message).toMatch(/ Sent: \/log\/entries\/1\.$/);
  });

  it("is judged alone: what an object held before may have been changed in between", async () => {
    const later = { ...change, label: "b" };
    const { outcome, findings } = await judged([{}, { body: later, answer: { id, ...later } }, note()]);
    expect([outcome, findings]).toEqual(["kept", []]);
  });

  it("says nothing of credentials where the recorder takes them out", async () => {
    const { findings } = await judged([{ headers: { "Content-Type": "application/json" } }]);
    expect(findings).toEqual([]);
  });

  it("says what it could not see", async () => {
    const { recording } = await judged([{ body: null }, { answerHeaders: null }, { content: { size: 9 } }]);
    expect(recording?.partly).toEqual([
      { why: "the body of the request was not recorded", count: 1, first: "/log/entries/0" },
      { why: "the header fields of the answer were not recorded", count: 1, first: "/log/entries/1" },
      {
        why: "the body of the answer was not recorded, or only a part of it",
        count: 1,
        first: "/log/entries/2",
      },
    ]);
  });
});

describe("an entry is skipped, and counted", () => {
  it.each<[why: string, of: EntryParts, options?: RecordingOptions]>([
    ["no operation has the path", { url: "https://things.example/app.js" }],
    ["no operation has the method on this path", { method: "PATCH" }],
    [
      "it is a preflight request of a browser",
      { method: "OPTIONS", headers: { "Access-Control-Request-Method": "PUT" } },
    ],
    ["the URL is not of HTTP", { url: "wss://things.example/things" }],
    ["the URL is not below `--server`", {}, { server: "http://127.0.0.1:4010" }],
    ["the operation is not among `--only`", {}, { only: ["readNote"] }],
    ["no answer was recorded", { status: 0 }],
    ["the answer came from a cache", { more: { _fromCache: "disk" } }],
    ["the server asked to wait", error(429)],
    ["the browser answered itself", { status: 307, answerHeaders: { "Non-Authoritative-Reason": "HSTS" } }],
    ["the answer is the one that the caller had", { status: 304, headers: { "If-None-Match": '"a"' } }],
    ["a part of the answer was asked for", { status: 206, headers: { Range: "bytes=0-1" } }],
    ["the answer is not the final one", { status: 101 }],
  ])("%s", async (why, of, options) => {
    const { findings, recording } = await judged([note(), of], options);
    expect(findings).toEqual([]);
    expect(recording).toMatchObject({ judged: 1, skipped: [{ why, count: 1, first: "/log/entries/1" }] });
  });
});

describe("an operation is found", () => {
  const seen = async (url: string, options?: RecordingOptions) =>
    (await judged([note({ url })], options)).recording?.judged;
  it.each<[url: string, server: string | undefined, found: number]>([
    ["http://127.0.0.1:1/notes/note-that-is-there-01", undefined, 1],
    ["http://127.0.0.1:1/notes/note-that-is-there-01?a=b#c", undefined, 1],
    ["http://127.0.0.1:1/v2/notes/note-that-is-there-01", undefined, 0],
    ["http://127.0.0.1:1/v2/notes/note-that-is-there-01", "http://127.0.0.1:1/v2/", 1],
    ["http://127.0.0.1:1/v22/notes/note-that-is-there-01", "http://127.0.0.1:1/v2", 0],
    ["http://127.0.0.1:2/notes/note-that-is-there-01", "http://127.0.0.1:1", 0],
  ])("%s, --server %s: %i", async (url, server, found) => {
    expect(await seen(url, server === undefined ? {} : { server })).toBe(found);
  });
});

it("a finding has the names that caller and server gave the request", async () => {
  const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  const json = { "Content-Type": "application/json" };
  const { findings } = await judged([
    { headers: { ...json, traceparent }, answerHeaders: { ...json, "X-Request-Id": "srv-1" }, ...error(409) },
  ]);
  expect(findings).toMatchObject([{ requestId: "srv-1", traceparent }]);
});

it("what was not seen stands in the coverage", async () => {
  const { coverage, operations, outcome } = await judged([{}]);
  expect([outcome, operations.checked, operations.total]).toEqual(["kept", 1, 5]);
  expect(coverage.missing).toContainEqual({
    operation: "makeThing",
    what: "operation",
    name: "makeThing",
    missing: "no request to it was answered",
  });
  expect((await judged([{}], { requireCoverage: true })).outcome).toBe("broken");
});

it("a recording without any operation is not checked, and says why", async () => {
  const { outcome, reasons } = await judged([
    { url: "https://things.example/" },
    { url: "https://things.example/x" },
    { status: 0 },
  ]);
  expect(outcome).toBe("unchecked");
  expect(reasons).toEqual([
    "`t.har` has no request of an operation of the contract: 3 entries, 2 skipped, as no operation has the path; 1 skipped, as no answer was recorded.",
  ]);
  expect((await judged([])).reasons).toEqual([
    "`t.har` has no request of an operation of the contract: 0 entries.",
  ]);
});

it("a finding can be sent again, and has no secret of the recording", async () => {
  const report = await judged([
    {
      headers: {
        Authorization: `Bearer ${key}`,
        "Content-Type": "application/json",
        Cookie: "session_token=8c1f5e2b9d",
        "User-Agent": "x",
      },
      body: { ...change, size: "1", password: "correct horse battery" },
      answer: { id, ...change, label: `${key}: session 8c1f5e2b9d, correct horse battery` },
    },
  ]);
  const [finding] = report.findings;
  expect(finding?.curl).toBe(
    `curl -X PUT --path-as-is 'https://things.example/things/${id}' -H 'content-type: application/json' -H "Authorization: Bearer $THINGS_KEY" --data-raw '{"label":"a","size":"1","open":true,"password":"[hidden]"}'`,
  );
  const text = JSON.stringify(report);
  for (const secret of [key, "8c1f5e2b9d", "correct horse"]) expect(text).not.toContain(secret);
});
