import { ProblemError } from "../../lib/problem.ts";
import type { ApiModel, SectionModel } from "../../model/model.ts";
import type { SampleSource } from "../samples/index.ts";
import type { Emitter } from "../source.ts";
import { pageProblems } from "./check.ts";
import { fullText, indexText } from "./llms.ts";
import { collected, type DocsPage, docsPage } from "./page/page.ts";
import { printProcessed, printSource } from "./page/print.ts";
import { webhookPage } from "./page/webhook.ts";
import { operationsIn } from "./sections.ts";

/**
 * The docs below `docs/`: for each operation and webhook its page as MDX and as the Markdown that the site
 * serves, for each section its `meta.json`, and `llms.txt`. Throws what `pagesOf` throws.
 */
export const emitDocs: Emitter = (source) => filesOf(source.model, docsPages(source));

/** The pages of all operations and webhooks. Throws a `ProblemError` with everything that keeps a page from being written. */
export function docsPages(source: SampleSource): DocsPage[] {
  const problems = pageProblems(source.model);
  if (problems.length > 0) throw new ProblemError(problems);
  const pages = source.model.operations.flatMap((operation) =>
    collected(() => [docsPage(operation, source)], problems),
  );
  if (problems.length > 0) throw new ProblemError(problems);
  const sent = (source.model.webhooks ?? []).flatMap(({ name, operations }) =>
    operations.map((operation) => webhookPage(name, operation, source.model)),
  );
  return [...pages, ...sent];
}

function filesOf(api: ApiModel, pages: readonly DocsPage[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const texts: string[] = [];
  for (const page of pages) {
    const processed = printProcessed(page);
    texts.push(processed);
    files.set(`docs/${page.path}.mdx`, printSource(page));
    files.set(`docs/${page.path}.md`, processed);
  }
  for (const section of api.sections) {
    const names = operationsIn(api, section).map(({ page }) => page.name);
    if (names.length > 0) files.set(`docs/${section.id}/meta.json`, metaText(section, names));
  }
  files.set("docs/llms.txt", indexText(api));
  files.set("docs/llms-full.txt", fullText(texts));
  return files;
}

/** What Fumadocs reads in a folder: its title and the order of its pages. */
function metaText({ title, description }: SectionModel, pages: readonly string[]): string {
  return `${JSON.stringify({ title, description, pages }, null, 2)}\n`;
}
