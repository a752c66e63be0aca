import type { Section } from "../../contract/api.ts";
import { ProblemError } from "../../lib/problem.ts";
import type { Emitter, Source } from "../source.ts";
import { pageProblems } from "./check.ts";
import { fullText, indexText } from "./llms.ts";
import { collected, type Page, pageOf } from "./page/page.ts";
import { printProcessed, printSource } from "./page/print.ts";

/**
 * The docs below `docs/`: for each operation its page as MDX and as the Markdown that the site
 * serves, for each section its `meta.json`, and `llms.txt`. Throws what `pagesOf` throws.
 */
export const emitDocs: Emitter = (source) => filesOf(source, pagesOf(source));

/** The pages of all operations. Throws a `ProblemError` with everything that keeps a page from being written. */
export function pagesOf(source: Source): Page[] {
  const problems = pageProblems(source.contract);
  if (problems.length > 0) throw new ProblemError(problems);
  const pages = source.contract.operations.flatMap((operation) =>
    collected(() => [pageOf(operation, source)], problems),
  );
  if (problems.length > 0) throw new ProblemError(problems);
  return pages;
}

function filesOf({ contract }: Source, pages: readonly Page[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const texts: string[] = [];
  for (const page of pages) {
    const text = printSource(page);
    const processed = printProcessed(page, text);
    texts.push(processed);
    files.set(`docs/${page.path}.mdx`, text);
    files.set(`docs/${page.path}.md`, processed);
  }
  for (const section of contract.api.sections) {
    const names = contract.operations
      .filter((operation) => operation.section === section)
      .map(({ page }) => page);
    if (names.length > 0) files.set(`docs/${section.id}/meta.json`, metaText(section, names));
  }
  files.set("docs/llms.txt", indexText(contract));
  files.set("docs/llms-full.txt", fullText(texts));
  return files;
}

/** What Fumadocs reads of a folder: its title and the order of its pages. */
function metaText({ title, description }: Section, pages: readonly string[]): string {
  return `${JSON.stringify({ title, description, pages }, null, 2)}\n`;
}
