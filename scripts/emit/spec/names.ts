import type { Method } from "../../contract/operation.ts";
import { camelCase, capitalized, kebabCase } from "../../lib/words.ts";

/** The usual names for an operation. */
export interface OperationNames {
  /** File of the operation and name of its page: `list-items`. */
  readonly page: string;
  readonly operationId: string;
  /** `List items`. */
  readonly title: string;
  readonly effect: "create" | "read" | "list" | "update" | "delete" | undefined;
  /** `item`: the name of one object. */
  readonly resource: string;
  /** The names in braces of the path. */
  readonly parameters: readonly string[];
}

/**
 * The names of an operation, by its method and path: `list-…`, `get-…`, `create-…`, `update-…` or
 * `delete-…`, with the last segment without braces. A `POST` to a word below one object is named after
 * that word: `archive-item`.
 */
export function namesOf(method: Method, path: string): OperationNames {
  const segments = path.split("/").filter(Boolean);
  const parameters = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
  const words = segments.filter((segment) => !segment.includes("{"));
  const last = segments.at(-1) ?? "";
  const isOne = last.includes("{");
  const above = segments.at(-2) ?? "";
  const isAction = method === "POST" && above.includes("{") && !isPlural(last);
  const noun = (isAction ? words.at(-2) : words.at(-1)) ?? "root";
  const resource = singular(noun);
  const [verb, effect, object] = isAction
    ? [last, undefined, resource]
    : verbOf(method, isOne || !isPlural(last), noun, resource);
  const page = kebabCase(`${verb} ${object}`);
  return {
    page,
    operationId: camelCase(page),
    title: capitalized(page.replaceAll("-", " ")),
    effect,
    resource: kebabCase(resource).replaceAll("-", " "),
    parameters,
  };
}

function verbOf(
  method: Method,
  isOne: boolean,
  noun: string,
  one: string,
): [verb: string, effect: OperationNames["effect"], object: string] {
  switch (method) {
    case "GET":
      return isOne ? ["get", "read", one] : ["list", "list", noun];
    case "HEAD":
    case "OPTIONS":
      return ["check", undefined, isOne ? one : noun];
    case "POST":
      return ["create", "create", one];
    case "PUT":
    case "PATCH":
      return ["update", "update", one];
    case "DELETE":
      return ["delete", "delete", isOne ? one : noun];
  }
}

function isPlural(noun: string): boolean {
  return singular(noun) !== noun;
}

/** English, as far as paths need it: `entries` → `entry`, `boxes` → `box`, `statuses` → `status`. */
export function singular(noun: string): string {
  if (/(?:ss|us|is|news|series)$/.test(noun)) return noun;
  if (/ies$/.test(noun)) return noun.replace(/ies$/, "y");
  if (/(?:ch|sh|x|z|ss|us)es$/.test(noun)) return noun.replace(/es$/, "");
  return noun.replace(/s$/, "");
}
