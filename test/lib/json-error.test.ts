import { describe, expect, it } from "vitest";
import { jsonErrorAt } from "../../scripts/lib/json-error.ts";

describe("where a text stops being JSON", () => {
  it.each<[text: string, at: number | undefined]>([
    ["", 0],
    [" ", 1],
    ["null", undefined],
    [' {"a": [1, -2.5e3, true, {}], "b": ""} \n', undefined],
    ["nul", 0],
    ["01", 1],
    ["1 2", 2],
    ["[1,]", 3],
    ["[,1]", 1],
    ["[1 2]", 3],
    ["[1}", 2],
    ["[", 1],
    ['{"a":1,}', 7],
    ["{a:1}", 1],
    ['{"a" 1}', 5],
    ['{"a":}', 5],
    ['{"a":1', 6],
    ['{"a":1]', 6],
    ['"a', 0],
    ['"a\nb"', 0],
    ['"\\x"', 0],
    ['"\\u00e9\\n"', undefined],
    ["'a'", 0],
    ["}", 0],
    [":", 0],
  ])("%j: %s", (text, at) => {
    expect(jsonErrorAt(text)).toBe(at);
    const parse = () => JSON.parse(text);
    if (at === undefined) expect(parse).not.toThrow();
    else expect(parse).toThrow(SyntaxError);
  });
});
