import { isObject, type Json } from "../lib/json.ts";
import { valueAt } from "../lib/json-pointer.ts";
import { ProblemError } from "../lib/problem.ts";

export type { Json };

/** An OpenAPI 3 document as read. */
export type Document = Json;

/** The member as an object; an empty one where there is none. */
export function objectAt(value: Json | undefined, name: string): Json {
  const found = value?.[name];
  return isObject(found) ? found : {};
}

/** The member as a list of objects, each with its references followed. */
export function listAt(document: Document, value: Json, name: string): Json[] {
  const found = value[name];
  return Array.isArray(found) ? found.map((item) => follow(document, item)) : [];
}

/** Objects of names that an author chooses, beside which extensions stand; in other maps `x-` begins a name. */
const extended: ReadonlySet<string> = new Set(["paths", "responses", "callback"]);

/** The members as objects, each with its references followed. */
export function entriesAt(document: Document, value: Json, name: string): [string, Json][] {
  return Object.entries(objectAt(value, name))
    .filter(([key]) => !(extended.has(name) && key.startsWith("x-")))
    .map(([key, item]) => [key, follow(document, item)]);
}

/**
 * What a Reference Object refers to, through all references; anything else as it is. Throws a
 * `ProblemError` where there is nothing, or where it refers to itself.
 */
export function follow(document: Document, value: unknown): Json {
  let found = value;
  for (let hops = 0; isObject(found) && typeof found["$ref"] === "string"; hops++) {
    const ref = found["$ref"];
    const target = ref.startsWith("#") ? valueAt(document, decodeURIComponent(ref.slice(1))) : undefined;
    if (target === undefined || hops > 100) throw noTarget(ref);
    found = target;
  }
  return isObject(found) ? found : {};
}

export function noTarget(ref: string): ProblemError {
  return new ProblemError([
    {
      code: "ref-without-target",
      message: `\`$ref\` points to \`${ref}\`, where the document has nothing.`,
      pointer: ref,
      fix: ref.startsWith("#")
        ? "Correct the reference."
        : "Bundle the document into one file first: `npx redocly bundle`.",
    },
  ]);
}
