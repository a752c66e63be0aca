import { firstPage } from "../../../model/pages.ts";
import type { PaginationModel } from "../../../model/vocabulary.ts";
import type { WireOperation } from "../operations/wire-operations.ts";
import type { StructureChange } from "./structure-rules.ts";

/** What became of the way in which callers read a list page by page. */
export function* paginationChanges(
  { model: { pagination: old } }: WireOperation,
  { model: { pagination: now } }: WireOperation,
): Generator<StructureChange> {
  const place = { place: "operation", direction: "both" } as const;
  if (!old && now)
    yield { ...place, rule: "pagination-added", bump: "minor", says: `is read page by page, ${wayOf(now)}` };
  if (old && !now)
    yield {
      ...place,
      rule: "pagination-removed",
      bump: "major",
      says: `is no longer read page by page, ${wayOf(old)}`,
      fix: "Keep the parameters and fields by which callers read it.",
    };
  if (!old || !now || wayOf(old) === wayOf(now)) return;
  const isKept = Object.entries(partsOf(old)).every(
    ([name, part]) => part === undefined || part === partsOf(now)[name],
  );
  const says = `is read page by page ${wayOf(now)}; before, ${wayOf(old)}`;
  yield isKept
    ? { ...place, rule: "pagination-changed", bump: "minor", says }
    : {
        ...place,
        rule: "pagination-changed",
        bump: "major",
        says,
        fix: "Give the new way a parameter of its own, and keep the old one.",
      };
}

/** Everything by which callers read pages, each in words. */
function partsOf(pagination: PaginationModel): Readonly<Record<string, string | undefined>> {
  const { cursor, offset, page, items, limit, total, more } = pagination;
  return {
    way: cursor
      ? `with \`${cursor.next}\` as the cursor \`${cursor.parameter}\``
      : offset
        ? `with the offset \`${offset.parameter}\``
        : `with the number \`${page.parameter}\`, from ${firstPage(pagination)} on`,
    items: items === undefined ? "the response is the list" : `items in \`${items}\``,
    limit: limit && `at most \`${limit}\``,
    total: total && `their number in \`${total}\``,
    more: more && `\`${more}\` says whether there are more`,
  };
}

function wayOf(pagination: PaginationModel): string {
  return Object.values(partsOf(pagination))
    .filter((part) => part !== undefined)
    .join(", ");
}
