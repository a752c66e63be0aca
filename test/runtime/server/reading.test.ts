import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkedValue, checkerOf } from "../../../scripts/runtime/server/check.ts";
import { bodyReader, partReaders } from "../../../scripts/runtime/server/decode.ts";
import { isMediaType, readBytes, requestIdOf, WebIncoming } from "../../../scripts/runtime/server/request.ts";
import type { BodyContent, ServerOperation } from "../../../scripts/runtime/server/types.ts";

const check = checkerOf("invalid");
const bytesOf = (text: string) => new TextEncoder().encode(text);

it.each<[field: string | null, documented: string, wanted: boolean]>([
  ["application/json", "application/json", true],
  ["Application/JSON", "application/json", true],
  [" application/json ; charset=utf-8", "application/json", true],
  ['application/json;charset="UTF8"', "application/json", true],
  ["application/json; charset=latin1", "application/json", false],
  ["text/plain; charset=latin1", "text/plain; charset=latin1", true],
  ["text/plain; charset=utf-8", "text/plain; charset=latin1", true],
  ["application/jsonp", "application/json", false],
  ["text/json", "application/json", false],
  [null, "application/json", false],
  ["", "application/json", false],
  ["json", "application/json", false],
  ["image/png", "image/*", true],
  ["text/png", "image/*", false],
  ["image/*", "image/*", false],
  ["a/b", "*/*", true],
  ["a/b; version=2", "a/b; version=2", true],
  ["a/b; Version=2; more=1", "a/b; version=2", true],
  ["a/b; version=1", "a/b; version=2", false],
  ["a/b", "a/b; version=2", false],
])("%s is %s: %s", (field, documented, wanted) => {
  expect(isMediaType(field, documented)).toBe(wanted);
});

it.each<[given: string | null, isKept: boolean]>([
  ["a", true],
  ["A_z.0:/+=-", true],
  ["a".repeat(128), true],
  ["a".repeat(129), false],
  ["", false],
  ["a b", false],
  ["a\n", false],
  [null, false],
])("the request id %j is kept: %s", (given, isKept) => {
  expect(requestIdOf(given) === given).toBe(isKept);
  expect(requestIdOf(given)).toMatch(/^\S+$/);
});

describe("a parameter", () => {
  const number = z.number();
  const texts = z.array(z.string());
  it.each<
    [schema: z.ZodType, path: string, query: string, header: string | undefined, wanted: readonly unknown[]]
  >([
    [z.string(), "a", "x=a", "a", ["a", "a", "a"]],
    [z.string(), "a%2Fb", "x=a%2Fb", "a%2Fb", ["a/b", "a/b", "a%2Fb"]],
    [z.string(), "a%", "x=a%", "a%", ["a%", "a%", "a%"]],
    [z.string(), "a,b", "x=a,b", "a,b", ["a,b", "a,b", "a,b"]],
    [z.string(), "7", "x=7", "7", ["7", "7", "7"]],
    [number, "7", "x=-0.5e3", "7", [7, -500, 7]],
    [number, "07", "x=0x7", "7.", ["! invalid", "! invalid", "! invalid"]],
    [number, "true", "x=", "", ["! invalid", "! invalid", "! invalid"]],
    [z.boolean(), "true", "x=false", "TRUE", [true, false, "! invalid"]],
    [z.union([z.number(), z.string()]), "7", "x=seven", "true", [7, "seven", "true"]],
    [z.union([z.number().max(5), z.string()]), "7", "x=5", "6", ["7", 5, "6"]],
    [z.enum(["a", "b"]), "a", "x=b", "c", ["a", "b", "! invalid"]],
    [z.union([z.literal(1), z.literal(true), z.literal("c")]), "1", "x=true", "c", [1, true, "c"]],
    [number.optional(), "7", "", undefined, [7, undefined, undefined]],
    [number.default(3), "7", "", undefined, [7, 3, 3]],
    [number.nullable(), "7", "x=8", "9", [7, 8, 9]],
    [z.string().min(2, "too short"), "a", "x=a", "a", ["! too short", "! too short", "! too short"]],
    [
      texts,
      "a,b",
      "x=a&x=b",
      "a, ,b ",
      [
        ["a", "b"],
        ["a", "b"],
        ["a", "b"],
      ],
    ],
    [texts, "a%2Cb,c", "x=a,b", "a%2C", [["a,b", "c"], ["a,b"], ["a%2C"]]],
    [z.array(number), "1,2", "x=1&x=b", "1", [[1, 2], "! invalid", [1]]],
    [z.set(number).or(z.string()), "1", "x=1", "1", ["1", "1", "1"]],
    [z.string(), "a", "x=a&x=b", "a", ["a", "! invalid", "a"]],
    [z.string().or(texts), "a", "x=a&x=b", "a", ["a", ["a", "b"], "a"]],
    [number.or(z.array(number)), "7", "x=7&x=8", "b", [7, [7, 8], "! invalid"]],
    [number.or(texts), "7", "x=b", "7", [7, ["b"], 7]],
    [number.or(texts).optional(), "7", "", undefined, [7, undefined, undefined]],
  ])("%# of a schema, sent as %s, %s and %s", (schema, path, query, header, wanted) => {
    const fields = { x: schema };
    const operation = { params: fields, query: fields, headers: fields } as unknown as ServerOperation;
    const incoming = new WebIncoming(
      new Request(`http://localhost/?${query}`, { headers: header === undefined ? {} : { x: header } }),
    );
    const read = partReaders(operation, check).map((reader) => {
      const result = reader.read(incoming, (name) => (name === "x" ? path : undefined));
      return result.text === undefined ? result.values["x"] : `! ${result.text}`;
    });
    expect(read).toEqual(wanted);
  });

  it("is looked for only where the operation has some", () => {
    const operation = { params: {}, query: { a: z.string() }, headers: {} } as unknown as ServerOperation;
    expect(partReaders(operation, check).map(({ part }) => part)).toEqual(["query"]);
  });
});

describe("a body", () => {
  const thing = z.object({ name: z.string("name must be a text"), size: z.number().optional() });
  const json = { kind: "json", mediaType: "application/json", schema: thing } as const;
  const png = { kind: "binary", mediaType: "image/png" } as const;
  // Node takes no shorter one.
  const boundary = `${"-".repeat(24)}boundary`;
  const form = (...parts: readonly (readonly [name: string, value: string, file?: string])[]) =>
    `${parts.map(([name, value, file]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ""}\r\n\r\n${value}\r\n`).join("")}--${boundary}--\r\n`;
  const fields = z.object({
    name: z.string(),
    size: z.number().optional(),
    tags: z.array(z.string()).optional(),
    place: z.object({ x: z.number() }).optional(),
    all: z.array(z.object({ x: z.number() })).optional(),
    files: z.array(z.file()).optional(),
    scans: z.file().or(z.array(z.file())).optional(),
  });
  const aFile = expect.any(File);
  const multipart = { kind: "multipart", mediaType: "multipart/form-data", schema: fields } as const;
  const formType = `multipart/form-data; boundary=${boundary}`;
  const urlencodedType = "application/x-www-form-urlencoded";
  const urlencoded = (schema: z.ZodType): BodyContent => ({
    kind: "form",
    mediaType: urlencodedType,
    schema,
  });

  it.each<
    [what: string, body: BodyContent, required: boolean, type: string | null, sent: string, wanted: unknown]
  >([
    ["JSON", json, true, "application/json", '{"name":"a"}', { name: "a" }],
    ["JSON with more fields", json, true, "application/json", '{"name":"a","b":1}', { name: "a" }],
    ["JSON that breaks a rule", json, true, "application/json", '{"name":1}', "! name must be a text"],
    [
      "JSON that breaks a rule without a text",
      json,
      true,
      "application/json",
      '{"name":"a","size":"b"}',
      "! invalid",
    ],
    ["no JSON", json, true, "application/json", "{", "! invalid"],
    ["JSON after a byte order mark", json, true, "application/json", '\ufeff{"name":"a"}', "! invalid"],
    ["JSON as text", json, true, "text/plain", '{"name":"a"}', "! invalid"],
    ["nothing where it is needed", json, true, "application/json", "", "! invalid"],
    ["nothing where it may be", json, false, null, "", undefined],
    ["something where it need not be", json, false, "application/json", "[]", "! invalid"],
    ["something without a type", json, false, null, '{"name":"a"}', "! invalid"],
    ["bytes", png, true, "image/png", "x", bytesOf("x")],
    [
      "a form",
      multipart,
      true,
      formType,
      form(["name", "7"], ["size", "7"], ["b", "c"]),
      { name: "7", size: 7 },
    ],
    [
      "a form with lists",
      multipart,
      true,
      formType,
      form(["name", "a"], ["tags", "b,c"], ["tags", "d"]),
      { name: "a", tags: ["b,c", "d"] },
    ],
    [
      "a form with JSON in it",
      multipart,
      true,
      formType,
      form(["name", "a"], ["place", '{"x":1}'], ["all", '{"x":2}']),
      { name: "a", place: { x: 1 }, all: [{ x: 2 }] },
    ],
    ["a form with a name twice", multipart, true, formType, form(["name", "a"], ["name", "b"]), "! invalid"],
    [
      "a form with two objects for one",
      multipart,
      true,
      formType,
      form(["name", "a"], ["place", "{}"], ["place", "{}"]),
      "! invalid",
    ],
    ["no form", multipart, true, formType, "x", "! invalid"],
    [
      "a form with lists of files",
      multipart,
      true,
      formType,
      form(["name", "a"], ["files", "1", "1.png"], ["scans", "2", "2.png"], ["scans", "3", "3.png"]),
      { name: "a", files: [aFile], scans: [aFile, aFile] },
    ],
    [
      "a form with one file where there may be several",
      multipart,
      true,
      formType,
      form(["name", "a"], ["scans", "2", "2.png"]),
      { name: "a", scans: aFile },
    ],
    [
      "a form with a file for an object",
      multipart,
      true,
      formType,
      form(["name", "a"], ["place", '{"x":1}', "place.json"]),
      "! invalid",
    ],
    [
      "a form of no known fields",
      { kind: "multipart", mediaType: "multipart/form-data" },
      true,
      formType,
      form(["name", "a"]),
      {},
    ],
    [
      "a form without fields",
      urlencoded(z.object({ a: z.string().optional() })),
      false,
      urlencodedType,
      "",
      {},
    ],
    [
      "no form where one of no fields is not taken",
      urlencoded(z.object({ a: z.string() })),
      false,
      urlencodedType,
      "",
      undefined,
    ],
    ["no form without a type", urlencoded(z.object({})), false, null, "", undefined],
    ["bytes of any type, without one", { kind: "binary", mediaType: "*/*" }, true, null, "x", "! invalid"],
  ])("%s", async (_, body, required, type, sent, wanted) => {
    const read = await bodyReader({ ...body, required }, check, "invalid")(bytesOf(sent), type);
    expect(read.text === undefined ? read.value : `! ${read.text}`).toEqual(wanted);
  });

  const chunked = (...chunks: readonly string[]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(bytesOf(chunk));
        controller.close();
      },
    });
  const broken = () => new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error("gone")) });
  it.each<
    [what: string, body: () => BodyInit | null, length: number | undefined, limit: number, wanted: string]
  >([
    ["none", () => null, undefined, 0, ""],
    ["within the limit", () => "abc", 3, 3, "abc"],
    ["beyond it, as its length says", () => "abcd", 4, 3, "too large"],
    ["beyond it, though its length says otherwise", () => "abcd", 1, 3, "too large"],
    ["in chunks", () => chunked("ab", "c"), undefined, 3, "abc"],
    ["in one chunk", () => chunked("abc"), undefined, 3, "abc"],
    ["in chunks beyond it", () => chunked("ab", "cd"), undefined, 3, "too large"],
    ["that breaks off", broken, undefined, 3, "broken off"],
  ])("%s", async (_, body, length, limit, wanted) => {
    const headers: Record<string, string> = length === undefined ? {} : { "content-length": String(length) };
    const request = new Request("http://localhost/", {
      method: "POST",
      headers,
      body: body(),
      duplex: "half",
    } as RequestInit);
    const read = await readBytes(request, limit);
    expect(typeof read === "string" ? read : new TextDecoder().decode(read)).toBe(wanted);
  });
});

describe("a value keeps what any schema that fits documents", () => {
  const a = z.object({ a: z.number() });
  const b = z.object({ b: z.number() });
  const deep = z.object({ in: z.union([a, b]) });
  const whole = { a: 1, b: 2, c: 3 };
  it.each<[what: string, schema: z.ZodType, value: unknown, wanted: unknown]>([
    ["one schema", a, whole, { a: 1 }],
    ["a union", z.union([a, b]), whole, { a: 1, b: 2 }],
    ["a union of which one fits", z.union([a, b]), { b: 2, c: 3 }, { b: 2 }],
    ["a union within an object", deep, { in: whole, c: 3 }, { in: { a: 1, b: 2 } }],
    ["a union within a list", z.array(z.union([a, b])), [whole, { b: 1 }], [{ a: 1, b: 2 }, { b: 1 }]],
    ["a union within a map", z.record(z.string(), z.union([a, b])), { x: whole }, { x: { a: 1, b: 2 } }],
    ["a union within a tuple", z.tuple([a, z.union([a, b])]), [whole, whole], [{ a: 1 }, { a: 1, b: 2 }]],
    ["the rest of a tuple", z.tuple([a], z.union([a, b])), [whole, whole], [{ a: 1 }, { a: 1, b: 2 }]],
    [
      "further fields of an object",
      a.catchall(z.union([a, b])),
      { a: 1, x: whole },
      { a: 1, x: { a: 1, b: 2 } },
    ],
    [
      "both sides of an intersection",
      z.intersection(deep, z.object({ d: z.number() })),
      { in: whole, d: 4, c: 3 },
      { in: { a: 1, b: 2 }, d: 4 },
    ],
    ["a union that may be absent", z.object({ x: z.union([a, b]).optional() }), {}, {}],
    ["a default of a union", z.object({ x: z.union([a, b]).default({ a: 9 }) }), {}, { x: { a: 9 } }],
    [
      "a union that refers to itself",
      z.lazy((): z.ZodType => z.union([a, z.array(z.union([a, b]))])),
      [whole],
      [{ a: 1, b: 2 }],
    ],
    [
      "lists in two options",
      z.union([z.object({ l: z.array(a) }), z.object({ l: z.array(b) })]),
      { l: [whole] },
      { l: [{ a: 1, b: 2 }] },
    ],
  ])("%s", (_, schema, value, wanted) => {
    expect(check(schema, value)).toEqual({ ok: true, value: wanted });
  });
});

describe("a schema that throws", () => {
  const throwing = (error: Error) =>
    z.unknown().refine(() => {
      throw error;
    });
  it("rejects what is nested too deep, and throws its own mistakes", () => {
    expect(check(throwing(new RangeError("too deep")), 1)).toEqual({
      ok: false,
      text: "invalid",
      fields: [],
    });
    expect(() => check(throwing(new TypeError("a mistake")), 1)).toThrow("a mistake");
  });
});

it.each<[schema: z.ZodType, value: unknown, wanted: object]>([
  [
    z.object({ a: z.array(z.number("no number")) }),
    { a: [1, "b"] },
    { pointer: "at/a/1", message: "no number" },
  ],
  [z.string("x".repeat(400)), 1, { pointer: "at", message: `${"x".repeat(299)}…` }],
  [z.string("x".repeat(300)), 1, { pointer: "at", message: "x".repeat(300) }],
  [z.object({ a: z.string() }), { a: "b", c: 1 }, { value: { a: "b" } }],
])("%# of a result is checked", (schema, value, wanted) => {
  expect(checkedValue(schema, value, "at")).toEqual(wanted);
});

it.each<[schema: z.ZodType, value: unknown, wanted: unknown]>([
  [z.object({ x: z.union([z.string(), z.number()]) }).transform(({ x }) => x), { x: 1 }, 1],
  [z.array(z.union([z.string(), z.number()])).transform((list) => list.length), [1, 2], 2],
  [z.tuple([z.union([z.string(), z.number()])]).rest(z.number()), ["a", 1], ["a", 1]],
  [z.looseObject({ x: z.union([z.string(), z.number()]) }), { x: 1, y: 2 }, { x: 1, y: 2 }],
  [z.union([z.array(z.string()), z.array(z.number())]), [1], [1]],
])("%# of what a schema makes of a union stays what it is", (schema, value, wanted) => {
  expect(check(schema, value)).toEqual({ ok: true, value: wanted });
});

it("a value nested deeper than the stack is invalid like any other", () => {
  const nested: z.ZodType = z.array(z.lazy(() => nested));
  let value: unknown[] = [];
  for (let depth = 0; depth < 100_000; depth++) value = [value];
  expect(check(nested, value)).toEqual({ ok: false, text: "invalid", fields: [] });
});
