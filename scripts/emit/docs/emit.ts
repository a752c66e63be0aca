import { madeOnce } from "../../lib/made-once.ts";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import { emitProblem } from "../problems.ts";
import type { SampleSource } from "../samples/index.ts";
import type { Emitter, Source } from "../source.ts";
import { pageProblems } from "./check.ts";
import { type DocsFolder, docsFolders } from "./folders.ts";
import { fullText, indexText } from "./llms.ts";
import { collected, type DocsPage, docsPage } from "./page/page.ts";
import { parsePage } from "./page/parse.ts";
import { printProcessed, printSource } from "./page/print.ts";
import { webhookPage } from "./page/webhook.ts";
import { readPage } from "./written/read.ts";

/** The source that pages are made from. */
export type DocsSource = SampleSource & Pick<Source, "pages" | "whole">;

/**
 * The docs below `docs/`: each page as MDX and as the Markdown that the site serves, for each section its
 * `meta.json`, and `llms.txt`. Throws what `docsPages` throws.
 */
export const emitDocs: Emitter = (source) => {
  const pages = docsPages(source);
  return filesOf(source, pages, docsFolders(source, pages));
};

/** Beside the model, the pages that people write decide what the docs are. */
export async function docsContent({ pages, whole }: Source): Promise<string> {
  return JSON.stringify([pages, whole ? whole.model.sections : []]);
}

/** Cached, because the check, the docs and the site all need the pages. */
const made = new WeakMap<DocsSource["model"], { readonly source: DocsSource; readonly pages: DocsPage[] }>();

/**
 * The pages of all operations and webhooks, then those that people write. Throws a `ProblemError` with everything that keeps a page
 * from being written.
 */
export function docsPages(source: DocsSource): readonly DocsPage[] {
  const known = made.get(source.model);
  if (known?.source.pages === source.pages && known.source.samples === source.samples) return known.pages;
  const pages = newPages(source);
  made.set(source.model, { source, pages });
  return pages;
}

function newPages(source: DocsSource): DocsPage[] {
  const problems = pageProblems(source.model);
  if (problems.length > 0) throw new ProblemError(problems);
  const pages = source.model.operations.flatMap((operation) =>
    collected(() => [docsPage(operation, source)], problems),
  );
  for (const { name, operations } of source.model.webhooks ?? [])
    pages.push(...operations.map((operation) => webhookPage(name, operation, source.model)));
  const sections = new Set(["", ...source.model.sections.map(({ id }) => id)]);
  for (const written of source.pages.pages.filter(({ folder }) => sections.has(folder))) {
    const page = readPage(written, source.model, problems);
    if (page) problems.push(...twiceProblems(page, pages));
    if (page) pages.push(page);
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return pages;
}

function twiceProblems({ path, written }: DocsPage, pages: readonly DocsPage[]): Problem[] {
  return pages.some((page) => page.path === path)
    ? [emitProblem("page-twice", { path }, { file: written?.file })]
    : [];
}

function filesOf(
  { model }: DocsSource,
  pages: readonly DocsPage[],
  folders: readonly DocsFolder[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  // Without pages that people write, the order of the operations is that of the docs.
  const inOrder = pages.some((page) => page.written) ? folders.flatMap((folder) => folder.pages) : pages;
  const texts: string[] = [];
  const parse = madeOnce(parsePage);
  for (const page of inOrder) {
    const processed = printProcessed(page, parse);
    texts.push(processed);
    files.set(`docs/${page.path}.mdx`, printSource(page));
    files.set(`docs/${page.path}.md`, processed);
  }
  for (const { id, meta } of folders)
    files.set(id === "" ? "docs/meta.json" : `docs/${id}/meta.json`, `${JSON.stringify(meta, null, 2)}\n`);
  files.set("docs/llms.txt", indexText(model, folders));
  files.set("docs/llms-full.txt", fullText(texts));
  return files;
}
