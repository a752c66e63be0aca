import { isObject } from "../../../scripts/lib/json.ts";
import { valueAt } from "../../../scripts/lib/json-pointer.ts";

type Json = Readonly<Record<string, unknown>>;

/** Ways to write a document otherwise that mean the same. */
export const rewrites: Readonly<Record<string, (document: Json, random: () => number) => Json>> = {
  "keys shuffled": (document, random) => shuffled(document, random) as Json,
  "references inlined": (document) => inlined(document),
  "components renamed": (document) => renamed(document),
};

/** Maps whose order says which one counts: the first example, the first media type. */
const ordered: ReadonlySet<string> = new Set(["examples", "content"]);

function shuffled(value: unknown, random: () => number, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inside]) => ({
    at: ordered.has(name) ? 0 : random(),
    entry: [key, name === "examples" ? inside : shuffled(inside, random, key)] as const,
  }));
  return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ entry }) => entry));
}

/** Each reference replaced by what it refers to, but those to what holds itself. */
function inlined(document: Json): Json {
  const isOld = String(document["openapi"]).startsWith("3.0");
  const recursive = recursiveIn(document);
  const targets = new Map<string, unknown>();
  const targetOf = (ref: string): unknown => {
    if (!targets.has(ref)) targets.set(ref, inline(valueAt(document, decodeURIComponent(ref.slice(1)))));
    return targets.get(ref);
  };
  const inline = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inline);
    if (!isObject(value)) return value;
    const ref = value["$ref"];
    if (typeof ref !== "string" || recursive.has(ref))
      return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, inline(inside)]));
    const { $ref: _, ...beside } = value;
    const target = targetOf(ref);
    const isWhole = isOld || !ref.startsWith("#/components/schemas/") || Object.keys(beside).length === 0;
    return isWhole ? target : { allOf: [target], ...(inline(beside) as Json) };
  };
  return inline(document) as Json;
}

/** References to what refers to itself, also through others. */
function recursiveIn(document: Json): ReadonlySet<string> {
  const below = new Map<string, ReadonlySet<string>>();
  const direct = (ref: string): ReadonlySet<string> => {
    const known = below.get(ref);
    if (known) return known;
    const found = new Set<string>();
    below.set(ref, found);
    collect(valueAt(document, decodeURIComponent(ref.slice(1))), found);
    return found;
  };
  const all = new Set<string>();
  collect(document, all);
  for (const ref of all) for (const next of direct(ref)) all.add(next);
  return new Set(
    [...all].filter((ref) => {
      const reached = new Set(direct(ref));
      for (const one of reached) for (const next of direct(one)) reached.add(next);
      return reached.has(ref);
    }),
  );
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inside] of Object.entries(value))
    if (key === "$ref" && typeof inside === "string") found.add(inside);
    else collect(inside, found);
}

/** The named schemas under other names. */
function renamed(document: Json): Json {
  const prefix = "#/components/schemas/";
  const rename = (value: unknown): unknown => {
    if (typeof value === "string" && value.startsWith(prefix))
      return `${prefix}Renamed_${value.slice(prefix.length)}`;
    if (Array.isArray(value)) return value.map(rename);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, rename(inside)]));
  };
  const made = rename(document) as Json;
  const components = made["components"] as Json;
  const schemas = Object.entries((components["schemas"] ?? {}) as Json);
  return {
    ...made,
    components: {
      ...components,
      schemas: Object.fromEntries(schemas.map(([name, schema]) => [`Renamed_${name}`, schema])),
    },
  };
}
