import { count } from "../../../lib/count.ts";
import type { Problem } from "../../../lib/problem.ts";
import { type DocsSource, docsPages } from "../emit.ts";
import { checkBlocks } from "./blocks.ts";
import { linkProblems, linksBeyond } from "./links.ts";

/** What is wrong with the pages as a whole: links that lead nowhere, code that does not parse. */
export interface PagesReport {
  readonly problems: readonly Problem[];
  /** What was checked, and what could not be: a program is not installed, a link leaves the docs. */
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
  const beyond = linksBeyond(pages);
  const unfollowed = beyond === 0 ? "" : `, ${count(beyond, "link")} to the rest of the site not followed`;
  const files = pages.reduce((sum, { written }) => sum + (written?.imports ?? 0), 0);
  const unopened = files === 0 ? "" : `, ${count(files, "import")} of files of the site not followed`;
  return {
    problems: [...linkProblems(pages, source.model), ...problems],
    words: `${count(pages.length, "page")}${blocks}${unread.join("")}${unfollowed}${unopened}`,
  };
}
