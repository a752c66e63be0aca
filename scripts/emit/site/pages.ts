import { readFile } from "node:fs/promises";
import type { Files } from "../../lib/output/files.ts";
import type { ApiModel, SectionModel } from "../../model/model.ts";
import { docsPages } from "../docs/emit.ts";
import type { DocsPage } from "../docs/page/page.ts";
import { operationsIn, pagePath } from "../docs/sections.ts";
import type { SampleSource } from "../samples/index.ts";
import { escaped, htmlPage } from "./frame.ts";
import { contentHtml } from "./html.ts";

const stylesheet = new URL("./styles/page.css", import.meta.url);

/** The pages of the docs as HTML without a script, each with links to all others and to the reference. */
export async function emitPages(source: SampleSource): Promise<Files> {
  const style = await readFile(stylesheet, "utf8");
  const api = source.model;
  return new Map(
    docsPages(source).map((page) => [
      `${page.path}.html`,
      htmlPage({
        title: `${page.title} · ${api.info.title}`,
        head: `<link rel="alternate" type="text/markdown" href="../${page.path}.md">`,
        body: bodyOf(page, api),
        style,
        policy: {},
      }),
    ]),
  );
}

function bodyOf(page: DocsPage, api: ApiModel): string {
  return [
    `<header><a href="../index.html">${escaped(api.info.title)}</a>`,
    `<a href="../${page.path}.md">Markdown</a></header>`,
    `<nav aria-label="Pages">\n${api.sections.map((section) => linksOf(section, page, api)).join("\n")}\n</nav>`,
    `<main>`,
    `<h1>${escaped(page.title)}</h1>`,
    `<p class="description">${escaped(page.description)}</p>`,
    contentHtml(page),
    `</main>`,
  ].join("\n");
}

function linksOf(section: SectionModel, page: DocsPage, api: ApiModel): string {
  const items = operationsIn(api, section).map((operation) => {
    const path = pagePath(operation);
    const current = path === page.path ? ` aria-current="page"` : "";
    return `<li><a href="../${path}.html"${current}>${escaped(operation.title)}</a></li>`;
  });
  return items.length > 0 ? `<h2>${escaped(section.title)}</h2>\n<ul>\n${items.join("\n")}\n</ul>` : "";
}
