import { runInNewContext } from "node:vm";
import fc from "fast-check";
import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown, gfmToMarkdown } from "mdast-util-gfm";
import { type MdxJsxFlowElement, mdxFromMarkdown, mdxToMarkdown } from "mdast-util-mdx";
import { toMarkdown } from "mdast-util-to-markdown";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { mdxjs } from "micromark-extension-mdxjs";
import { expect } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { defineApi, defineOperation, json } from "../../../scripts/contract/index.ts";
import { emitDocs } from "../../../scripts/emit/docs/emit.ts";
import workshop from "../../fixtures/workshop/index.ts";
import { servedByFumadocs } from "./fumadocs.ts";
import { sourceOfApi } from "./sources.ts";

const signs =
  "| < > { } ` `` ``` ~ ~~~ _ __ * ** */ /* --> <!-- # ## - + = --- === 1. 1) > ! [ ] ( ) [a](b) ![a](b) [^1] [#x] <b> </b> <A/> {a} {/* &amp; &lt; &#x22; & ; \\ \\\\ \\| \\u0026 \" ' $ $\u007ba} : :// http://a.b www.a.b a@b.cd import export e i https://x.y/z ~~a~~ H~2~O \u200d \u202e שלום 漢字 é 🙂 👩‍👩‍👧 \u2028 \u00a0 %s \t".split(
    " ",
  );

/** Texts made of everything that means something in Markdown, MDX, JavaScript, YAML or HTML. */
const pieces = fc.array(fc.oneof(fc.constantFrom(...signs, " ", "\n"), fc.string({ unit: "grapheme" })), {
  maxLength: 12,
});
const line = pieces
  .map((parts) =>
    parts
      .join("")
      .replace(/[\p{Cc}\u2028\u2029]/gu, "")
      .trim(),
  )
  .filter((text) => text !== "");
/** Markdown has no other line ends than these, and no blank line inside a paragraph. */
const prose = pieces
  .map((parts) =>
    parts
      .join("")
      .replace(/[\0\r]/g, "")
      .replace(/\n\s*/g, "\n")
      .trim(),
  )
  .filter((text) => text !== "");
const value = fc.oneof(prose, fc.string({ unit: "binary" }));

/** The texts of a page, each where the contract has it. */
const texts = fc.record({
  title: line,
  description: line,
  lead: prose,
  calloutTitle: value,
  callout: prose,
  fieldName: line,
  fieldDescription: value,
  known: line,
  response: prose,
  summary: line.filter((text) => !/\[#.+\]$/.test(text)),
  example: value,
  error: value,
  when: prose,
  notes: prose,
});
type Texts = typeof texts extends fc.Arbitrary<infer Value> ? Value : never;

function sourceFor(given: Texts) {
  const Thing = z
    .object({ [given.fieldName]: z.enum([given.known]).meta({ description: given.fieldDescription }) })
    .meta({ id: "Thing" });
  const operation = defineOperation({
    operationId: "op",
    page: "op",
    section: "s",
    title: given.title,
    description: given.description,
    lead: written(given.lead),
    callouts: [{ type: "info", title: given.calloutTitle, text: written(given.callout) }],
    method: "POST",
    path: "/things",
    body: json(Thing, {
      examples: {
        one: { summary: given.summary, value: { [given.fieldName]: given.known } },
        two: { summary: "Two", value: { [given.fieldName]: given.known } },
      },
    }),
    responses: { 201: json(z.string(), { example: given.example }), 202: { description: given.response } },
    errors: [{ status: 409, error: given.error, when: written(given.when) }],
    notes: written(given.notes),
  });
  const sections = [{ id: "s", title: "S", description: "S." }];
  return sourceOfApi(defineApi({ ...workshop, sections, operations: [operation] }));
}

/** A text as an author of Markdown would write it. */
function written(text: string): string {
  return toMarkdown(
    { type: "paragraph", children: [{ type: "text", value: text }] },
    { extensions: [gfmToMarkdown(), mdxToMarkdown()] },
  );
}

function read(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [frontmatter(), gfm(), mdxjs()],
    mdastExtensions: [frontmatterFromMarkdown(), gfmFromMarkdown(), mdxFromMarkdown()],
  });
}

/** All that a page says, in its order, as somebody reads it who knows Markdown only. */
function said(root: Root): unknown[] {
  return root.children.flatMap((node): unknown[] => {
    if (node.type === "yaml") return [parse(node.value)];
    if (node.type === "mdxjsEsm") return [];
    if (node.type === "code") return node.lang === "json" ? [JSON.parse(node.value)] : [];
    if (node.type === "table") return node.children.slice(1).map((row) => row.children.map(plain));
    if (node.type === "mdxJsxFlowElement" && node.name === "TypeTable") return [attributeOf(node, "type")];
    if (node.type === "mdxJsxFlowElement" && node.name === "Callout")
      return [attributeOf(node, "title"), plain(node)];
    if (node.type === "mdxJsxFlowElement" && node.name === "Tabs") return [];
    return [plain(node)];
  });
}

function plain(node: Nodes): string {
  if ("children" in node) return node.children.map(plain).join("");
  return "value" in node ? node.value : `<${node.type}>`;
}

/** Both of an MDX attribute's forms; Fumadocs' Markdown has an expression's source in quotes. */
function attributeOf({ attributes }: MdxJsxFlowElement, name: string): unknown {
  const found = attributes.find(
    (attribute) => attribute.type === "mdxJsxAttribute" && attribute.name === name,
  );
  const given = typeof found?.value === "object" ? found.value?.value : found?.value;
  const isSource = typeof found?.value === "object" || name === "type";
  return isSource ? structuredClone(runInNewContext(`(${given})`)) : given;
}

function expected({ title, description, ...given }: Texts): unknown[] {
  return [
    { title, description },
    given.lead,
    given.calloutTitle,
    given.callout,
    "Request body",
    {
      [given.fieldName]: {
        type: `'${given.known.replace(/['\\]/g, "\\$&")}'`,
        required: true,
        ...(given.fieldDescription ? { description: given.fieldDescription } : {}),
      },
    },
    "Examples",
    given.summary,
    "Two",
    "Response: 201 Created",
    given.example,
    "Response: 202 Accepted",
    given.response,
    "Error responses",
    ["409", JSON.stringify({ error: given.error }).replaceAll("\\|", "\\\\u007c"), given.when],
    given.notes,
  ];
}

/** Holds that every text comes out of the page's source as it went in, and that Fumadocs serves it as we do. */
export async function checkTexts(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const files = await emitDocs(sourceFor(given));
      const source = files.get("docs/s/op.mdx") ?? "";
      expect(said(read(source))).toEqual(expected(given));
      expect(await servedByFumadocs(source)).toBe(files.get("docs/s/op.md"));
    }),
    { numRuns },
  );
}
