import { describe, expect, it } from "vitest";
import { type StyledForm, styleCall } from "../../../scripts/emit/client/style-text.ts";
import { parameterText, unsendableReason, type WireParameter } from "../../../scripts/model/wire.ts";
import type { Caller, Context } from "../../../scripts/runtime/client/client.ts";
import type { RequestOutcome } from "../../../scripts/runtime/client/decode.ts";
import * as encode from "../../../scripts/runtime/client/encode.ts";
import { notBlank } from "../../../scripts/runtime/client/styles/blank.ts";
import { writeDeepObject } from "../../../scripts/runtime/client/styles/deep-object.ts";
import { writeJoined } from "../../../scripts/runtime/client/styles/joined.ts";
import { asJsonText, writeJson } from "../../../scripts/runtime/client/styles/json.ts";
import { writeLabel } from "../../../scripts/runtime/client/styles/label.ts";
import { writeMatrix } from "../../../scripts/runtime/client/styles/matrix.ts";
import { writeObject } from "../../../scripts/runtime/client/styles/object-text.ts";
import { writeRepeated } from "../../../scripts/runtime/client/styles/repeated.ts";
import { keepReserved } from "../../../scripts/runtime/client/styles/reserved.ts";
import { styled } from "../../../scripts/runtime/client/styles/styled.ts";

const functions = {
  ...{ encode, writeDeepObject, writeJoined, asJsonText, writeJson, writeLabel, writeMatrix, writeObject },
  ...{ writeRepeated, keepReserved, notBlank },
};

/** What the expression in a generated module gives for a value. */
function written(form: StyledForm, value: unknown): string | undefined {
  const code = `return ${styleCall(form, "value")}`;
  return new Function("value", ...Object.keys(functions), code)(value, ...Object.values(functions));
}

const usual = { name: "p", allowReserved: false };
const json = { ...usual, explode: true, mediaType: "application/json" };

/** The forms that a parameter can have and that are not the default ones. */
const forms: readonly WireParameter[] = [
  ...([false, true] as const).flatMap((explode): WireParameter[] => [
    { ...usual, in: "path", style: "label", explode },
    { ...usual, in: "path", style: "matrix", explode },
    { ...usual, name: "p q", in: "query", style: "form", explode },
    { ...usual, name: "p q", in: "query", style: "form", explode, allowReserved: true },
  ]),
  { ...usual, in: "query", style: "spaceDelimited", explode: false },
  { ...usual, in: "query", style: "pipeDelimited", explode: false },
  { ...json, in: "path", style: "simple" },
  { ...json, in: "query", style: "form" },
];
const ofObjects: readonly WireParameter[] = [
  { ...usual, name: "p[]", in: "query", style: "deepObject", explode: true },
  { ...usual, in: "query", style: "deepObject", explode: true, allowReserved: true },
  ...([false, true] as const).flatMap((explode): WireParameter[] => [
    { ...usual, in: "path", style: "simple", explode },
    { ...usual, in: "header", style: "simple", explode },
  ]),
];

const objects = [{ a: 1 }, { a: "x y", "b&": "é?", c: false, d: undefined }, { "a.b": "/:@$,;", n: -1.5 }];
const others = ["", "a", "a b|c,d", "é/?#[]@!$&'()*+,;=", 7, true, [1], ["a", "b c", "&"], ["", "x"]];
const inHeader = [
  { a: 1, b: "x" },
  { n: true, u: undefined },
];

/** A platform's encoder leaves these as they are; they mean the same either way. */
const plain = (text: string | undefined) => text?.replace(/%(?:21|27|28|29|2A)/g, decodeURIComponent);

const nameOf = ({ in: location, style, explode, allowReserved, mediaType }: WireParameter) =>
  [location, mediaType ?? style, explode && "exploded", allowReserved && "reserved"]
    .filter(Boolean)
    .join(" ");

describe("a form is written as the model describes it", () => {
  it.each(forms.map((form) => [nameOf(form), form] as const))("%s", (_name, form) => {
    for (const value of [...objects, ...others])
      expect(plain(written(form, value)), JSON.stringify(value)).toBe(plain(parameterText(form, value)));
    if (form.in === "query") expect(written(form, undefined)).toBeUndefined();
  });

  it.each(ofObjects.map((form) => [nameOf(form), form] as const))("%s of objects", (_name, form) => {
    for (const value of form.in === "header" ? inHeader : objects)
      expect(plain(written(form, value)), JSON.stringify(value)).toBe(plain(parameterText(form, value)));
    expect(written(form, undefined)).toBeUndefined();
  });

  it("JSON in a header field, in ASCII", () => {
    const form: WireParameter = { ...json, in: "header", style: "simple" };
    const value = { note: "für é\n", none: null, list: [] };
    expect(written(form, value)).toBe(parameterText(form, value));
    expect(written(form, value)).toBe(String.raw`{"note":"f\u00fcr \u00e9\n","none":null,"list":[]}`);
    expect(unsendableReason(form, value)).toBeUndefined();
    expect(written(form, undefined)).toBeUndefined();
  });
});

describe("a list that is joined in one text, and may be empty", () => {
  const form = { ...usual, in: "query", style: "form", explode: false, isBlankLost: true } as const;

  it.each<[value: unknown, wanted: string | undefined]>([
    [[], "p="],
    [["a"], "p=a"],
    [["", ""], "p=,"],
    [[0], "p=0"],
    ["", "p="],
    [undefined, undefined],
  ])("%j is %s", (value, wanted) => {
    expect(written(form, value)).toBe(wanted);
  });

  it("is refused if it would be read as the empty one", () => {
    expect(() => written(form, [""])).toThrow("expected a list of more than one empty text at /p");
  });
});

describe("a client of written texts", () => {
  const request = {
    method: "GET",
    path: "/a/{one}/{two}",
    params: {
      path: { one: ";one=1,2", two: "x/y" },
      query: { tags: "tags=a,b", q: "c d", none: undefined, gone: undefined },
    },
    url: "",
    init: {},
    repeatable: true,
  };
  const context = {} as Context;
  const url = "https://h/a/;one=1,2/x%2Fy?tags=a,b&q=c%20d";
  const passed: { url: string; init: object }[] = [];
  const caller: Caller = {
    baseUrl: "https://h",
    open: () => context,
    detour: async (given) => {
      passed.push(given);
      return {} as RequestOutcome;
    },
  };

  it("leaves them as they are, and writes the others", async () => {
    await styled(caller, ["one"], ["tags", "gone"]).detour?.(request, context);
    expect(passed[0]?.url).toBe(url);
    const { pathSerializer, querySerializer } = (passed[0]?.init ?? {}) as Record<
      string,
      (...values: unknown[]) => string
    >;
    expect(pathSerializer?.("/a")).toBe("/a");
    expect(querySerializer?.()).toBe("");
  });

  it("has no `?` without a query", async () => {
    await styled(caller, ["one"], []).detour?.(
      { ...request, params: { path: request.params.path } },
      context,
    );
    expect(passed[1]?.url).toBe("https://h/a/;one=1,2/x%2Fy");
  });
});
