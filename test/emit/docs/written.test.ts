import { expect, test } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { docsContent, emitDocs } from "../../../scripts/emit/docs/emit.ts";
import { checkPages } from "../../../scripts/emit/docs/written/check.ts";
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
