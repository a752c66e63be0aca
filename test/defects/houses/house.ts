import { isDeepStrictEqual } from "node:util";
import { type Answer, jsonAnswer, Refusal, type Request } from "../http.ts";
import { isObject, isText } from "../sink/input.ts";
import { type Endpoint, type Site, siteOf } from "../site.ts";

/** What small servers of several fixtures share. Each is written from its contract's document alone. */

export type Fields = Record<string, unknown>;

export interface Row {
  readonly owner: string;
  /** The id of what it is in. */
  readonly parent: string;
  fields: Fields;
}

/** Rows by the name of their table, in the order in which they were made. */
export interface Tables {
  readonly rows: Row[];
  readonly next: () => number;
}

export function tables(...rows: Row[]): Tables {
  let last = 1000;
  return { rows, next: () => ++last };
}

/** A row of an owner; `parent`, where it is given, is what it must be in. */
export function found(
  { rows }: Tables,
  owner: string,
  kind: string,
  id: unknown,
  refusal: Refusal,
  parent = "",
): Row {
  const row = rows.find(
    (one) =>
      one.owner === owner &&
      one.parent === kindOf(kind, parent) &&
      isDeepStrictEqual(String(one.fields["id"] ?? one.fields["name"]), String(id)),
  );
  if (!row) throw refusal;
  return row;
}

export function allOf({ rows }: Tables, owner: string, kind: string, parent = ""): Row[] {
  return rows.filter((one) => one.owner === owner && one.parent === kindOf(kind, parent));
}

/** Kind and parent in one word. */
export function kindOf(kind: string, parent: unknown = ""): string {
  return `${kind}/${parent}`;
}

export function add(
  { rows }: Tables,
  owner: string,
  kind: string,
  fields: Fields,
  parent: unknown = "",
): Row {
  const row = { owner, parent: kindOf(kind, parent), fields };
  rows.push(row);
  return row;
}

export function drop({ rows }: Tables, row: Row): void {
  rows.splice(rows.indexOf(row), 1);
}

export const isWhole = (value: unknown, low: number, high = Number.MAX_SAFE_INTEGER) =>
  Number.isInteger(value) && Number(value) >= low && Number(value) <= high;

/** The number of a text in a path or query, as most frameworks parse it. */
export function wholeIn(text: string | null | undefined, low: number, high?: number): number | undefined {
  if (!text || !/^-?\d+$/.test(text)) return undefined;
  return isWhole(Number(text), low, high) ? Number(text) : undefined;
}

/** A condition of the input; `text` is what the contract says of it, if it does. */
export function must(holds: boolean, text = "this is not valid", status = 400): asserts holds {
  if (!holds) throw new Refusal(status, text);
}

export function fieldsOf(body: unknown, status = 400): Fields {
  must(isObject(body), undefined, status);
  return body;
}

/** The fields that are there. */
export function given(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export { isText };

/** The texts that the contract promises for what `siteOf` refuses by itself. */
interface Words {
  readonly unauthorized?: string;
  readonly notFound?: string;
  readonly methodNotAllowed?: string;
  readonly tooLarge?: string;
  readonly invalid?: string;
}

interface HouseErrors {
  readonly invalid: number;
  readonly owners: Readonly<Record<string, string>>;
  readonly words?: Words;
  readonly answer?: (refusal: Refusal) => Answer;
}

const own: Readonly<Record<string, keyof Words>> = {
  "who are you?": "unauthorized",
  "there is nothing here": "notFound",
  "another method is needed": "methodNotAllowed",
  "the body is too large": "tooLarge",
  "this is no JSON": "invalid",
  "this is not valid": "invalid",
  malformed: "invalid",
};

/** A site whose errors are `{ "error": … }`, or as `answer` has them. */
export function house<Store>(
  store: Store,
  endpoints: Readonly<Record<string, Endpoint>>,
  { invalid, owners, words = {}, answer }: HouseErrors,
): Site<Store> {
  const site = siteOf(store, endpoints, { body: (error) => ({ error }), invalid, owners });
  const refuse = (refusal: Refusal, request: Request): Answer => {
    const word = own[refusal.message];
    const text = (word && words[word]) ?? refusal.message;
    const said = new Refusal(refusal.status, text, refusal.headers);
    return answer ? answer(said) : site.refuse(said, request);
  };
  return { ...site, refuse };
}

export function typedJson(type: string, { status, headers }: Refusal, body: unknown): Answer {
  return jsonAnswer(status, body, { ...headers, "content-type": type });
}

/** The JSON in bytes. */
export function parsedJson(bytes: unknown, status = 400): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes as Buffer));
  } catch {
    throw new Refusal(status, "this is no JSON");
  }
}
