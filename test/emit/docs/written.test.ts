import { expect, test } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { docsContent, docsPages, emitDocs } from "../../../scripts/emit/docs/emit.ts";
import { checkPages } from "../../../scripts/emit/docs/written/check.ts";
import { linkProblems } from "../../../scripts/emit/docs/written/links.ts";
import { htmlUrl } from "../../../scripts/emit/site/html-path.ts";
import { emitPages } from "../../../scripts/emit/site/pages.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import { servedByFumadocs } from "./fumadocs.ts";
import { furtherProblems } from "./written-problems.ts";

const folder = "test/fixtures/handbook";
const { contract, specPath, written, inputs } = await loadContract(`${folder}/index.ts`);
const source = sourceOf(contract, specPath, { pages: written });
const files = await emitDocs(source);
const site = await emitPages(source);

const pages = ["docs/first-note", "docs/notes/overview", "docs/notes/limits"];

test.each([
  ...pages.flatMap((page) => [`${page}.mdx`, `${page}.md`]),
  "docs/meta.json",
  "docs/notes/meta.json",
  "docs/llms.txt",
])("%s", async (path) => {
  await expect(files.get(path)).toMatchFileSnapshot(`../../fixtures/handbook/expected/${path}`);
});

test("pages with a description are served as Fumadocs serves them", async () => {
  for (const page of pages.slice(0, 2))
    expect(await servedByFumadocs(files.get(`${page}.mdx`) ?? "")).toBe(files.get(`${page}.md`));
});

test("all is checked, and said", async () => {
  const { problems, words } = await checkPages(source);
  expect(problems).toEqual([]);
  expect(words).toMatch(/^5 pages, \d blocks of code/);
});

test("every page is in llms-full.txt, and what is internal nowhere", () => {
  for (const page of pages) expect(files.get("docs/llms-full.txt")).toContain(files.get(`${page}.md`));
  expect([...files, ...site].join("\n")).not.toMatch(/purge|secrets|Administration/i);
  expect([...files.keys()].filter((path) => path.includes("admin"))).toEqual([]);
});

test("the site has the pages in their order, with links that lead to its files", () => {
  const page = site.get("first-note.html") ?? "";
  expect([...page.matchAll(/<li><a href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    "first-note.html",
    "notes/overview.html",
    "notes/create-note.html",
    "notes/get-note.html",
    "notes/limits.html",
  ]);
  expect(page).toContain('<a href="./notes/limits.html#per-key">');
  expect(site.get("notes/limits.html")).toContain('<a href="../first-note.html">');
});

test.each([
  ["./get-note", "notes/limits", "./get-note.html"],
  ["get-note#a", "notes/limits", "get-note.html#a"],
  ["../index", "notes/limits", "../start.html"],
  ["./index", "notes/limits", "./index.html"],
  ["./index", "first-note", "./start.html"],
  ["#here", "first-note", "#here"],
  ["/elsewhere", "first-note", "/elsewhere"],
  ["https://a.example/b", "first-note", "https://a.example/b"],
  ["./file.pdf", "first-note", "./file.pdf"],
])("a link %s of %s leads to %s", (url, from, wanted) => expect(htmlUrl(url, from)).toBe(wanted));

/** Texts of a page in `notes`, and the links in it that lead nowhere. */
const links: readonly (readonly [text: string, wrong: readonly string[]])[] = [
  [
    "[a](./get-note) [b](get-note#request-body) [c](../first-note) [d](#here)\n\n## Here",
    ["get-note#request-body"],
  ],
  ["[a](./get-note#response-200-ok) [b](./create-note#request-body)", []],
  ["## Twice\n\n## Twice\n\n[a](#twice) [b](#twice-1) [c](#twice-2)", ["#twice-2"]],
  ["## Größe & `code` [#size]\n\n[a](#size) [b](#größe--code)", ["#größe--code"]],
  ["## Größe\n\n[a](#größe) [b](#gr%C3%B6%C3%9Fe) [c](#gr%)", ["#gr%"]],
  ['<a id="x" />\n\n<h2 id="y">Y</h2>\n\n[a](#x) [b](#y) [c](#z)', ["#z"]],
  ['<a href="./get-note">a</a> and <a href="./none">b</a>', ["./none"]],
  ["[a][one] [b][two] [c]\n\n[one]: ./get-note\n[two]: ./none\n[c]: #none", ["./none", "#none"]],
  [
    '<Cards>\n  <Card title="a" href="./none" />\n  <Card title="b" href="../first-note" />\n</Cards>',
    ["./none"],
  ],
  [
    "[a](./get-note.mdx) [b](./get-note/) [c](notes/get-note)",
    ["./get-note.mdx", "./get-note/", "notes/get-note"],
  ],
  ["[a](./get%2Dnote) [b](./get-note?x=1) [c](./%zz)", ["./%zz"]],
  ["[a](/anything) [b](https://a.example/#x) [c](mailto:a@b.example)", []],
  ['![a](./a.png) ![b](https://a.example/b.png) ![c](/c.png) <img src="d.png" />', ["./a.png", "d.png"]],
  ['<TypeTable type={{ a: { type: "string", description: "See [b](./none)." } }} />', ["./none"]],
  ["> - [a](./none)\n\n| a |\n| - |\n| [b](./nope) |", ["./none", "./nope"]],
  ["`[a](./none)`\n\n```md\n[a](./none)\n```", []],
];

test.each(links)("of the links of %s, %j lead nowhere", (text, wrong) => {
  const page = { folder: "notes", name: "page", file: "page.mdx", text: `---\ntitle: A\n---\n\n${text}\n` };
  const all = docsPages({ ...source, pages: { ...written, pages: [...written.pages, page] } });
  const problems = linkProblems(all, source.model);
  expect(problems.map(({ message }) => /`([^`]*)`/.exec(message)?.[1])).toEqual(wrong);
  expect(problems.every(({ code, file }) => /^page-link/.test(code) && file === "page.mdx")).toBe(true);
});

test("says how many links leave the docs", async () => {
  const text = "---\ntitle: A\n---\n\n[a](/b) [c](/d)\n";
  const page = { folder: "notes", name: "page", file: "page.mdx", text };
  const { words } = await checkPages({ ...source, pages: { pages: [page], orders: [] } });
  expect(words).toMatch(/, 2 links to the rest of the site not followed$/);
});

test("says how many imports leave the docs", async () => {
  const text = `---\ntitle: A\n---\n\nimport B from "../b";\nimport { c } from "c";\n\n<B />\n\n{c}\n`;
  const page = { folder: "notes", name: "page", file: "page.mdx", text };
  const { words } = await checkPages({ ...source, pages: { pages: [page], orders: [] } });
  expect(words).toMatch(/, 1 import of files of the site not followed$/);
});

/** What a page may hold, and what the site makes of it: nothing runs, and nothing that is text gets lost. */
const elements: readonly (readonly [text: string, html: string])[] = [
  ['<a id="x" href="./get-note">go</a>', '<a id="x" href="./get-note.html">go</a>'],
  ['<a href="javascript:run()">go</a>', "<a>go</a>"],
  ['<a href="JaVa&#x73;cript:run()" onClick="run()">go</a>', "<a>go</a>"],
  ["[go](javascript:run())", "<p>go</p>"],
  ['<Card title="a" href="./get-note">x</Card>', '<a href="./get-note.html">a</a>'],
  ["![a \\< b](https://a.example/b.png)", '<a href="https://a.example/b.png">a &#x3C; b</a>'],
  ["![a](javascript:run())", "a"],
  ["<script>run()</script>", "run()"],
  ['<iframe src="https://a.example" srcDoc="<script>run()</script>">x</iframe>', "x"],
  ["<style>body</style>", "body"],
  ['<img src="x" onError="run()" />', ""],
  ["<details><summary>More</summary>Text</details>", "<details><summary>More</summary>Text</details>"],
  ["Press <kbd>Ctrl</kbd>", "Press <kbd>Ctrl</kbd>"],
  ['<h2 id="y">Y</h2>', '<h2 id="y">Y</h2>'],
  ["{String(1)}", "<code>{String(1)}</code>"],
  [
    '<TypeTable type={{ a: { type: "string", description: "As `b`: [c](./get-note), <i> & _d_." } }} />',
    '<dl><dt><code>a</code><span>string</span></dt><dd><p>As <code>b</code>: <a href="./get-note.html">c</a>, &#x3C;i> &#x26; <em>d</em>.</p></dd></dl>',
  ],
  [
    '<Card title="A" description="`b` [c](javascript:run())" />',
    "<strong>A</strong></p><p><code>b</code> c</p>",
  ],
  ['<Card title="<b>" href="javascript:run()">x</Card>', "<strong>&#x3C;b></strong>"],
];

test.each(elements)("the site shows %s as %s", async (text, html) => {
  const page = { folder: "notes", name: "page", file: "page.mdx", text: `---\ntitle: A\n---\n\n${text}\n` };
  const shown =
    (await emitPages({ ...source, pages: { pages: [page], orders: [] } })).get("notes/page.html") ?? "";
  const main = /<h1>A<\/h1>\n(.*)\n<\/main>/s.exec(shown)?.[1] ?? "";
  expect(main).toContain(html);
  expect(main).not.toMatch(/<script|<iframe|<style|<img|javascript:|\son\w+=/i);
});

test("the pages decide what was made before, and are watched", async () => {
  const changed = { ...source, pages: { ...written, pages: written.pages.slice(1) } };
  expect(await docsContent(changed)).not.toBe(await docsContent(source));
  const names = inputs
    .filter((path) => /\.mdx$|meta\.json$/.test(path))
    .map((path) => path.split("handbook/")[1]);
  expect(names.sort()).toEqual([
    "admin/overview.mdx",
    "first-note.mdx",
    "notes/limits.mdx",
    "notes/meta.json",
    "notes/overview.mdx",
    "notes/secrets.mdx",
  ]);
});

test.each(furtherProblems)("%s, in another page", async (key, work, wanted) => {
  await expect(Promise.resolve(work())).rejects.toMatchObject({
    problems: [{ code: key.split(":")[0], ...(typeof wanted === "function" ? wanted() : wanted) }],
  });
});
