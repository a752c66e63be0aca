import { isDeepStrictEqual } from "node:util";
import { type Fields, ownField } from "../lib/fields.ts";
import type { ResponseModel } from "../model/model.ts";
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
  const cursor = pagination && call.query[pagination.cursor.parameter];
  const from = cursor === undefined ? 0 : positionIn(cursor);
  if (from === undefined) {
    const invalid = errorOf(operation, 400, "cursor");
    return invalid && !invalid.given && !invalid.shared
      ? { ...errorAnswer(work, invalid, {}), status: 400 }
      : invalidParameterAnswer(api, pagination?.cursor.parameter ?? "");
  }
  const limit = Number((pagination?.limit && call.query[pagination.limit]) ?? Number.POSITIVE_INFINITY);
  const { page, isLast } = pageOf(work, call, from, limit);
  const items = page.map(({ fields }) => fields);
  const next = isLast ? null : cursorAt(page.at(-1)?.position ?? 0);
  const body = bodyOf(view, pagination, items, next);
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

/** The page after a position, and whether another one follows. */
function pageOf(work: ResourceWork, call: LocalCall, from: number, limit: number) {
  const page: Stored[] = [];
  for (const object of matching(work, call, from)) {
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
  const controls = new Set([pagination?.limit, pagination?.cursor.parameter]);
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

/** The example's answer with these items, and with the next page's cursor. */
function bodyOf(
  view: View,
  pagination: PaginationModel | undefined,
  items: readonly Fields[],
  next: string | null,
) {
  const page = view.with(items);
  if (!pagination) return page;
  const { [pagination.cursor.next]: _shown, ...rest } = page as Fields;
  const whole = { ...rest, [pagination.cursor.next]: next };
  return next === null && !view.schema.safeParse(whole).success ? rest : whole;
}

/** Opaque to callers: the position of a page's last object. */
function cursorAt(position: number): string {
  return Buffer.from(`after ${position}`).toString("base64url");
}

function positionIn(cursor: unknown): number | undefined {
  const [, position] = /^after (\d{1,15})$/.exec(Buffer.from(String(cursor), "base64url").toString()) ?? [];
  return position === undefined ? undefined : Number(position);
}
