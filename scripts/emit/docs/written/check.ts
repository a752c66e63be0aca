import { count } from "../../../lib/count.ts";
import type { Problem } from "../../../lib/problem.ts";
import { type DocsSource, docsPages } from "../emit.ts";
import { checkBlocks } from "./blocks.ts";
import { linkProblems } from "./links.ts";

/** What is wrong with the pages as a whole: links that lead nowhere, code that does not parse. */
export interface PagesReport {
  readonly problems: readonly Problem[];
  /** What was checked, and what could not be, because a program is not installed. */
  readonly words: string;
}

/** Checks the pages of the docs against each other. Throws what `docsPages` throws. */
export async function checkPages(source: DocsSource): Promise<PagesReport> {
  const pages = docsPages(source);
  const { problems, parsed, missing } = await checkBlocks(pages);
  const blocks = parsed === 0 ? "" : `, ${count(parsed, "block")} of code`;
  const unread = [...missing].map(
    ([program, number]) => `, ${count(number, "block")} not read without ${program}`,
  );
  return {
    problems: [...linkProblems(pages, source.model), ...problems],
    words: `${count(pages.length, "page")}${blocks}${unread.join("")}`,
  };
}
