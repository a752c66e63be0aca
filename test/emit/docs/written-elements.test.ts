import { delimiter } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { docsPages } from "../../../scripts/emit/docs/emit.ts";
import type { DocsPage } from "../../../scripts/emit/docs/page/page.ts";
import { checkBlocks } from "../../../scripts/emit/docs/written/blocks.ts";
import { readPage } from "../../../scripts/emit/docs/written/read.ts";
import type { Problem } from "../../../scripts/lib/problem.ts";
import handbook from "../../fixtures/handbook/index.ts";
import { sourceOfApi } from "./sources.ts";

const source = sourceOfApi(handbook);

/** A page that says `text` below its front matter, and what is wrong with it. */
function read(text: string): { readonly page: DocsPage | undefined; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const written = { folder: "", name: "page", file: "page.mdx", text: `---\ntitle: Page\n---\n\n${text}\n` };
  return { page: readPage(written, source.model, problems), problems };
}

const ok: readonly string[] = [];
const tabs = (items: string, ...values: readonly string[]) =>
  `<Tabs items=${items}>\n${values.map((value) => `  <Tab ${value}>\n    x\n  </Tab>\n`).join("")}</Tabs>`;
const oneEach = "it has one `Tab` for each of its `items`, with that as its `value`";
const rows = "each field of its `type` is an object with a text `type`";
const named = (name: string) =>
  `The page uses \`${name}\`, which it does not import and the docs do not know.`;

it.each<[text: string, wanted: readonly string[]]>([
  ["<Callout>x</Callout>", ok],
  ['<Callout type="warn" title="A">x</Callout>', ok],
  ['<Callout type="loud">x</Callout>', ["its `type` is one of info, warn, warning, error, success, idea"]],
  ["<Callout title={7}>x</Callout>", ["its `title` is a text"]],
  ["<Callout />", ["it has content"]],
  ['<Card title="A" />', ok],
  ['<Card title={`A`} href="#a" />', ok],
  ["<Card title={`A$" + "{1}`} />", ["its `title` is a text"]],
  ['<Card title=" " />', ["its `title` is a text"]],
  ['<Card title="A" href />', ["its `href` is a text"]],
  ['<Cards><Card title="A" /></Cards>', ok],
  ["<Cards>\n  <Callout>x</Callout>\n</Cards>", ["it has only `Card` elements"]],
  [tabs('{["a", "b"]}', 'value="b"', 'value="a"'), ok],
  [tabs('{["a", "b"]}', 'value="a"'), [oneEach]],
  [tabs('{["a"]}', ""), [oneEach]],
  ['<Tabs items={["a"]}>\n  <Callout>x</Callout>\n</Tabs>', [oneEach]],
  [tabs('"a"', 'value="a"'), ["its `items` are a list of texts"]],
  [tabs("{[]}"), ["its `items` are a list of texts"]],
  [tabs("{[1]}", 'value="a"'), ["its `items` are a list of texts"]],
  [tabs("{names}", 'value="a"'), ["its `items` are a list of texts"]],
  ['<TypeTable type={{ a: { type: "string", required: true, "x-y": 1 } }} />', ok],
  ["<TypeTable type={{}} />", ["its `type` is an object of fields"]],
  ["<TypeTable />", ["its `type` is an object of fields"]],
  ['<TypeTable type={{ ["a"]: { type: "string" } }} />', ["its `type` is an object of fields"]],
  ["<TypeTable type={{ ...rest }} />", ["its `type` is an object of fields"]],
  ["<TypeTable type={{ a: 1 }} />", [rows]],
  ["<TypeTable type={{ a: { type: 1 } }} />", [rows]],
  ["<kbd>Ctrl</kbd>", ok],
  ["<>x</>", ok],
  ['<Files><File name="a" /></Files>', ok],
  ["<Chart />", [named("Chart")]],
  ['import Chart from "./chart";\n\n<Chart />\n\n<Chart.Line />', ok],
  ["export function Chart() {}\n\n<Chart />", ok],
  ["export const a = 1;\n\n<Chart />", [named("Chart")]],
  // One of the page's own has attributes of its own.
  ['import { Card } from "./card";\n\n<Card />', ok],
  ['import { Card } from "fumadocs-ui/components/card";\n\n<Card />', ["its `title` is a text"]],
])("the elements of %s", (text, wanted) => {
  const said = read(text).problems.map(({ message }) =>
    message.replace(/^`\w+` can't be shown by the site: (.*)\.$/, "$1"),
  );
  expect(said).toEqual(wanted);
});

describe("the blocks of code of a page that people write", () => {
  const path = process.env["PATH"];
  afterEach(() => {
    process.env["PATH"] = path;
  });

  const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;
  const checked = async (...texts: readonly string[]) => {
    const { page } = read(texts.join("\n\n"));
    return checkBlocks(page ? [page] : []);
  };

  it.each<[language: string, right: string, wrong: string]>([
    ["bash", "echo a", "if then"],
    ["sh", "echo a", "echo ("],
    ["json", "[1]", "[1"],
    ["ts", "const a: number = 1;", "const = 1;"],
    ["tsx", "const a = <p>a</p>;", "const a = <p>;"],
    ["JavaScript", "a?.b;", "a?."],
  ])("in %s are parsed", async (language, right, wrong) => {
    expect(await checked(block(language, right))).toMatchObject({ problems: [], parsed: 1 });
    const { problems } = await checked(block(language, right), block(language, wrong));
    expect(problems.map(({ code, line }) => [code, line])).toEqual([["page-block", 9]]);
  });

  it("are left alone in any other language, and on the pages of operations", async () => {
    expect(await checked(block("text", "{"), block("", "{"))).toMatchObject({ problems: [], parsed: 0 });
    expect(await checkBlocks(docsPages(source))).toMatchObject({ problems: [], parsed: 0 });
  });

  it("are counted if their tool is not installed", async () => {
    process.env["PATH"] = `/nowhere${delimiter}`;
    const { problems, parsed, missing } = await checked(
      block("go", "package a"),
      block("rb", "a"),
      block("go", ""),
    );
    expect([problems, parsed, [...missing]]).toEqual([
      [],
      0,
      [
        ["gofmt", 2],
        ["ruby", 1],
      ],
    ]);
  });
});
