import { expect, it } from "vitest";
import { docComment, jsDoc } from "../../../scripts/emit/typescript/comment.ts";
import { sourceText } from "../../../scripts/emit/typescript/source-text.ts";

it.each([
  [["a"], "/** a */\n"],
  [["a", undefined, "", "b"], "/**\n * a\n *\n * b\n */\n"],
  [["a */ b"], "/** a *\\/ b */\n"],
  [["a\r\nb\u2028c\rd"], "/**\n * a\n * b\n * c\n * d\n */\n"],
  [["@deprecated a"], "/** \\@deprecated a */\n"],
  [["a @see b, a@b.example {@link c}"], "/** a \\@see b, a@b.example {\\@link c} */\n"],
  [["a", { tag: "deprecated" }], "/**\n * a\n * @deprecated\n */\n"],
  [[{ tag: "deprecated", text: "Use {@link b}." }], "/** @deprecated Use {@link b}. */\n"],
  [[], ""],
] as const)("%j is the comment %j", (paragraphs, wanted) => {
  expect(jsDoc(paragraphs)).toBe(wanted);
});

it("sets lines apart by nothing", () => {
  expect(docComment(["a", "b"], "  ")).toBe("  /**\n   * a\n   * b\n   */");
});

it("shows what can't be seen in a module, and nothing else", () => {
  expect(sourceText('const a = "\u202eb\u2028\u200d\u{e0041}";\n\tc é 漢 🙂')).toBe(
    'const a = "\\u202eb\\u2028\u200d\\udb40\\udc41";\n\tc é 漢 🙂',
  );
});
