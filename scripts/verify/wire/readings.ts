import type { z } from "zod";

/** A number as JSON writes it (RFC 8259, section 6). */
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** If a list has more items than this, all are read in the same way. */
const mostMixed = 6;

/**
 * Every value that texts can mean, which a request or an answer has for one name: a number, a
 * boolean, a text, or a list of these. A reader picks the one that the schema takes; this
 * check asks for nothing that depends on which one that is. `delimiter` splits lists in the places
 * that have no repetition.
 */
export function* wireReadings(texts: readonly string[], delimiter?: string): Generator<unknown> {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) yield* scalarsOf(only);
  yield* listsOf(textsOfItems(texts, delimiter));
}

/** Whether a schema takes texts in any of their readings. */
export function takesTexts(schema: z.ZodType, texts: readonly string[], delimiter?: string): boolean {
  for (const value of wireReadings(texts, delimiter)) if (schema.safeParse(value).success) return true;
  return false;
}

/** What is split once, so that no text of a path or a header field is several. */
export function textsOfItems(texts: readonly string[], delimiter: string | undefined): readonly string[] {
  if (delimiter === undefined) return texts;
  return texts.flatMap((text) => text.split(delimiter).map((item) => item.trim()));
}

/** The readings of one text, the text itself last. */
export function scalarsOf(text: string): unknown[] {
  return [
    ...(jsonNumber.test(text) ? [Number(text)] : []),
    ...(text === "true" || text === "false" ? [text === "true"] : []),
    text,
  ];
}

function* listsOf(items: readonly string[]): Generator<unknown[]> {
  const choices = items.map(scalarsOf);
  if (items.length > mostMixed) {
    yield choices.map(([first]) => first);
    yield [...items];
    return;
  }
  yield* combined(choices);
}

function* combined([first, ...rest]: readonly (readonly unknown[])[]): Generator<unknown[]> {
  if (!first) {
    yield [];
    return;
  }
  for (const one of first) for (const others of combined(rest)) yield [one, ...others];
}
