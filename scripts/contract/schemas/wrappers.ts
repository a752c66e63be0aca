import type { z } from "zod";
import type { SchemaObject } from "../../lib/json-schema.ts";
import { rulesOf } from "../schema.ts";
import { keywordsOn } from "../schema-keywords.ts";
import { componentName, namedOrigin } from "./named.ts";
import { definitionOf, madeLater, travelling } from "./walk.ts";

/** Zod schemas that change how another is used and have no form of their own. */
const wrappers: ReadonlySet<string> = new Set([
  "optional",
  "nullable",
  "default",
  "prefault",
  "readonly",
  "nonoptional",
  "pipe",
  "lazy",
]);

/** The combined meaning of the wrappers around a schema. */
export interface Unwrapped {
  /** Below all wrappers, or the first named schema on the way. */
  readonly base: z.ZodType;
  readonly nullable: boolean;
  /** Absent: none. */
  readonly default?: { readonly value: unknown };
  /** What `.meta()` of the wrappers says, the outermost first. */
  readonly words: Readonly<Record<string, unknown>>;
  /** The sentences of rules on the wrappers, and on the base unless it is named: then they are the name's. */
  readonly rules: readonly string[];
  /** What `jsonSchema()` and `not()` say on them, likewise. */
  readonly keywords: readonly SchemaObject[];
}

/** Looks through the wrappers around a schema, down to a named schema or to the one they wrap. */
export function unwrap(schema: z.ZodType): Unwrapped {
  let nullable = false;
  let fallback: Unwrapped["default"];
  let words = {};
  let rules: readonly string[] = [];
  let keywords: readonly SchemaObject[] = [];
  let base = schema;
  const passed = new Set<z.ZodType>();
  for (;;) {
    const origin = namedOrigin(base);
    if (origin) {
      words = { ...otherWords(base, origin), ...words };
      base = origin;
      break;
    }
    const definition = definitionOf(base);
    if (base !== schema && componentName(base)) break;
    rules = [...rulesOf(base), ...rules];
    keywords = [...keywordsOn(base), ...keywords];
    // A lazy schema may refer only to itself.
    if (!wrappers.has(definition.type) || passed.has(base)) break;
    passed.add(base);
    if (definition.type === "nullable") nullable = true;
    if (definition.type === "default") fallback ??= { value: definition["defaultValue"] };
    // A name is that of the whole, no word about it.
    const { id: _name, ...said } = base.meta() ?? {};
    words = { ...said, ...words };
    base = innerOf(base);
  }
  return {
    ...{ base, nullable, words, rules: [...new Set(rules)], keywords: [...new Set(keywords)] },
    ...(fallback ? { default: fallback } : {}),
  };
}

function innerOf(wrapper: z.ZodType): z.ZodType {
  const definition = definitionOf(wrapper);
  if (definition.type === "lazy") return madeLater(wrapper);
  return definition.type === "pipe" ? travelling(definition) : (definition["innerType"] as z.ZodType);
}

/** The metadata that a use adds to a named schema. */
function otherWords(use: z.ZodType, origin: z.ZodType): Unwrapped["words"] {
  const known = origin.meta() ?? {};
  return Object.fromEntries(Object.entries(use.meta() ?? {}).filter(([key, word]) => known[key] !== word));
}
