import { expect, test } from "vitest";
import {
  bashText,
  bashWord,
  pythonFormatText,
  quoted,
  rubyQuoted,
  templateText,
} from "../../../scripts/emit/samples/literal.ts";

/** Whole words; JavaScript's template and Python's f-string without their quotes. */
const table: readonly {
  readonly text: string;
  readonly json: string;
  readonly ruby?: string;
  readonly template?: string;
  readonly format?: string;
  readonly bash: string;
}[] = [
  { text: "plain", json: '"plain"', bash: "plain" },
  { text: "", json: '""', bash: "''" },
  { text: "two words", json: '"two words"', bash: "'two words'" },
  { text: "it's", json: `"it's"`, bash: String.raw`'it'\''s'` },
  { text: 'a "b"', json: String.raw`"a \"b\""`, template: 'a "b"', bash: `'a "b"'` },
  { text: "a\\b", json: String.raw`"a\\b"`, bash: String.raw`'a\b'` },
  {
    text: "$(id)`id`$HOME",
    json: '"$(id)`id`$HOME"',
    template: "$(id)\\`id\\`$HOME",
    bash: "'$(id)`id`$HOME'",
  },
  {
    text: "$\u007b1} #{2} #$x #@y #z {3}",
    json: '"$\u007b1} #{2} #$x #@y #z {3}"',
    ruby: '"$\u007b1} \\#{2} \\#$x \\#@y #z {3}"',
    template: "\\$\u007b1} #{2} #$x #@y #z {3}",
    format: "$\u007b{1}} #{{2}} #$x #@y #z {{3}}",
    bash: "'$\u007b1} #{2} #$x #@y #z {3}'",
  },
  { text: "a\nb\t'", json: String.raw`"a\nb\t'"`, bash: String.raw`$'a\x0ab\x09\''` },
  {
    text: "\u0085\u202e\ufeff",
    json: String.raw`"\u0085\u202e\ufeff"`,
    bash: String.raw`$'\xc2\x85\xe2\x80\xae\xef\xbb\xbf'`,
  },
  { text: "é 漢 🙂", json: '"é 漢 🙂"', bash: "'é 漢 🙂'" },
];

test.each(table)("$json", ({ text, json, ruby, template, format, bash }) => {
  const inner = json.slice(1, -1);
  expect({
    json: quoted(text),
    ruby: rubyQuoted(text),
    template: templateText(text),
    format: pythonFormatText(text),
    bash: bashWord(text),
  }).toEqual({ json, ruby: ruby ?? json, template: template ?? inner, format: format ?? inner, bash });
});

test("in double quotes of bash nothing is expanded", () => {
  expect(bashText('X-`id`"$HOME\\: ')).toBe('X-\\`id\\`\\"\\$HOME\\\\: ');
});
