import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import { contractProblem } from "../problems.ts";
import { rulesOf } from "../schema.ts";
import type { ContractCheck } from "./index.ts";
import { nodesOf } from "./schemas.ts";

/** Control characters except tabs and line ends, lone surrogates, and Unicode's noncharacters. */
const uncarried = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** Keys whose values are data, not texts: they are written as JSON, which can escape any character. */
const values: ReadonlySet<string> = new Set(["value", "given", "error"]);

/** Every text consists of characters that pages, comments and documents can hold. */
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

/** The texts of an API outside its schemas and example values, with their paths. */
function textsIn(value: unknown, path: readonly string[]): [pointer: string, text: string][] {
  if (typeof value === "string") return [[path.join("/"), value]];
  if (typeof value !== "object" || value === null || "_zod" in value) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    values.has(key) ? [] : textsIn(inner, [...path, stepOf(value, path, key)]),
  );
}

/** Returns the key; for an operation or a webhook, its id instead of its index. */
function stepOf(value: object, path: readonly string[], key: string): string {
  if (path.length !== 1 || (path[0] !== "operations" && path[0] !== "webhooks")) return key;
  return (value as Api["operations"])[Number(key)]?.operationId ?? key;
}
