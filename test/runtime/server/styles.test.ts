import { describe, expect, it } from "vitest";
import { z } from "zod";
import { WebIncoming } from "../../../scripts/runtime/server/request.ts";
import { styledReader } from "../../../scripts/runtime/server/styles.ts";
import type { WrittenForm } from "../../../scripts/runtime/server/types.ts";

const ints = z.array(z.int());
const words = z.array(z.string()).min(1);
const area = z.object({ width: z.int(), unit: z.string().optional() });
const record = z.record(z.string(), z.boolean());
const loose = z.object({ a: z.int() }).catchall(z.int());
const strict = z.strictObject({ a: z.int() });

const form = (style: WrittenForm["style"], explode: boolean, more: Partial<WrittenForm> = {}) => ({
  ...{ style, explode },
  ...more,
});
const json = form("form", true, { mediaType: "application/json" });

type Case = readonly [schema: z.ZodType, form: WrittenForm, text: string, value: unknown];

/** What is read of the parameter `p` in a query. */
const inQuery: readonly Case[] = [
  [ints, form("form", false), "p=1,2", [1, 2]],
  [ints, form("form", false), "q=1", undefined],
  [ints, form("form", false), "p=", []],
  [words, form("form", false), "p=", [""]],
  [words, form("form", false), "p=a%2Cb,c+d,%25", ["a,b", "c d", "%"]],
  [z.array(z.int()), form("form", false), "p=7%2C12,8", [7, 12, 8]],
  [z.array(z.enum(["a", "b"])), form("form", false), "p=a%2cb", ["a", "b"]],
  [z.array(z.enum(["a,b", "b"])), form("form", false), "p=a%2Cb", ["a,b"]],
  [words, form("form", false), "p=a&p=b,c", ["a", "b", "c"]],
  [words, form("form", true, { allowReserved: true }), "p=a,b&p=/c", ["a,b", "/c"]],
  [words, form("spaceDelimited", false), "p=a%20b+c", ["a", "b", "c"]],
  [words, form("pipeDelimited", false), "p=a|b%7Cc%7cd", ["a", "b", "c", "d"]],
  [z.int(), form("form", false), "p=7", 7],
  [z.int(), form("form", false), "p=7&p=8", ["7", "8"]],
  [z.string(), form("form", false), "p", ""],
  [z.string(), form("form", false), "", undefined],
  [area, form("form", true), "width=1&unit=%C3%A9&other=2", { width: 1, unit: "é" }],
  [area, form("form", true), "other=2", undefined],
  [area, form("form", true), "width=1&width=2", { width: [1, 2] }],
  [area, form("form", false), "p=width,1,unit,a%2Cb", { width: 1, unit: "a,b" }],
  [area, form("form", false), "p=", {}],
  [area, form("form", false), "p=width", ["width"]],
  [area, form("form", false), "p=width,1&p=unit,a", ["width,1", "unit,a"]],
  [area, form("form", false), "", undefined],
  [area, form("deepObject", true), "p%5Bwidth%5D=1&p[unit]=a&q[width]=2&p[=3", { width: 1, unit: "a" }],
  [area, form("deepObject", true), "q[width]=1", undefined],
  [record, form("deepObject", true), "p[a]=true&p[b]=no", { a: true, b: "no" }],
  [loose, form("deepObject", true), "p[a]=1&p[b]=2", { a: 1, b: 2 }],
  [strict, form("deepObject", true), "p[a]=1&p[b]=2", { a: 1, b: "2" }],
  [record, form("pipeDelimited", false), "p=a|true|b|false", { a: true, b: false }],
  [z.unknown(), json, "p=%7B%22a%22:[null,1]%7D", { a: [null, 1] }],
  [z.unknown(), json, "p=null", null],
  [z.unknown(), json, "p=a", "a"],
  [z.unknown(), json, "p=1&p=2", ["1", "2"]],
  [z.unknown(), json, "", undefined],
];

/** What is read of the parameter `p` in a segment of a path. */
const inPath: readonly Case[] = [
  [ints, form("label", false), ".1,2", [1, 2]],
  [words, form("label", true), ".a.b%2Ec", ["a", "b.c"]],
  [ints, form("label", true), "1", undefined],
  [area, form("label", true), ".width=1.unit=a", { width: 1, unit: "a" }],
  [area, form("label", true), ".width=1.unit", [`width=1.unit`]],
  [z.string(), form("matrix", false), ";p=a%3Bb", "a;b"],
  [z.string(), form("matrix", false), ";p", ""],
  [z.string(), form("matrix", false), "p=1", undefined],
  [ints, form("matrix", false), ";p=1,2", [1, 2]],
  [ints, form("matrix", true), ";p=1;p=2", [1, 2]],
  [area, form("matrix", false), ";p=width,1", { width: 1 }],
  [area, form("matrix", true), ";width=1;unit=a", { width: 1, unit: "a" }],
  [area, form("simple", true), "width=1,unit=a%2C", { width: 1, unit: "a," }],
  [area, form("simple", false), "width,1", { width: 1 }],
  [z.string(), form("simple", false, { allowReserved: true }), "a/b%2Fc", "a/b/c"],
  [z.unknown(), { ...json, style: "simple" }, "%5B%5D", []],
];

/** What is read of the parameter `p` in a header field. */
const inHeaders: readonly Case[] = [
  [area, form("simple", false), "width, 1, unit, a", { width: 1, unit: "a" }],
  [area, form("simple", true), "width=1, unit=a=b", { width: 1, unit: "a=b" }],
  [words, form("simple", true), "a, ,b", ["a", "b"]],
  [z.unknown(), { ...json, style: "simple" }, '{"a":"\\u00e9"}', { a: "é" }],
];

const nameOf = ([, { style, explode, mediaType }, text]: Case) =>
  `${mediaType ?? style}${explode ? " exploded" : ""}: ${text}`;
const rows = (cases: readonly Case[]) => cases.map((one) => [nameOf(one), ...one] as const);
const nowhere = () => undefined;

describe("a styled parameter is read, or kept as a text for its schema to refuse", () => {
  it.each(rows(inQuery))("query %s", (_name, schema, written, text, value) => {
    const incoming = new WebIncoming(new Request(`https://h/a?${text}`));
    expect(styledReader({ part: "query", name: "p", form: written }, schema)(incoming, nowhere)).toEqual(
      value,
    );
  });

  it("no query at all", () => {
    const incoming = new WebIncoming(new Request("https://h/a"));
    const read = styledReader({ part: "query", name: "p", form: form("form", false) }, ints);
    expect(read(incoming, nowhere)).toBeUndefined();
  });

  it.each(rows(inPath))("path %s", (_name, schema, written, text, value) => {
    const incoming = new WebIncoming(new Request("https://h/a"));
    expect(styledReader({ part: "params", name: "p", form: written }, schema)(incoming, () => text)).toEqual(
      value,
    );
  });

  it.each(rows(inHeaders))("header field %s", (_name, schema, written, text, value) => {
    const incoming = new WebIncoming(new Request("https://h/a", { headers: { p: text } }));
    expect(styledReader({ part: "headers", name: "p", form: written }, schema)(incoming, nowhere)).toEqual(
      value,
    );
  });

  it("no header field and no path", () => {
    const incoming = new WebIncoming(new Request("https://h/a"));
    for (const part of ["headers", "params"] as const)
      expect(
        styledReader({ part, name: "p", form: form("simple", true) }, area)(incoming, nowhere),
      ).toBeUndefined();
    const label = styledReader({ part: "params", name: "p", form: form("label", true) }, ints);
    expect(label(incoming, nowhere)).toBeUndefined();
  });
});
