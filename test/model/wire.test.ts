import { describe, expect, it } from "vitest";
import type { ParameterLocation, ParameterStyle } from "../../scripts/model/model.ts";
import {
  listDelimiter,
  parameterText,
  unsendableReason,
  type WireParameter,
} from "../../scripts/model/wire.ts";

function parameter(
  location: ParameterLocation,
  style: ParameterStyle,
  explode: boolean,
  more: Partial<WireParameter> = {},
): WireParameter {
  return { name: "color", in: location, style, explode, allowReserved: false, ...more };
}

const list = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

// The table of OpenAPI 3.1.1, "Style Examples".
describe("OpenAPI's examples of styles", () => {
  it.each<[ParameterLocation, ParameterStyle, boolean, ...texts: (string | undefined)[]]>([
    ["path", "matrix", false, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"],
    [
      "path",
      "matrix",
      true,
      ";color",
      ";color=blue",
      ";color=blue;color=black;color=brown",
      ";R=100;G=200;B=150",
    ],
    ["path", "label", false, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
    ["path", "label", true, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
    ["path", "simple", false, "", "blue", "blue,black,brown", "R,100,G,200,B,150"],
    ["path", "simple", true, "", "blue", "blue,black,brown", "R=100,G=200,B=150"],
    ["header", "simple", false, "", "blue", "blue,black,brown", "R,100,G,200,B,150"],
    ["query", "form", false, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
    [
      "query",
      "form",
      true,
      "color=",
      "color=blue",
      "color=blue&color=black&color=brown",
      "R=100&G=200&B=150",
    ],
    [
      "query",
      "spaceDelimited",
      false,
      "color=",
      "color=blue",
      "color=blue%20black%20brown",
      "color=R%20100%20G%20200%20B%20150",
    ],
    [
      "query",
      "pipeDelimited",
      false,
      "color=",
      "color=blue",
      "color=blue%7Cblack%7Cbrown",
      "color=R%7C100%7CG%7C200%7CB%7C150",
    ],
    [
      "query",
      "deepObject",
      true,
      undefined,
      undefined,
      undefined,
      "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
    ],
  ])("%s %s, explode %s", (location, style, explode, ...texts) => {
    const one = parameter(location, style, explode);
    ["", "blue", list, object].forEach((value, index) => {
      const text = texts[index];
      if (text === undefined) expect(unsendableReason(one, value)).toContain("has no form for");
      else expect(parameterText(one, value)).toBe(text);
    });
  });
});

describe("a value's text", () => {
  it.each<[string, WireParameter, unknown, string]>([
    [
      "every reserved character is encoded",
      parameter("query", "form", true),
      "a/?#[]@!$&'()*+,;= é",
      "color=a%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%20%C3%A9",
    ],
    ["also in a path", parameter("path", "simple", false), "a/b c", "a%2Fb%20c"],
    [
      "none that may stay",
      parameter("query", "form", true, { allowReserved: true }),
      "a/b?c:d&e=f#+",
      "color=a/b?c:d%26e%3Df%23%2B",
    ],
    ["a header field is not encoded", parameter("header", "simple", false), "a b/%", "a b/%"],
    ["the name is encoded", parameter("query", "form", true, { name: "a[b]" }), 1, "a%5Bb%5D=1"],
    ["empty items between commas", parameter("path", "simple", false), ["", "."], ",."],
    ["spaces around an item of a path", parameter("path", "simple", false), [" a ", ""], "%20a%20,"],
    ["numbers and booleans", parameter("query", "form", true), [1.5, true], "color=1.5&color=true"],
    [
      "a media type has no style",
      parameter("query", "form", true, { mediaType: "application/json" }),
      { a: [1] },
      "color=%7B%22a%22%3A%5B1%5D%7D",
    ],
  ])("%s", (_, one, value, text) => {
    expect(parameterText(one, value)).toBe(text);
    expect(unsendableReason(one, value)).toBeUndefined();
  });
});

describe("what no request carries", () => {
  it.each<[string, WireParameter, unknown, string]>([
    ["half a character", parameter("query", "form", true), "\ud800", "half a surrogate pair"],
    ["null", parameter("query", "form", true), null, "has no form for"],
    ["a list in a list", parameter("query", "form", true), [[1]], "has no form for"],
    ["an object in an object", parameter("query", "deepObject", true), { a: { b: 1 } }, "has no form for"],
    ["a scalar where an object is written", parameter("query", "deepObject", true), 1, "has no form for"],
    ["no segment", parameter("path", "simple", false), "", "which URLs lose"],
    ["a segment that goes up", parameter("path", "simple", false), "..", "which URLs lose"],
    ["a line break in a header field", parameter("header", "simple", false), "a\nb", "header field"],
    ["a blank before a header field's value", parameter("header", "simple", false), " a", "header field"],
    ["an empty list", parameter("query", "form", true), [], "nothing is sent"],
    ["a delimiter in an item", parameter("query", "form", false), ["a,b"], "reads as another"],
    [
      "the delimiter of the style in an item",
      parameter("query", "pipeDelimited", false),
      ["a|b"],
      "reads as another",
    ],
    ["an empty item among joined ones", parameter("header", "simple", false), ["", "a"], "reads as another"],
    ["an empty item alone", parameter("query", "form", false), [""], "reads as another"],
    ["a list that leaves a dot", parameter("path", "simple", false), ["."], "which URLs lose"],
    ["a list that leaves nothing", parameter("path", "simple", false), [""], "which URLs lose"],
  ])("%s", (_, one, value, reason) => {
    expect(unsendableReason(one, value)).toContain(reason);
  });

  it("throws for a value that the style has no form for", () => {
    expect(() => parameterText(parameter("query", "form", true), null)).toThrow("`color` has a value");
  });
});

it.each<[ParameterStyle, boolean, string | undefined]>([
  ["simple", false, ","],
  ["label", true, "."],
  ["matrix", true, undefined],
  ["form", true, undefined],
  ["form", false, ","],
  ["spaceDelimited", false, " "],
  ["pipeDelimited", false, "|"],
])("the items of a list in style %s, explode %s, stand between %j", (style, explode, delimiter) => {
  expect(listDelimiter(parameter("query", style, explode))).toBe(delimiter);
});
