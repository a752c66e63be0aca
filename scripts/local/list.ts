import { isDeepStrictEqual } from "node:util";
import { dottedPlaceIn } from "../lib/dotted-place.ts";
import { type Fields, ownField, withFieldAt } from "../lib/fields.ts";
import type { ResponseModel } from "../model/model.ts";
import { firstPage, pageParameter } from "../model/pages.ts";
import type { PaginationModel } from "../model/vocabulary.ts";
import type { HandlerResult } from "../runtime/server/operation.ts";
import { answer, errorAnswer, errorOf, exampleAnswer, headersOf } from "./answers.ts";
import { invalidParameterAnswer, objectsOf, standsUnder } from "./objects.ts";
import type { Stored } from "./store.ts";
import type { View } from "./views.ts";
import type { Effect, LocalCall, ResourceWork } from "./work.ts";

/** The objects that belong to the path and match the query's fields, page by page. */
export const list: Effect = (work, call) => {
  const { api, operation, resource } = work;
  const [view] = resource.views.get(operation.operationId) ?? [];
  if (!view) return withoutItems(work, call);
  const { pagination } = operation;
  const limit = Number((pagination?.limit && call.query[pagination.limit]) ?? Number.POSITIVE_INFINITY);
  const start = pagination ? startOf(pagination, call.query, limit) : { after: 0, passed: 0 };
  if (!start) {
    const parameter = pagination ? pageParameter(pagination) : "";
    const invalid = errorOf(operation, 400, pagination?.cursor ? "cursor" : parameter);
    return invalid && !invalid.given && !invalid.shared
      ? { ...errorAnswer(work, invalid, {}), status: 400 }
      : invalidParameterAnswer(api, parameter);
  }
  const { page, isLast } = pageOf(work, call, start, limit);
  const items = page.map(({ fields }) => fields);
  const told = {
    next: isLast ? null : cursorAt(page.at(-1)?.position ?? 0),
    more: !isLast,
    total: pagination?.total === undefined ? 0 : [...matching(work, call, 0)].length,
  };
  const body = bodyOf(view, pagination, items, told);
  return {
    ...answer(operation, view.response, body),
    headers: headersOf(work, view.response, totalFor(view.response, work, call)),
  };
};

/** An answer without a body; it can only tell the number of items. */
function withoutItems(work: ResourceWork, call: LocalCall): HandlerResult {
  const { responses } = work.operation;
  const [response] = responses;
  if (!response || response.content.length > 0) return exampleAnswer(work, call.query);
  return {
    ...answer(work.operation, response, undefined),
    headers: headersOf(work, response, totalFor(response, work, call)),
  };
}

/** Where a page starts: after a position of the store, and after so many of the objects that match. */
interface Start {
  readonly after: number;
  readonly passed: number;
}

/** Where the page that a query asks for starts; `undefined`: there is no such place. */
function startOf(pagination: PaginationModel, query: Fields, limit: number): Start | undefined {
  const asked = query[pageParameter(pagination)];
  if (asked === undefined) return { after: 0, passed: 0 };
  if (pagination.cursor) {
    const after = positionIn(asked);
    return after === undefined ? undefined : { after, passed: 0 };
  }
  const number = Number(asked) - (pagination.page ? firstPage(pagination) : 0);
  if (!(number >= 0)) return undefined;
  return { after: 0, passed: pagination.page && number > 0 ? number * limit : number };
}

/** The page from a start on, and whether another one follows. */
function pageOf(work: ResourceWork, call: LocalCall, { after, passed }: Start, limit: number) {
  const page: Stored[] = [];
  let place = 0;
  for (const object of matching(work, call, after)) {
    if (place++ < passed) continue;
    if (page.length >= limit) return { page, isLast: false };
    page.push(object);
  }
  return { page, isLast: true };
}

const totalCount = "x-total-count";

/** The total number of objects, if the answer promises it, because it takes reading them all. */
function totalFor(response: ResponseModel, work: ResourceWork, call: LocalCall): Fields {
  const isTold = response.headers.some(({ name }) => name.toLowerCase() === totalCount);
  return isTold ? { [totalCount]: [...matching(work, call, 0)].length } : {};
}

/** The objects after a position that belong to the path and match the query. */
function* matching({ operation, resource, store }: ResourceWork, call: LocalCall, from: number) {
  const { pagination } = operation;
  const controls = new Set(pagination ? [pagination.limit, pageParameter(pagination)] : []);
  const filters = Object.entries(call.query).filter(
    ([name, value]) => !controls.has(name) && value !== undefined,
  );
  for (const object of store().after(objectsOf(call, resource), from))
    if (
      standsUnder(object, resource, operation, call.params) &&
      filters.every(([name, value]) => fits(object.fields, name, value))
    )
      yield object;
}

/** Whether an object matches a query parameter that has the name of a field. */
function fits(fields: Fields, name: string, wanted: unknown): boolean {
  const held = ownField(fields, name);
  if (held === undefined) return true;
  const values = [held].flat();
  return [wanted].flat().every((value) => values.some((one) => isDeepStrictEqual(one, value)));
}

/** What an answer says of the pages. */
interface PagesTold {
  /** The cursor of the next page; `null`: there is none. */
  readonly next: string | null;
  readonly more: boolean;
  readonly total: number;
}

/** The example's answer with these items, and with what it says of the pages. */
function bodyOf(
  view: View,
  pagination: PaginationModel | undefined,
  items: readonly Fields[],
  { next, more, total }: PagesTold,
) {
  const page = view.with(items);
  if (!pagination) return page;
  const told = (nextPage: string | undefined | null) =>
    [
      { place: pagination.cursor?.next, value: nextPage },
      { place: pagination.more, value: more },
      { place: pagination.total, value: total },
    ].reduce<unknown>(
      (body, { place, value }) =>
        place === undefined ? body : withFieldAt(body, dottedPlaceIn(page, place), value),
      page,
    );
  const whole = told(next);
  return next === null && !view.schema.safeParse(whole).success ? told(undefined) : whole;
}

/** Opaque to callers: the position of a page's last object. */
function cursorAt(position: number): string {
  return Buffer.from(`after ${position}`).toString("base64url");
}

function positionIn(cursor: unknown): number | undefined {
  const [, position] = /^after (\d{1,15})$/.exec(Buffer.from(String(cursor), "base64url").toString()) ?? [];
  return position === undefined ? undefined : Number(position);
}
