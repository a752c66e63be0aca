import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import { contractProblem } from "../problems.ts";
import { rulesOf } from "../schema.ts";
import type { ContractCheck } from "./index.ts";
import { nodesOf } from "./schemas.ts";

/** Controls but tabs and line ends, halves of pairs, and what Unicode keeps from ever being a character. */
const uncarried = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** Values are not texts of the contract: they are written as JSON, which can escape every character. */
const values: ReadonlySet<string> = new Set(["value", "given", "error"]);

/** Every text is one that a page, a comment and a document can hold. */
export const checkTexts: ContractCheck = (api) => [
  ...textsIn(api, []).flatMap(([pointer, text]) => uncarriable(pointer, text)),
  ...nodesOf(api).flatMap(({ schema, path }) => {
    const { title, description } = schema.meta() ?? {};
    return [title, description, ...rulesOf(schema)].flatMap((text) => uncarriable(path, String(text ?? "")));
  }),
];

function uncarriable(pointer: string, text: string): Problem[] {
  const [character] = uncarried.exec(text) ?? [];
  if (character === undefined) return [];
  const codePoint = Number(character.codePointAt(0)).toString(16).toUpperCase().padStart(4, "0");
  return [contractProblem("text-character", { place: pointer, codePoint }, { pointer })];
}

/** The texts of an API beside its schemas and its examples' values, with their places. */
function textsIn(value: unknown, path: readonly string[]): [pointer: string, text: string][] {
  if (typeof value === "string") return [[path.join("/"), value]];
  if (typeof value !== "object" || value === null || "_zod" in value) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    values.has(key) ? [] : textsIn(inner, [...path, stepOf(value, path, key)]),
  );
}

/** The id of an operation or a webhook in place of its index. */
function stepOf(value: object, path: readonly string[], key: string): string {
  if (path.length !== 1 || (path[0] !== "operations" && path[0] !== "webhooks")) return key;
  return (value as Api["operations"])[Number(key)]?.operationId ?? key;
}
