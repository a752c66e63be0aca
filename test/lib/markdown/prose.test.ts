import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown, gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { gfm } from "micromark-extension-gfm";
import { expect, it } from "vitest";
import { isSafeUrl } from "../../../scripts/lib/markdown/url.ts";
import { plainLine, proseBlocks, proseLine } from "../../../scripts/lib/markdown/write.ts";
import { markdownCode } from "../../../scripts/lib/report/markdown.ts";
import { terminalLine } from "../../../scripts/lib/report/terminal.ts";

it.each([
  ["a *b* `c` [d](https://e.example)", "a *b* `c` [d](https://e.example)"],
  ["A gate is {terminal}-{number}.", "A gate is {terminal}-{number}."],
  ["import x from 'y'", "import x from 'y'"],
  ["a <b>c</b>", "a \\<b>c\\</b>"],
  ["<meta http-equiv=refresh>\n<form>", "\\<meta http-equiv=refresh>\n\\<form>"],
  ["<!-- a -->", "\\<!-- a -->"],
  ["> <b>", "> \\<b>"],
  ["- <script>\n- b", "- \\<script>\n- b"],
  ["[a](javascript:b)", "a"],
  ["[*a*](java&#115;cript&colon;b)", "*a*"],
  ["![a](data:b)", "a"],
  ["[a]\n\n[a]: javascript:b", "[a]"],
  ["<javascript:a>", "javascript:a"],
])("%j as blocks is %j", (given, wanted) => {
  expect(proseBlocks(given)).toBe(wanted);
});

it.each([
  ["a\nb", "a b"],
  ["a\n\n# b\n\n- c\n- d", "a b c d"],
  ["a  \nb", "a b"],
  ["<div>\n\nb", "\\<div> b"],
])("%j on a line is %j", (given, wanted) => {
  expect(proseLine(given)).toBe(wanted);
});

it.each([
  ["*a* `b` [c](d) <e> # f", "\\*a\\* \\`b\\` \\[c]\\(d) \\<e> # f"],
  ["# a", "\\# a"],
  ["a | b", "a | b"],
  ["https://a.example", "https\\://a.example"],
])("the plain text %j is %j", (given, wanted) => {
  expect(plainLine(given)).toBe(wanted);
});

it.each([
  ["https://a.example", true],
  ["HTTP://a.example", true],
  ["mailto:a@b.example", true],
  ["tel:+49-30-123", true],
  ["ftp://a.example", false],
  ["./a", true],
  ["../a/b#c", true],
  ["#a", true],
  ["?a=b:c", true],
  ["a/b:c", true],
  ["", true],
  ["javascript:a", false],
  ["JaVaScRiPt:a", false],
  [" javascript:a", false],
  ["java\tscript:a", false],
  ["java\u200bscript:a", false],
  ["javascript&colon;a", false],
  ["java\\script:a", false],
  ["data:text/html,a", false],
  ["vbscript:a", false],
  ["file:///a", false],
  ["blob:a", false],
])("a link to %j: %j", (url, safe) => {
  expect(isSafeUrl(url)).toBe(safe);
});

it("what is written without a tree is what a tree is written as", () => {
  const extensions = [gfmToMarkdown()];
  const printed = (child: { type: "text" | "inlineCode"; value: string }) =>
    toMarkdown({ type: "paragraph", children: [child] }, { extensions }).trim();
  const parsed = (text: string) => {
    const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    return toMarkdown(tree, { extensions }).trim();
  };
  const word = fc.constantFrom(..."aBwWz019 ,.", "www", "http", "mailto", "import", "  ", "1)", "x");
  const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => `A${all.join("")}e.`);
  fc.assert(
    fc.property(words, (text) => {
      expect(plainLine(text)).toBe(printed({ type: "text", value: text }));
      expect(proseLine(text)).toBe(parsed(text));
      expect(proseBlocks(text)).toBe(parsed(text));
    }),
    { numRuns: 500 },
  );
  const ascii = fc.string({
    unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  });
  fc.assert(
    fc.property(ascii, (text) => {
      const value = text.trim();
      const shown = terminalLine(value);
      if (value !== "") expect(markdownCode(value)).toBe(printed({ type: "inlineCode", value: shown }));
    }),
    { numRuns: 500 },
  );
});
