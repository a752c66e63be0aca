import { readFile } from "node:fs/promises";
import type { Files } from "../../lib/output/files.ts";
import { type DocsSource, docsPages } from "../docs/emit.ts";
import { type DocsFolder, docsFolders } from "../docs/folders.ts";
import type { DocsPage } from "../docs/page/page.ts";
import { escaped, htmlPage } from "./frame.ts";
import { contentHtml } from "./html.ts";
import { htmlPath } from "./html-path.ts";

const stylesheet = new URL("./styles/page.css", import.meta.url);

/** The pages of the docs as HTML without a script, each with links to all others and to the reference. */
export async function emitPages(source: DocsSource): Promise<Files> {
  const style = await readFile(stylesheet, "utf8");
  const title = source.model.info.title;
  const pages = docsPages(source);
  const folders = docsFolders(source, pages);
  return new Map(
    pages.map((page) => [
      htmlPath(page.path),
      htmlPage({
        title: `${page.title} · ${title}`,
        head: `<link rel="alternate" type="text/markdown" href="${rootOf(page)}${page.path}.md">`,
        body: bodyOf(page, title, folders),
        style,
        policy: {},
      }),
    ]),
  );
}

/** The way from a page to the site's root. */
function rootOf({ path }: DocsPage): string {
  return path.includes("/") ? "../" : "";
}

function bodyOf(page: DocsPage, title: string, folders: readonly DocsFolder[]): string {
  const root = rootOf(page);
  return [
    `<header><a href="${root}index.html">${escaped(title)}</a>`,
    `<a href="${root}${page.path}.md">Markdown</a></header>`,
    `<nav aria-label="Pages">\n${folders.map((folder) => linksOf(folder, page)).join("\n")}\n</nav>`,
    `<main>`,
    `<h1>${escaped(page.title)}</h1>`,
    ...(page.description === "" ? [] : [`<p class="description">${escaped(page.description)}</p>`]),
    contentHtml(page),
    `</main>`,
  ].join("\n");
}

function linksOf({ title, pages }: DocsFolder, page: DocsPage): string {
  const items = pages.map(({ path, title: name }) => {
    const current = path === page.path ? ` aria-current="page"` : "";
    return `<li><a href="${rootOf(page)}${htmlPath(path)}"${current}>${escaped(name)}</a></li>`;
  });
  return `<h2>${escaped(title)}</h2>\n<ul>\n${items.join("\n")}\n</ul>`;
}
