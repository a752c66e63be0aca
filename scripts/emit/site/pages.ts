import { readFile } from "node:fs/promises";
import type { Contract } from "../../contract/contract.ts";
import type { Files } from "../../lib/output/files.ts";
import { pagesOf } from "../docs/emit.ts";
import type { Page } from "../docs/page/page.ts";
import type { Source } from "../source.ts";
import { escaped, htmlPage } from "./frame.ts";
import { contentHtml } from "./html.ts";

const stylesheet = new URL("./styles/page.css", import.meta.url);

/** The pages of the docs as HTML without a script, each with links to all others and to the reference. */
export async function emitPages({ contract, ...source }: Source): Promise<Files> {
  const style = await readFile(stylesheet, "utf8");
  const pages = pagesOf({ contract, ...source });
  return new Map(
    pages.map((page) => [
      `${page.path}.html`,
      htmlPage({
        title: `${page.title} · ${contract.api.title}`,
        head: `<link rel="alternate" type="text/markdown" href="../${page.path}.md">`,
        body: bodyOf(page, contract),
        style,
        policy: {},
      }),
    ]),
  );
}

function bodyOf(page: Page, contract: Contract): string {
  return [
    `<header><a href="../index.html">${escaped(contract.api.title)}</a>`,
    `<a href="../${page.path}.md">Markdown</a></header>`,
    `<nav aria-label="Pages">\n${contract.api.sections.map((section) => linksOf(section, page, contract)).join("\n")}\n</nav>`,
    `<main>`,
    `<h1>${escaped(page.title)}</h1>`,
    `<p class="description">${escaped(page.description)}</p>`,
    contentHtml(page),
    `</main>`,
  ].join("\n");
}

function linksOf(section: Contract["api"]["sections"][number], page: Page, { operations }: Contract): string {
  const items = operations
    .filter((operation) => operation.section === section)
    .map((operation) => {
      const path = `${section.id}/${operation.page}`;
      const current = path === page.path ? ` aria-current="page"` : "";
      return `<li><a href="../${path}.html"${current}>${escaped(operation.title)}</a></li>`;
    });
  return items.length > 0 ? `<h2>${escaped(section.title)}</h2>\n<ul>\n${items.join("\n")}\n</ul>` : "";
}
