import { dottedPlaceIn } from "../../lib/dotted-place.ts";
import { asFields, type Fields, fieldAt } from "../../lib/fields.ts";
import type { OperationModel } from "../../model/model.ts";
import { firstPage, pageParameter } from "../../model/pages.ts";
import type { OperationCheck, Result } from "../check.ts";
import { notFound, refusal, success } from "../expectation.ts";
import type { Probe } from "../probe.ts";
import type { RequestInput } from "../request-input.ts";
import { authorizedRequest, type CheckedTarget } from "../target.ts";
import { contains } from "../values.ts";
import { identityOf, inputOn, type LawResource, recordIn } from "./resources.ts";

/** Longer lists are not read to their end. */
export const mostPages = 40;

/** A probe of the laws: a valid request whose success is judged by them. */
export function lawProbe(
  target: CheckedTarget,
  input: RequestInput,
  label: string,
  what = "a valid request",
): Probe {
  return {
    rule: "valid-request",
    what,
    label,
    subject: target.subject,
    request: authorizedRequest(target, input),
    input,
    expected: success,
    lawful: true,
  };
}

/** What an object holds now, as the contract's reads show it; `undefined` if there is no read, or no answer. */
export async function stateOf(
  check: OperationCheck,
  resource: LawResource,
  record: Fields,
): Promise<Fields | undefined> {
  const { read, list } = resource;
  if (read?.authorized) {
    const result = await check.ask(
      lawProbe(read, inputOn(read, record, read.own?.params), "reading it back"),
    );
    return result.succeeded ? recordIn(read.subject.operation, result.value) : undefined;
  }
  if (!list?.authorized) return undefined;
  const wanted = identityOf(resource, record);
  for await (const item of itemsOfPage(check, list)) if (identityOf(resource, item) === wanted) return item;
  return undefined;
}

/** The current state of an object, as far as it is known: by a read, otherwise by the last answer. */
export async function knownState(
  check: OperationCheck,
  resource: LawResource,
  answered: Fields,
): Promise<Fields | undefined> {
  return isReadable(resource) ? stateOf(check, resource, answered) : answered;
}

/** The same, after a read shows the last answer; if the server does not show it in time, without it. */
export function shownState(
  check: OperationCheck,
  resource: LawResource,
  answered: Fields,
): Promise<Fields | undefined> {
  return check.settled(async (look, again) => {
    const state = await knownState(look, resource, answered);
    if (
      state &&
      !fieldsOf(resource).every((name) => !(name in answered) || contains(state[name], answered[name]))
    )
      again();
    return state;
  });
}

/** The fields that a request sets. */
function fieldsOf({ create, update }: LawResource): readonly string[] {
  return [create, update].flatMap((target) => target?.subject.operation.laws?.sets ?? []);
}

/** Whether there is a way to read objects of the resource. */
export function isReadable({ read, list }: LawResource): boolean {
  return Boolean(read?.authorized || list?.authorized);
}

/** The items of a list, page by page. */
export async function* itemsOfPage(
  check: OperationCheck,
  list: CheckedTarget,
  query: Fields = {},
  expected = success,
): AsyncGenerator<Fields> {
  for await (const { items } of pagesOf(check, list, query, expected)) yield* items;
}

/** The items that one answer of a list holds; `undefined` where it has none of its form. */
export function listedItems(
  { subject: { operation } }: CheckedTarget,
  { value }: Result,
): Fields[] | undefined {
  const { pagination, shows = dottedPlaceIn(value, pagination?.items) } = operation;
  const held = fieldAt(value, shows);
  return Array.isArray(held) ? held.map(asFields).filter((item) => item !== undefined) : undefined;
}

export interface Page {
  readonly items: readonly Fields[];
  readonly probe: Probe;
  readonly result: Result;
  /** Whether it repeats an earlier page, with the same next one: the list has no end. */
  readonly isAgain: boolean;
}

/** The pages of a list, up to the last one or to one that repeats an earlier page. */
export async function* pagesOf(
  check: OperationCheck,
  list: CheckedTarget,
  query: Fields = {},
  expected = success,
): AsyncGenerator<Page> {
  const { operation, sample } = list.subject;
  let following: Fields | undefined = firstPageQuery(operation, sample.query);
  let read = 0;
  const seen = new Set<string>();
  for (let page = 0; page < mostPages && following; page++) {
    const input: RequestInput = {
      ...sample,
      params: list.own?.params ?? {},
      query: { ...sample.query, ...query, ...following },
    };
    const mayEnd = page > 0 && !operation.pagination?.cursor;
    const probe = {
      ...lawProbe(list, input, `page ${page + 1}`),
      expected: mayEnd ? { ...notFound(operation), ...refusal, ...expected } : expected,
    };
    const result = await check.ask(probe);
    const items = listedItems(list, result);
    if (!result.succeeded || !items) return;
    read += items.length;
    following = followingPage(list, result.value, { page: page + 1, read, isEmpty: items.length === 0 });
    const shown = JSON.stringify([operation.pagination?.cursor && following, items]);
    const isAgain = following !== undefined && items.length > 0 && seen.has(shown);
    seen.add(shown);
    yield { items, probe, result, isAgain };
    if (isAgain) return;
  }
}

/** Where the sample of a request asks for another page, the query that asks for the first. */
function firstPageQuery({ pagination }: OperationModel, sample: Fields): Fields {
  if (!pagination || pagination.cursor) return {};
  const parameter = pageParameter(pagination);
  return Object.hasOwn(sample, parameter)
    ? { [parameter]: pagination.offset ? 0 : firstPage(pagination) }
    : {};
}

/** The query of the page that follows an answer; `undefined`: it is the last page. */
function followingPage(
  { subject: { operation } }: CheckedTarget,
  value: unknown,
  { page, read, isEmpty }: { readonly page: number; readonly read: number; readonly isEmpty: boolean },
): Fields | undefined {
  const { pagination } = operation;
  if (!pagination) return undefined;
  const parameter = pageParameter(pagination);
  const [more, total] = [pagination.more, pagination.total].map((name) =>
    name === undefined ? undefined : fieldAt(value, dottedPlaceIn(value, name)),
  );
  if (pagination.cursor) {
    const cursor = fieldAt(value, dottedPlaceIn(value, pagination.cursor.next));
    return more === false || cursor === undefined || cursor === null || cursor === ""
      ? undefined
      : { [parameter]: cursor };
  }
  const isLast = typeof more === "boolean" ? !more : typeof total === "number" ? read >= total : isEmpty;
  if (isLast) return undefined;
  return { [parameter]: pagination.offset ? read : firstPage(pagination) + page };
}
