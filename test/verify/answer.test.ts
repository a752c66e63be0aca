import { describe, expect, it } from "vitest";
import { z } from "zod";
import { binary, json, noContent } from "../../scripts/contract/index.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { streamedTexts } from "../../scripts/lib/stream-items.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { checkAnswer } from "../../scripts/verify/answer/check.ts";
import { mediaTypeOf, readJson } from "../../scripts/verify/answer/json.ts";
import { tinyApi } from "../prove/document/tiny-contract.ts";

const thing = z.object({
  id: z.string(),
  tags: z.array(z.string()),
  note: z.string().optional(),
  owner: z.array(z.looseObject({ pin: z.string().meta({ writeOnly: true }) })).optional(),
  password: z.string().optional().meta({ writeOnly: true }),
});
const api = tinyApi(thing, "response");
const { model, zod } = modelOfContract(
  resolveContract({
    ...api,
    operations: api.operations.map((operation) => ({
      ...operation,
      responses: {
        200: {
          ...json(thing, { example: { id: "a", tags: [] } }),
          headers: { "X-Total": z.int(), "X-Next": z.string().optional() },
        },
        204: noContent({ description: "Done." }),
        206: binary("image/png"),
      },
    })),
  }),
);

const usual = { "content-type": "application/json", "x-total": "3" };
const right = { id: "a", tags: ["b"] };
type Headers = Readonly<Record<string, string>>;

/** What is found, as `rule cause`, and the error's text. */
const checked = (
  status: number,
  headers: Headers,
  body: unknown,
  more: { cut?: boolean; head?: boolean } = {},
) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = { status, headers, body: Buffer.from(text), ...(more.cut ? { cut: true } : {}) };
  const { deviations, text: said } = checkAnswer(answer, model.operations[0], { api: model, zod }, more.head);
  return [
    ...deviations.map(({ rule, cause }) => `${rule} ${cause}`),
    ...(said === undefined ? [] : [`“${said}”`]),
  ];
};

it.each([
  ["has no body, as its status says", 204, "", []],
  ["has a body that is none of the default's", 200, "no", ["json 200 the body is not well-formed JSON"]],
])("an answer whose only description is a default with a body %s", (_, status, body, wanted) => {
  const [operation] = model.operations;
  const [described] = operation?.responses ?? [];
  if (!operation || !described) throw new Error("no operation");
  const answer = { status, headers: body === "" ? {} : usual, body: Buffer.from(body) };
  const responses = [{ ...described, status: "default" as const }];
  const { deviations } = checkAnswer(answer, { ...operation, responses }, { api: model, zod });
  expect(deviations.map(({ rule, cause }) => `${rule} ${cause}`)).toEqual(wanted);
});

describe("an answer of success", () => {
  it.each<[what: string, status: number, headers: Headers, body: unknown, wanted: readonly string[]]>([
    ["as documented", 200, usual, right, []],
    ["with more fields", 200, usual, { ...right, more: 1 }, []],
    ["with a charset", 200, { ...usual, "content-type": "Application/JSON; charset=UTF-8" }, right, []],
    [
      "with another charset",
      200,
      { ...usual, "content-type": "application/json; charset=latin1" },
      right,
      ["content-type 200 application/json"],
    ],
    ["as text", 200, { ...usual, "content-type": "text/plain" }, right, ["content-type 200 text/plain"]],
    ["without a type", 200, { "x-total": "3" }, right, ["content-type 200 "]],
    [
      "without a promised field",
      200,
      { "content-type": usual["content-type"] },
      right,
      ["header 200 X-Total"],
    ],
    [
      "with a header field that is wrong",
      200,
      { ...usual, "x-total": "many" },
      right,
      ["header 200 X-Total"],
    ],
    ["with a header field that may be there", 200, { ...usual, "x-next": "b" }, right, []],
    ["without what is needed", 200, usual, { note: "n" }, ["body-schema 200 lacks `/id` `/tags`"]],
    [
      "with wrong values",
      200,
      usual,
      { id: 1, tags: ["a", 2, 3] },
      ["body-schema 200 /id", "body-schema 200 /tags/0", "body-schema 200 /tags/0"],
    ],
    ["with another value altogether", 200, usual, [], ["body-schema 200 "]],
    ["that is broken off", 200, usual, '{"id":', ["json 200 the body is not well-formed JSON"]],
    ["that is empty", 200, usual, "", ["json 200 the body is empty"]],
    ["with a secret", 200, usual, { ...right, apiKey: "sk_1" }, ["secret-field /apiKey"]],
    [
      "with a secret far inside",
      200,
      usual,
      { ...right, owner: [{ password_hash: "x1" }] },
      ["secret-field /owner/0/password_hash"],
    ],
    ["with a secret that is masked", 200, usual, { ...right, token: "****" }, []],
    ["with a flag named like a secret", 200, usual, { ...right, token: true, secret: "" }, []],
    ["with a token that is a place in a list", 200, usual, { ...right, nextPageToken: "abc" }, []],
    [
      "with a field that only a request has",
      200,
      usual,
      { ...right, password: "a" },
      ["write-only-field /password"],
    ],
    [
      "with such a field in an object that takes others",
      200,
      usual,
      { ...right, owner: [{ pin: "1" }] },
      ["body-schema 200 /owner/0/pin", "write-only-field /owner/0/pin"],
    ],
    ["with no body", 204, {}, "", []],
    ["with a body where there is none", 204, {}, "x", ["body-of-none 204"]],
    ["of bytes", 206, { "content-type": "image/png" }, "x", []],
    ["of other bytes", 206, { "content-type": "image/jpeg" }, "x", ["content-type 206 image/jpeg"]],
    ["that the contract does not have", 201, {}, "x", []],
  ])("%s", (_, status, headers, body, wanted) => {
    expect(checked(status, headers, body)).toEqual(wanted);
  });

  it("is not judged further where only its beginning was read, or where it has no body by its method", () => {
    expect(checked(200, usual, "[", { cut: true })).toEqual(["too-large 200"]);
    expect(checked(200, {}, "", { head: true })).toEqual([]);
  });
});

describe("an error", () => {
  it.each<[what: string, headers: Headers, body: unknown, wanted: readonly string[]]>([
    ["as documented", usual, { error: "no" }, ["“no”"]],
    ["without its text", usual, { message: "no" }, ["body-schema error lacks `/error`"]],
    ["with another text", usual, { error: 3 }, ["body-schema error /error"]],
    ["of another form", usual, "null", ["body-schema error "]],
    [
      "as a page",
      { "content-type": "text/html" },
      "<p>",
      ["content-type error text/html", "json error the body is not well-formed JSON"],
    ],
  ])("%s", (_, headers, body, wanted) => {
    expect(checked(404, headers, body)).toEqual(wanted);
    expect(checked(500, headers, body)).toEqual(wanted);
  });
});

describe("JSON", () => {
  const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const many = (values: number) => `[${"1,".repeat(values - 1)}1]`;
  it.each<[string, Buffer, string | undefined]>([
    ["a text", Buffer.from('"a"'), undefined],
    ["no UTF-8", Buffer.from([0x22, 0xff, 0x22]), "the body is not UTF-8"],
    ["a byte order mark", Buffer.from("\ufeff1"), "the body begins with a byte order mark"],
    ["1000 levels", Buffer.from(deep(1000)), undefined],
    ["1001 levels", Buffer.from(deep(1001)), "the body is nested more than 1000 levels deep"],
    ["levels one after the other", Buffer.from(`[${"[],".repeat(1200)}1]`), undefined],
    ["brackets in a text", Buffer.from(JSON.stringify("[".repeat(1200))), undefined],
    ["a quotation mark in a text", Buffer.from(JSON.stringify(`"${"[".repeat(1200)}`)), undefined],
    ["as many values as are read", Buffer.from(many(500_000)), undefined],
    ["one value more", Buffer.from(many(500_001)), "the body holds more than 500000 values"],
  ])("%s", (_, bytes, wanted) => {
    const read = readJson(bytes);
    expect("wrong" in read ? read.wrong : undefined).toBe(wanted);
  });

  it.each<[string | undefined, ReturnType<typeof mediaTypeOf>]>([
    [undefined, { mediaType: "" }],
    ["Application/JSON ", { mediaType: "application/json" }],
    ['a/b; x=y; charset="utf8"', { mediaType: "a/b" }],
    ["a/b;charset=us-ascii", { mediaType: "a/b" }],
    ["a/b; CharSet=utf-16", { mediaType: "a/b", wrong: "the charset is `utf-16`, and JSON is UTF-8" }],
  ])("the media type of %s", (type, wanted) => {
    expect(mediaTypeOf(type)).toEqual(wanted);
  });
});

describe("what has come of a stream", () => {
  const events = "text/event-stream";
  it.each<[what: string, mediaType: string, text: string, ended: boolean, wanted: readonly string[]]>([
    ["events", events, "data: 1\n\ndata:2\n\n", true, ["1", "2"]],
    ["events of Windows", events, "data: 1\r\n\r\ndata: 2\r\n\r\n", true, ["1", "2"]],
    ["events of old Macs", events, "data: 1\r\rdata: 2\r\r", true, ["1", "2"]],
    ["an event of several lines", events, "event: a\ndata: [\ndata: 1]\n\n", true, ["[\n1]"]],
    ["an event without data", events, ": hello\n\nid: 1\n\ndata\n\n", true, [""]],
    ["an event that is not over", events, "data: 1\n\ndata: 2\n", true, ["1"]],
    ["a byte order mark", events, "\ufeffdata: 1\n\n", true, ["1"]],
    ["lines", "application/x-ndjson", "1\n\n2\n", true, ["1", "2"]],
    ["lines of which the last one has no end", "application/jsonl", "1\n2", true, ["1", "2"]],
    ["lines of which the last one may be cut off", "application/jsonl; a=b", "1\n2", false, ["1"]],
    ["a sequence", "application/json-seq", "\u001e1\n\u001e2\n", true, ["1\n", "2\n"]],
    ["a sequence whose last text may be cut off", "application/json-seq", "\u001e1\n\u001e2", false, ["1\n"]],
    ["what can't be told", "application/octet-stream", "1\n", true, []],
  ])("%s", (_, mediaType, text, ended, wanted) => {
    expect(streamedTexts(mediaType, Buffer.from(text), ended)).toEqual(wanted);
  });

  it("may end within a character", () => {
    const bytes = Buffer.from('"a"\n"é"').subarray(0, -2);
    expect(streamedTexts("application/jsonl", bytes, false)).toEqual(['"a"']);
  });
});
