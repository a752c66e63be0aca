import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { githubCommand } from "../../../scripts/lib/report/github.ts";
import { jsonText } from "../../../scripts/lib/report/json.ts";
import { markdownCode, markdownLine } from "../../../scripts/lib/report/markdown.ts";
import { terminalLine, terminalTalk, terminalText } from "../../../scripts/lib/report/terminal.ts";
import { xmlLines, xmlText } from "../../../scripts/lib/report/xml.ts";
import { command, hostileText, obeyed } from "./hostile.ts";

describe("a text of somebody else", () => {
  it.each([
    ["nothing to see", "a é 漢 👩‍👩‍👧 `b` <c> 100% ::1", "a é 漢 👩‍👩‍👧 `b` <c> 100% ::1"],
    ["line breaks", "a\r\n\tb", "a\\r\\n\\tb"],
    ["escape sequences", "\u001b[2J\u009bm\u007f", "\\u001b[2J\\u009bm\\u007f"],
    ["bidi marks", "\u202ea\u2069", "\\u202ea\\u2069"],
    ["half a character", "a\ud800b", "a\\ud800b"],
    ["letters that nobody sees", "\u{e0041}", "\\udb40\\udc41"],
    ["a command of GitHub", " ::error file=x::a", " :\\u003aerror file=x::a"],
    ["a command of an older GitHub", "a ##[error]b", "a #\\u0023[error]b"],
  ])("is shown on one line: %s", (_, given, wanted) => {
    expect(terminalLine(given)).toBe(wanted.replace(":\\u003a", "\\u003a:").replace("#\\u0023", "\\u0023#"));
  });

  it("keeps our own colours in talk, and nothing else that a terminal obeys", () => {
    expect(terminalTalk("\u001b[31mred\u001b[39m\u001b[8mhidden\u001b[2J")).toBe(
      "\u001b[31mred\u001b[39m\\u001b[8mhidden\\u001b[2J",
    );
  });
});

describe("whatever a stranger writes", () => {
  it("a terminal and a log show it", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const shown of [terminalLine(text), terminalText(text), terminalTalk(text)]) {
          expect(shown).not.toMatch(obeyed);
          expect(shown).not.toMatch(command);
        }
        expect(terminalLine(text)).not.toContain("\n");
      }),
    );
  });

  it("JSON is the same value", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = jsonText({ [text]: [text] });
        expect(JSON.parse(shown)).toEqual({ [text]: [text] });
        expect(shown).not.toMatch(obeyed);
        expect(shown).not.toMatch(command);
      }),
    );
  });

  it("an annotation is one line with one command", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = githubCommand("error", { title: text, file: text, line: 1 }, [text, text]);
        expect(shown).not.toMatch(obeyed);
        expect(shown.match(/\n/g)).toHaveLength(1);
        expect(shown).toMatch(/^::error file=[^:,]*,line=1,title=[^:,]*::/);
      }),
    );
  });

  it("XML holds it as a text", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const shown of [xmlText(text), xmlLines([text, text])]) {
          expect(shown).not.toMatch(obeyed);
          expect(shown).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot|#10);)/);
        }
      }),
    );
  });

  it("Markdown has text and code, and nothing else", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const shown of [markdownLine(text), markdownCode(text)]) {
          const tree = fromMarkdown(`- ${shown}\n`, {
            extensions: [gfm()],
            mdastExtensions: [gfmFromMarkdown()],
          });
          expect(kindsOf(tree).filter((kind) => !harmless.has(kind))).toEqual([]);
          expect(shown).not.toMatch(obeyed);
          expect(shown).not.toContain("\n");
        }
      }),
    );
  });
});

const harmless = new Set(["root", "list", "listItem", "paragraph", "text", "inlineCode"]);

function kindsOf(node: Nodes): string[] {
  return [node.type, ...("children" in node ? node.children.flatMap(kindsOf) : [])];
}
