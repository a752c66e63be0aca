import { zodToOpenAPIRegistry } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import type { Contract } from "../../contract/contract.ts";
import { componentName } from "../../contract/schemas/named.ts";
import { rootsOf } from "../../contract/schemas/roots.ts";
import { visibilityOfField } from "../../contract/schemas/visible.ts";
import { definitionOf, madeLater, walk } from "../../contract/schemas/walk.ts";
import { unwrap } from "../../contract/schemas/wrappers.ts";
import { previewSentence } from "../preview.ts";

/** The keyword under which an emitted schema names the Zod schema that it was made from. */
export const mark = "x-zod-node";

/** The `type` of an emitted schema whose inside is hidden from zod-to-openapi. */
export const opaque = "x-opaque";

/**
 * Marks every Zod schema of the contract, so that the output of zod-to-openapi for each can be found and
 * corrected. `marked` runs with the marks set; the library's registry is global, so they are removed
 * in any case.
 */
export function withMarks<Result>(
  contract: Contract,
  marked: (schemas: readonly z.ZodType[]) => Result,
): Result {
  const schemas = schemasOf(contract);
  schemas.forEach((schema, index) => {
    zodToOpenAPIRegistry.add(schema, { ...metadataOf(schema), [mark]: index });
  });
  const restored = schemas.flatMap((schema) => shownWhole[definitionOf(schema).type]?.(schema) ?? []);
  try {
    return marked(schemas);
  } finally {
    for (const restore of restored) restore();
    for (const schema of schemas) zodToOpenAPIRegistry.remove(schema);
  }
}

/** Temporary changes to definitions in which the library would overlook a schema; each returns a function that undoes it. */
const shownWhole: Readonly<Record<string, (schema: z.ZodType) => (() => void) | undefined>> = {
  lazy: keepInner,
  tuple: restAmongItems,
  union: optionsApart,
};

/**
 * The library writes the options of a union in a union among those of the outer one, and one `null` for all options
 * that take it. Where exactly one option may fit, that means something else: what it would take apart stays hidden in
 * a lazy schema.
 */
function optionsApart(schema: z.ZodType): (() => void) | undefined {
  const definition = definitionOf(schema) as unknown as { options: z.ZodType[]; inclusive?: boolean };
  const { options, inclusive } = definition;
  const isExclusive = inclusive === false;
  const isTwiceNull = isExclusive && options.filter(isNullable).length > 1;
  const isTakenApart = (option: z.ZodType) => {
    const inner = definitionOf(option);
    return inner.type === "union"
      ? isExclusive || inner["inclusive"] === false
      : isTwiceNull && isNullable(option);
  };
  if (!options.some(isTakenApart)) return undefined;
  definition.options = options.map((option) => (isTakenApart(option) ? z.lazy(() => option) : option));
  return () => {
    definition.options = options;
  };
}

function isNullable(schema: z.ZodType): boolean {
  return definitionOf(schema).type === "nullable";
}

/** The library reads only a tuple's items, so the rest is appended to them. */
function restAmongItems(schema: z.ZodType): (() => void) | undefined {
  const definition = definitionOf(schema) as unknown as { items: z.ZodType[]; rest: z.ZodType | null };
  const { items, rest } = definition;
  if (!rest) return undefined;
  definition.items = [...items, rest];
  return () => {
    definition.items = items;
  };
}

/** Makes a lazy schema's getter return the marked schema, even if it makes a new one each time. */
function keepInner(schema: z.ZodType): () => void {
  const definition = (schema as z.ZodLazy)._zod.def;
  const { getter } = definition;
  const inner = madeLater(schema);
  definition.getter = () => inner;
  return () => {
    definition.getter = getter;
  };
}

function metadataOf(schema: z.ZodType): object {
  const name = componentName(schema);
  const { title, deprecated } = schema.meta() ?? {};
  const { base, rules, words: said } = unwrap(schema);
  const sentences = [...rules, ...(visibilityOfField(schema) === "preview" ? [previewSentence] : [])];
  const described = sentences.length > 0 && describedWith(said["description"] ?? base.description, sentences);
  const param = { ...(deprecated ? { deprecated } : {}), ...(described ? { description: described } : {}) };
  // The library puts `deprecated` only on a parameter's schema, where no tool looks for it, and has no rules.
  const words = { ...(title ? { title } : {}), ...(Object.keys(param).length > 0 ? { param } : {}) };
  // A wrapper around a named schema would change the name's meaning if the library sees it first.
  if (!name && componentName(base)) return { _internal: { refId: undefined }, type: opaque, ...words };
  // The library throws for an enum of several types.
  if (definitionOf(base).type === "enum")
    return { _internal: name ? { refId: name } : {}, type: opaque, ...words };
  // Set even if empty: a schema derived from a named one would inherit the name.
  return { _internal: name ? { refId: name } : {}, ...words };
}

/** A description with the sentences of rules after it. */
export function describedWith(description: unknown, rules: readonly string[]): string {
  return [...(typeof description === "string" && description ? [description] : []), ...rules].join(" ");
}

function schemasOf(contract: Contract): z.ZodType[] {
  const seen = new Set<z.ZodType>();
  for (const { schema, pointer } of rootsOf(contract)) for (const _ of walk({ schema, path: pointer }, seen));
  return [...seen];
}
