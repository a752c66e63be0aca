import { expect, it } from "vitest";
import { lineAndRest, oneParagraph } from "../../scripts/import/text/prose.ts";

it.each([
  ["One line.\n", { line: "One line.", rest: "" }],
  ["Two lines\nof a paragraph.\n\nAnother.", { line: "Two lines of a paragraph.", rest: "Another." }],
  ["What it takes:\n- a\n- b\n\nMore.", { line: "What it takes:", rest: "- a\n- b\n\nMore." }],
  ["- a\n- b", { rest: "- a\n- b" }],
  ["```sh\nls\n```", { rest: "```sh\nls\n```" }],
  ["", { line: "", rest: "" }],
])("%j is a line and what comes after it", (text, wanted) => {
  expect(lineAndRest(text)).toEqual(wanted);
});

it.each([
  ["It is\nnot there.", "It is\nnot there."],
  ["Gone.\n\nAsk again.", "Gone. Ask again."],
  ["- a\n- b", "\\- a - b"],
])("%j as one paragraph", (text, wanted) => {
  expect(oneParagraph(text)).toBe(wanted);
});
