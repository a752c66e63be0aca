import type { PaginationModel } from "./vocabulary.ts";

/** The query parameter by which callers go from page to page. */
export function pageParameter({ cursor, offset, page }: PaginationModel): string {
  return (cursor ?? offset ?? page).parameter;
}

/** The number of the first page, where pages have numbers. */
export function firstPage({ page }: PaginationModel): number {
  return page?.first ?? 1;
}

/** How callers read the whole list: a Markdown sentence. */
export function pagesSentence(pagination: PaginationModel): string {
  const { cursor, offset, total, more } = pagination;
  const parameter = `\`${pageParameter(pagination)}\``;
  const steps = [
    cursor
      ? `\`${cursor.next}\` of an answer, sent as ${parameter}, reads the next page, until it is null or absent`
      : offset
        ? `${parameter} is the number of items before the page`
        : `${parameter} is the number of the page, from ${firstPage(pagination)} on`,
    more && `\`${more}\` says whether another page follows`,
    total && `\`${total}\` is the number of all items`,
    !cursor && !more && !total && "a page without items follows the last one",
  ];
  return `Page by page: ${steps.filter(Boolean).join("; ")}.`;
}
