import { readFile } from "node:fs/promises";
import type { Files } from "../../lib/output/files.ts";
import { type DocsSource, docsPages } from "../docs/emit.ts";
import { type DocsFolder, docsFolders } from "../docs/folders.ts";
import type { DocsPage } from "../docs/page/page.ts";
import { escaped, htmlPage } from "./frame.ts";
import { contentHtml } from "./html.ts";
import { htmlPath } from "./html-path.ts";

const stylesheet = new URL("./styles/page.css", import.meta.url);

/** Up to this number of pages, each of them lists all; otherwise it lists those of its folder, and the first page of each other folder. */
const shortList = 40;

/** The pages of the docs as HTML without a script, each with links to others and to the reference; and their stylesheet. */
export async function emitPages(source: DocsSource): Promise<Files> {
  const title = source.model.info.title;
  const pages = docsPages(source);
  const folders = docsFolders(source, pages);
  const files = new Map(
    pages.map((page) => [
      htmlPath(page.path),
      htmlPage({
        title: `${page.title} · ${title}`,
        head: [
          `<link rel="alternate" type="text/markdown" href="${rootOf(page)}${page.path}.md">`,
          `<link rel="stylesheet" href="${rootOf(page)}pages.css">`,
        ].join("\n"),
        body: bodyOf(page, title, folders, pages.length <= shortList),
        policy: { "style-src": ["'self'"] },
      }),
    ]),
  );
  return files.set("pages.css", await readFile(stylesheet, "utf8"));
}

/** The way from a page to the site's root. */
function rootOf({ path }: DocsPage): string {
  return path.includes("/") ? "../" : "";
}

function bodyOf(page: DocsPage, title: string, folders: readonly DocsFolder[], isShort: boolean): string {
  const root = rootOf(page);
  return [
    `<header><a href="${root}index.html">${escaped(title)}</a>`,
    `<a href="${root}${page.path}.md">Markdown</a></header>`,
    `<nav aria-label="Pages">`,
    ...folders.map((folder) =>
      isShort || folder.pages.includes(page) ? pagesOf(folder, page) : beginningOf(folder, page),
    ),
    `</nav>`,
    `<main>`,
    `<h1>${escaped(page.title)}</h1>`,
    ...(page.description === "" ? [] : [`<p class="description">${escaped(page.description)}</p>`]),
    contentHtml(page),
    `</main>`,
  ].join("\n");
}

function pagesOf({ title, pages }: DocsFolder, page: DocsPage): string {
  const items = pages.map(({ path, title: name }) => {
    const current = path === page.path ? ` aria-current="page"` : "";
    return `<li><a href="${rootOf(page)}${htmlPath(path)}"${current}>${escaped(name)}</a></li>`;
  });
  return `<h2>${escaped(title)}</h2>\n<ul>\n${items.join("\n")}\n</ul>`;
}

function beginningOf({ title, pages: [first] }: DocsFolder, page: DocsPage): string {
  return `<h2><a href="${rootOf(page)}${htmlPath(first?.path ?? page.path)}">${escaped(title)}</a></h2>`;
}
