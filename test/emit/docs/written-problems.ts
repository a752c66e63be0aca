import type { WrittenPages } from "../../../scripts/contract/written-pages.ts";
import { docsPages } from "../../../scripts/emit/docs/emit.ts";
import { docsFolders } from "../../../scripts/emit/docs/folders.ts";
import { checkPages } from "../../../scripts/emit/docs/written/check.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";
import handbook from "../../fixtures/handbook/index.ts";
import type { Provoked } from "../../provoked.ts";
import { sourceOfApi } from "./sources.ts";

const guide = {
  folder: "",
  name: "first-note",
  text: "---\ntitle: First\n---\n\n## One\n",
  file: "first-note.mdx",
};
const overview = {
  folder: "notes",
  name: "overview",
  text: "---\ntitle: Notes\n---\n\n## What a note is\n",
  file: "notes/overview.mdx",
};

/** Checks pages of which the last is in `notes`, and says `text` below its front matter. */
async function check(text: string, pages: Partial<WrittenPages> = {}, name = "page"): Promise<void> {
  const page = {
    folder: "notes",
    name,
    text: `---\ntitle: Page\n---\n\n${text}\n`,
    file: `notes/${name}.mdx`,
  };
  const source = {
    ...sourceOfApi(handbook),
    pages: { pages: [guide, overview, page], orders: [], ...pages },
  };
  const { problems } = await checkPages(source);
  docsFolders(source, docsPages(source));
  if (problems.length > 0) throw new ProblemError(problems);
}

const order = (text: string) => check("", { orders: [{ folder: "notes", text, file: "notes/meta.json" }] });
const raw = (text: string) =>
  check("", { pages: [guide, overview, { ...overview, name: "page", text, file: "notes/page.mdx" }] });
const at = (line: number) => ({ file: "notes/page.mdx", line });
const literals = "Write its attributes as literals, as the pages of operations do.";
const frontMatter = "Begin the page with `---`, `title: …`, `description: …` and `---`.";
const block = "Correct it; or name no language after the fence, if it is not code.";

const address =
  "Write a whole address, such as `https://example.com` or `mailto:a@example.com`, or a link to a page.";

const malformed = (text: string, name: string, rule: string): Provoked => [
  "page-component:malformed",
  () => check(text),
  { message: `\`${name}\` can't be shown by the site: ${rule}.`, ...at(5), fix: literals },
];

/** What is said of pages that people write. */
export const writtenProblems: readonly Provoked[] = [
  [
    "page-block",
    () => check("```json\n{ id: 1 }\n```"),
    () => ({
      message: `A block of \`json\` does not parse: ${jsonFault("{ id: 1 }")}.`,
      ...at(5),
      fix: block,
    }),
  ],
  malformed('<Card href="./get-note" />', "Card", "its `title` is a text"),
  [
    "page-component:unknown",
    () => check("<Calout>x</Calout>"),
    {
      message: "The page uses `Calout`, which it does not import and the docs do not know.",
      ...at(5),
      fix: "Import it in the page; or use one of `Callout`, `Card`, `Cards`, `Tabs`, `Tab` and `TypeTable`.",
    },
  ],
  [
    "page-does-not-parse",
    () => check("a {b"),
    {
      message:
        "The page is not MDX: Unexpected end of file in expression, expected a corresponding closing brace for `{`.",
      ...at(5),
      fix: "Correct it there; put a brace or a `<` that is text in back-ticks.",
    },
  ],
  [
    "page-expression",
    () => check("Use {getNote}."),
    {
      message: "The page shows the value of `getNote`, which it neither defines nor imports.",
      ...at(5),
      fix: "Write `operation:` before an `operationId` for a fact of it; put a brace that is text in back-ticks.",
    },
  ],
  [
    "page-fact-unknown:operation",
    () => check("Use {operation:purgeNotes}."),
    {
      message: "The page takes a fact from the operation `purgeNotes`, which the docs do not have.",
      ...at(5),
      fix: "Name an operation by its `operationId`, or take the sentence out.",
    },
  ],
  [
    "page-fact-unknown:word",
    () => check("Use {operation:getNote.verb}."),
    {
      message: "`verb` is not a fact of the operation `getNote`.",
      ...at(5),
      fix: "Write one of `method`, `path`, `title` and `link`, or nothing for method and path.",
    },
  ],
  [
    "page-front-matter",
    () => raw("# Page\n"),
    {
      message:
        "The front matter of the page has a wrong form: it needs a `title`, and may have a `description`, each one line of text.",
      ...at(1),
      fix: frontMatter,
    },
  ],
  [
    "page-link:address",
    () => check("[x](javascript:run())"),
    {
      message: "The link `javascript:run()` is not an address that a reader can open.",
      ...at(5),
      fix: address,
    },
  ],
  [
    "page-link:anchor",
    () => check("[x](./overview#what)"),
    {
      message: "The link `./overview#what` leads to no heading: `notes/overview` has no `#what`.",
      ...at(5),
      fix: "Write the heading's words in lower case with `-` between them, or the anchor that it has in `[#…]`.",
    },
  ],
  [
    "page-link:image",
    () => check("![A note](./note.png)"),
    {
      message: "The image `./note.png` is not in the docs: they hold only pages.",
      ...at(5),
      fix: "Give it an address on the rest of the site, which begins with `/`, or a whole one.",
    },
  ],
  [
    "page-link:page",
    () => check('<Card title="x" href="../notes/none" />'),
    {
      message: "The link `../notes/none` leads to no page: the docs have no `notes/none`.",
      ...at(5),
      fix: "Link relative to the page and without extension: `./get-item`, `../items/get-item`.",
    },
  ],
  [
    "page-name",
    () => check("", {}, "A page"),
    {
      message: "`A page` is not a name for a file and a part of a URL.",
      file: "notes/A page.mdx",
      fix: "Use lower-case letters, digits, `-` and `_`.",
    },
  ],
  [
    "page-order:form",
    () => order("[]"),
    {
      message: "The order of the pages can't be read: it is not an object.",
      file: "notes/meta.json",
      fix: 'Write it like `{ "pages": ["overview", "..."] }`.',
    },
  ],
  [
    "page-order:left-out",
    () => order('{ "pages": ["overview", "get-note"] }'),
    {
      message: "The order of the pages leaves out `create-note`, `page`.",
      file: "notes/meta.json",
      fix: 'Add them, or `"..."` in the place of all others.',
    },
  ],
  [
    "page-order:unknown",
    () => order('{ "pages": ["overview", "nothing", "..."] }'),
    {
      message: "The order names `nothing`, which is not a page.",
      file: "notes/meta.json",
      fix: "Name pages by their files, without extension.",
    },
  ],
  [
    "page-twice",
    () => check("", {}, "get-note"),
    {
      message: "There are two pages `notes/get-note`: this one and that of an operation.",
      file: "notes/get-note.mdx",
      fix: "Give the file another name.",
    },
  ],
];

const unopened = (url: string): Provoked => [
  "page-link:address",
  () => check(`<Card title="x" href="${url}" />`),
  { message: `The link \`${url}\` is not an address that a reader can open.`, ...at(5), fix: address },
];
const unparsed = (text: string, reason: string, line = 5): Provoked => [
  "page-does-not-parse",
  () => check(text),
  {
    message: `The page is not MDX: ${reason}.`,
    ...at(line),
    fix: "Correct it there; put a brace or a `<` that is text in back-ticks.",
  },
];

/** The same problems of other pages. */
export const furtherProblems: readonly Provoked[] = [
  ...["https://", "mailto:", "data:text/html,x", "file:///etc/hosts", "ftp://a.example/b", "irc:a"].map(
    unopened,
  ),
  unparsed("A.\n\n<Cards>\n\nB.", "Expected a closing tag for `<Cards>`", 7),
  unparsed("{operation: get note}", "what stands between `{` and `}` is not JavaScript"),
  unparsed("A.\n\nimport { a from 'b'", "an `import` or `export` is not JavaScript", 7),
  [
    "page-expression",
    () => check("A.\n\n{notes.map((note) => note.id)}"),
    {
      message: "The page shows the value of `notes`, which it neither defines nor imports.",
      ...at(7),
      fix: "Write `operation:` before an `operationId` for a fact of it; put a brace that is text in back-ticks.",
    },
  ],
  [
    "page-front-matter",
    () => raw("---\ntitle: One\ntitle: Two\n---\n"),
    {
      message: "The front matter of the page has a wrong form: Map keys must be unique.",
      ...at(3),
      fix: frontMatter,
    },
  ],
  [
    "page-block",
    () => check("- One:\n\n  ```ts\n  const = 1;\n  ```"),
    {
      message: 'A block of `ts` does not parse: Expected identifier but found "=" (line 1).',
      ...at(7),
      fix: block,
    },
  ],
  [
    "page-block",
    () => check("```sh\nif true; then\n```"),
    {
      message: "A block of `sh` does not parse: bash: line 2: syntax error: unexpected end of file.",
      ...at(5),
      fix: block,
    },
  ],
  malformed(
    '<Callout type="loud">x</Callout>',
    "Callout",
    "its `type` is one of info, warn, warning, error, success, idea",
  ),
  malformed("<Cards><Callout>x</Callout></Cards>", "Cards", "it has only `Card` elements"),
  malformed(
    '<Tabs items={["a", "b"]}>\n<Tab value="a">x</Tab>\n</Tabs>',
    "Tabs",
    "it has one `Tab` for each of its `items`, with that as its `value`",
  ),
  malformed(
    "<TypeTable type={{ id: { description: 'x' } }} />",
    "TypeTable",
    "each field of its `type` is an object with a text `type`",
  ),
];

/** What Node says of a text that is not JSON; its versions say it in different words. */
function jsonFault(text: string): string {
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}
