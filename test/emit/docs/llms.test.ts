import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { expect, it } from "vitest";
import { z } from "zod";
import { emitDocs } from "../../../scripts/emit/docs/emit.ts";
import { apiWith } from "../one-operation.ts";
import { sourceOfApi } from "./sources.ts";

async function indexWith(words: { line?: string; about?: string; scheme?: string }): Promise<string> {
  const { line = "Some words.", about = "About.", scheme = "A key." } = words;
  const key = { type: "bearer", description: scheme, environment: "KEY" } as const;
  const api = apiWith(
    { description: line },
    {
      description: about,
      securitySchemes: { key, proof: { ...key, type: "http", scheme: "DPoP" } },
      security: [{ key: [], proof: [] }],
    },
  );
  return (await emitDocs(sourceOfApi(api))).get("docs/llms.txt") ?? "";
}

it.each([
  ["Takes `a_b`, [x], *y* and 1 * 2.", "Takes `a_b`, [x], *y* and 1 * 2."],
  ["See [the guide](https://a.example/x_y).", "See [the guide](https://a.example/x_y)."],
  ["# no heading", "# no heading"],
  ["Takes `a`, [x](javascript:run).", "Takes `a`, x."],
  ["~~~ [x](javascript:run)", "\\~\\~\\~ x"],
  ["[[x](data:text/html,y)](javascript:run)", "\\[x]\\(javascript:run)"],
  ["<javascript:run> ![x](data:text/html,y)", "javascript:run x"],
  ["A <b>", "A \\<b>"],
])("a description: %s", async (line, wanted) => {
  expect(await indexWith({ line })).toContain(`- [Title](s/op.md): ${wanted}\n`);
});

const outline = (node: Nodes): unknown =>
  "children" in node && ["root", "list"].includes(node.type)
    ? [node.type, ...node.children.map(outline)]
    : node.type === "heading"
      ? `heading ${node.depth}`
      : node.type;

const outlineOf = (text: string) =>
  outline(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));

it.each([
  { line: "- # x" },
  { line: "``` `" },
  { line: "| a |" },
  { about: "# About" },
  { about: "About\n=====" },
  { scheme: "A key.\n\n# Heading" },
  { scheme: "A key.\n- x\n\nx\n\n```\nx" },
])("no text changes of what the index is made: %j", async (words) => {
  expect(outlineOf(await indexWith(words))).toEqual(outlineOf(await indexWith({})));
});

it("a table of parameters has a row for each, whatever stands in it", async () => {
  const hostile = "a\n\n| b |\\| c ` d";
  const files = await emitDocs(
    sourceOfApi(
      apiWith({
        query: {
          one: z.string().default(hostile).meta({ description: "- a\n- b\n\n```\nc\n```" }),
          two: z.enum([hostile, "x"]).optional().meta({ description: "Two." }),
        },
        docs: { parameters: "table", shown: { one: hostile } },
      }),
    ),
  );
  const root = fromMarkdown(files.get("docs/s/op.mdx") ?? "", {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const tables = root.children.filter((node) => node.type === "table");
  expect(tables.map(({ children }) => children.map((row) => row.children.length))).toEqual([[5, 5, 5]]);
});
