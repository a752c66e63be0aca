import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { dottedPlaceIn } from "../../lib/dotted-place.ts";
import { type Fields, fieldAt } from "../../lib/fields.ts";
import type { OperationCheck } from "../check.ts";
import type { Deviation } from "../deviation.ts";
import type { CheckedTarget } from "../target.ts";
import { law } from "./answers.ts";
import { identityOf, type LawResource } from "./resources.ts";
import { mostPages, type Page, pagesOf } from "./state.ts";

/** The first pages of a list, read with every small limit. */
const limits = [1, 2];
const enough = 4;
/** How often they are read if the list changes in the meantime. */
const mostWalks = 3;

/** A page is bounded by its limit, and pages follow each other without gap or repetition. */
export function checkList(check: OperationCheck, resource: LawResource): Promise<void> {
  return check.settled((look) => lookAtPages(look, resource));
}

async function lookAtPages(check: OperationCheck, resource: LawResource): Promise<void> {
  const { list } = resource;
  const { pagination } = list?.subject.operation ?? {};
  if (!list?.authorized || !pagination) return;
  const usual = pagination.limit && querySchema(list, pagination.limit)?.safeParse(undefined).data;
  const readWhole = () => firstItems(check, resource, {}, typeof usual === "number" ? usual : undefined);
  let whole = await readWhole();
  /** Reports what is still wrong after a read during which no other caller has moved items. */
  const steadily = async (look: () => Promise<Wrong | undefined>): Promise<void> => {
    for (let walks = 1; walks <= mostWalks; walks++) {
      const wrong = await look();
      if (!wrong) return;
      const before = whole;
      whole = await readWhole();
      if (areOthersAtWork(resource, before.items, whole.items)) continue;
      check.report(wrong.deviation, wrong.page.probe, wrong.page.result.outcome);
      return;
    }
  };
  await steadily(async () => wrongTotal(list, whole));
  for (const limit of pagination.limit ? limits : [])
    await steadily(async () => {
      const query = { [pagination.limit as string]: limit };
      const { items, pages } = await firstItems(check, resource, query, limit, enough);
      const deviation = wrongPages(resource, items, whole.items);
      return deviation && pages[0] && { deviation, page: pages[0] };
    });
}

/** A deviation, and the page that shows it. */
interface Wrong {
  readonly deviation: Deviation;
  readonly page: Page;
}

/** If a list was read to its end, its total is the number of the items that were read. */
function wrongTotal(
  { subject: { operation } }: CheckedTarget,
  { pages, items }: { readonly pages: readonly Page[]; readonly items: Items },
): Wrong | undefined {
  const page = pages.at(-1);
  const name = operation.pagination?.total;
  if (!page || name === undefined || pages.length >= mostPages) return undefined;
  const total = fieldAt(page.result.value, dottedPlaceIn(page.result.value, name));
  if (typeof total !== "number" || total === items.length) return undefined;
  const message = `\`${name}\` is not the number of all items.`;
  return { deviation: law("pages", "total", message, `\`${name}\`: ${items.length}`, total), page };
}

type Items = readonly Fields[];

/** How small pages deviate from a large one. */
function wrongPages(resource: LawResource, small: Items, whole: Items): Deviation | undefined {
  if (resource.key.length === 0) return undefined;
  const names = small.map((item) => identityOf(resource, item));
  const wanted = whole.slice(0, enough).map((item) => identityOf(resource, item));
  if (names.some((name, index) => names.indexOf(name) !== index))
    return law("pages", "", "An item comes on two pages.", "each item once", names);
  if (wanted.every((name, index) => names[index] === name)) return undefined;
  const message = "Small pages together hold other items than a large one.";
  return law("pages", "", message, "the same items in the same order", names);
}

/** Whether objects were created or deleted between two reads of a list, which moves those after them; the order is the same. */
function areOthersAtWork(resource: LawResource, before: Items, after: Items): boolean {
  // If items move between two pages, one of them is read twice.
  const [one, other] = [before, after].map((items) => [
    ...new Set(items.map((item) => identityOf(resource, item))),
  ]);
  const common = (names: readonly string[] = [], of: readonly string[] = []) => {
    const known = new Set(of);
    return names.filter((name) => known.has(name));
  };
  return !isDeepStrictEqual(one, other) && isDeepStrictEqual(common(one, other), common(other, one));
}

function querySchema({ subject: { operation, zod } }: CheckedTarget, wanted: string): z.ZodType | undefined {
  const parameter = operation.parameters.find(
    ({ in: location, name }) => location === "query" && name === wanted,
  );
  return parameter && zod.of(parameter);
}

/** The operation takes the value that a page gives for the next one. */
function checkCursor(check: OperationCheck, list: CheckedTarget, { probe, result }: Page): void {
  const { cursor } = list.subject.operation.pagination ?? {};
  const next = cursor && fieldAt(result.value, dottedPlaceIn(result.value, cursor.next));
  const schema = cursor && querySchema(list, cursor.parameter);
  if (!schema || next === undefined || next === null || schema.safeParse(next).success) return;
  const message = `\`${cursor.next}\` is no value that \`${cursor.parameter}\` takes.`;
  check.report(
    law("pages", "cursor", message, `a value for \`${cursor.parameter}\`, or null at the end`, next),
    probe,
    result.outcome,
  );
}

async function firstItems(
  check: OperationCheck,
  resource: LawResource,
  query: Fields,
  limit = Number.POSITIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
) {
  const pages: Page[] = [];
  const items: Fields[] = [];
  if (!resource.list) return { pages, items };
  let empty = 0;
  for await (const page of pagesOf(check, resource.list, query)) {
    pages.push(page);
    items.push(...page.items);
    if (page.items.length > limit)
      check.report(
        law("limit", "", `A page has more items than its limit: ${page.items.length}.`, `at most ${limit}`),
        page.probe,
        page.result.outcome,
      );
    empty = page.items.length === 0 ? empty + 1 : 0;
    if (empty > 1 || page.isAgain) {
      const message = page.isAgain
        ? "The list has no last page: it begins anew."
        : "The list has no last page: it goes on with pages that hold nothing.";
      check.report(
        law("pages", "endless", message, "a last page that says so"),
        page.probe,
        page.result.outcome,
      );
      break;
    }
    checkCursor(check, resource.list, page);
    if (items.length >= most) break;
  }
  return { pages, items };
}
