import type { z } from "zod";
import { dottedPlaceIn } from "../../lib/dotted-place.ts";
import { type Fields, fieldAt } from "../../lib/fields.ts";
import type { OperationCheck } from "../check.ts";
import type { RuleName } from "../rules.ts";
import type { CheckedTarget } from "../target.ts";
import { law } from "./answers.ts";
import { identityOf, type LawResource } from "./resources.ts";
import { mostPages, type Page, pagesOf } from "./state.ts";

/** The first pages of a list, read with every small limit. */
const limits = [1, 2];
const enough = 4;

/** A page is bounded by its limit, and pages follow each other without gap or repetition. */
export function checkList(check: OperationCheck, resource: LawResource): Promise<void> {
  return check.settled((look) => lookAtPages(look, resource));
}

async function lookAtPages(check: OperationCheck, resource: LawResource): Promise<void> {
  const { list } = resource;
  const { pagination } = list?.subject.operation ?? {};
  if (!list?.authorized || !pagination) return;
  const usual = pagination.limit && querySchema(list, pagination.limit)?.safeParse(undefined).data;
  const whole = await firstItems(check, resource, {}, typeof usual === "number" ? usual : undefined);
  checkTotal(check, list, whole);
  for (const limit of pagination.limit ? limits : []) {
    const read = await firstItems(check, resource, { [pagination.limit as string]: limit }, limit, enough);
    const [first] = read.pages;
    if (!first) continue;
    const names = read.items.map((item) => identityOf(resource, item));
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    const wanted = whole.items.slice(0, enough).map((item) => identityOf(resource, item));
    const report = (rule: RuleName, message: string, expected: string) =>
      check.report(law(rule, "", message, expected, names), first.probe, first.result.outcome);
    if (twice !== undefined && resource.key.length > 0)
      report("pages", "An item comes on two pages.", "each item once");
    else if (resource.key.length > 0 && !wanted.every((name, index) => names[index] === name))
      report(
        "pages",
        "Small pages together hold other items than a large one.",
        "the same items in the same order",
      );
  }
}

/** Where a list was read to its end, the number of all items is that of those that came. */
function checkTotal(
  check: OperationCheck,
  { subject: { operation } }: CheckedTarget,
  { pages, items }: { readonly pages: readonly Page[]; readonly items: readonly Fields[] },
): void {
  const last = pages.at(-1);
  const name = operation.pagination?.total;
  if (!last || name === undefined || pages.length >= mostPages) return;
  const total = fieldAt(last.result.value, dottedPlaceIn(last.result.value, name));
  if (typeof total !== "number" || total === items.length) return;
  const message = `\`${name}\` is not the number of all items.`;
  check.report(
    law("pages", "total", message, `\`${name}\`: ${items.length}`, total),
    last.probe,
    last.result.outcome,
  );
}

function querySchema({ subject: { operation, zod } }: CheckedTarget, wanted: string): z.ZodType | undefined {
  const parameter = operation.parameters.find(
    ({ in: location, name }) => location === "query" && name === wanted,
  );
  return parameter && zod.of(parameter);
}

/** What a page gives for the next one is what the operation takes for it. */
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
