import { isAllJson, type PartTypes, partTypesOf } from "../lib/part-types.ts";
import type { PayloadModel } from "./model.ts";

/** The media types of a form's parts, by name. */
export type PartTypesByName = Readonly<Record<string, PartTypes>>;

/** The parts whose media types or header fields the contract states. */
export function statedParts(payload: PayloadModel): PartTypesByName {
  const isFile = (name: string) => payload.files.some((file) => file.name === name);
  const told = new Map<string, PartTypes>(
    partTypes(payload).map(([name, types]) => [name, partTypesOf(types, isFile(name))]),
  );
  for (const [name, headers] of partHeaders(payload)) told.set(name, { ...told.get(name), headers });
  return Object.fromEntries(told);
}

/** The header fields that parts of a form always have, with their values, in the order of the contract. */
export function partHeaders({
  kind,
  encoding = {},
}: PayloadModel): [name: string, headers: Readonly<Record<string, string>>][] {
  if (kind !== "multipart") return [];
  return Object.entries(encoding).flatMap(([name, { headers = [] }]): [string, Record<string, string>][] => {
    const constants = headers.flatMap(({ name: field, required, schema }) => {
      const value = typeof schema === "object" ? schema.const : undefined;
      return required && typeof value === "string" ? [[field, value] as const] : [];
    });
    return constants.length > 0 ? [[name, Object.fromEntries(constants)]] : [];
  });
}

/** The stated media types of a form's parts, in the order of the contract. */
export function partTypes({ kind, encoding = {} }: PayloadModel): [name: string, types: readonly string[]][] {
  if (kind !== "multipart") return [];
  return Object.entries(encoding).flatMap(([name, { contentType }]): [string, string[]][] =>
    contentType === undefined ? [] : [[name, contentType.split(/\s*,\s*/)]],
  );
}

/** Whether a value of a part travels as JSON because the contract says so. */
export function isStatedJson(types: PartTypes | undefined, value: unknown): boolean {
  if (!types?.json) return false;
  return isAllJson(types) || typeof value === "object";
}

/** The values of a form's parts for a field: one for each item of a list; none for an absent value or `null`, unless it is JSON. */
export function formPartValues(value: unknown, types?: PartTypes): unknown[] {
  if (value === null && types?.json) return [null];
  return [value].flat().filter((item) => item !== undefined && (item !== null || types?.json !== undefined));
}

/** The fields of a form as one text (WHATWG, URL, section 5.2). */
export function urlencodedText(fields: object): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    formPartValues(value).map((item) => [name, formPartText(item)]),
  );
  return new URLSearchParams(pairs).toString();
}

/** The text of a form's part: any value except a text is sent as JSON; a text is, too, if its part is JSON. */
export function formPartText(value: unknown, types?: PartTypes): string {
  return typeof value === "string" && !isStatedJson(types, value) ? value : JSON.stringify(value);
}

/** The media type of a form's part, if the contract names one. */
export function formPartType(value: unknown, types?: PartTypes): string | undefined {
  return isStatedJson(types, value) ? types?.json : types?.text;
}
