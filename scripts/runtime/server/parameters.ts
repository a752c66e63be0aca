import type { z } from "zod";
import type { Check } from "./check.ts";
import type { ServerOperation, Shape } from "./contract.ts";
import { type Decode, decoderOf, type Separator } from "./decode.ts";
import type { Incoming } from "./incoming.ts";

/** The text that a path carries for a name, as it came. */
export type PathText = (name: string) => string | undefined;

/** The texts that a request carries for a name; empty: none. */
type Texts = (name: string) => readonly string[];

export type Part = "params" | "query" | "headers";
export type PartRead =
  | { readonly values: Readonly<Record<string, unknown>>; readonly text?: never }
  | { readonly text: string };

/** Reads a part of a request, or gives the text of the error in it. */
export interface PartReader {
  readonly part: Part;
  readonly read: (incoming: Incoming, pathText: PathText) => PartRead;
}

/** The readers of the parts that an operation has, in the order of the checks; unknown names are ignored. */
export function partReaders(operation: ServerOperation, check: Check): readonly PartReader[] {
  return parts
    .filter(({ part }) => Object.keys(operation[part]).length > 0)
    .map(({ part, textsOf, separator }) => {
      const fields = fieldsOf(operation[part], separator);
      return {
        part,
        read: (incoming, pathText) => readFields(fields, textsOf(incoming, pathText), check),
      };
    });
}

const parts: readonly {
  readonly part: Part;
  readonly textsOf: (incoming: Incoming, pathText: PathText) => Texts;
  /** Between the items of a list. */
  readonly separator?: Separator;
}[] = [
  { part: "params", textsOf: (_incoming, pathText) => (name) => one(pathText(name)), separator: "," },
  { part: "query", textsOf: queryTexts },
  { part: "headers", textsOf: headerTexts, separator: ", " },
];

interface Field {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly decode: Decode;
}

function fieldsOf(shape: Shape, separator: Separator | undefined): readonly Field[] {
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    schema,
    decode: decoderOf(schema, separator),
  }));
}

function readFields(fields: readonly Field[], texts: Texts, check: Check): PartRead {
  const values: Record<string, unknown> = {};
  for (const { name, schema, decode } of fields) {
    const found = texts(name);
    const checked = check(schema, found.length > 0 ? decode(found) : undefined);
    if (!checked.ok) return checked;
    if (checked.value !== undefined) values[name] = checked.value;
  }
  return { values };
}

function queryTexts({ url }: Incoming): Texts {
  const query = new URL(url).searchParams;
  return (name) => query.getAll(name);
}

function headerTexts(incoming: Incoming): Texts {
  return (name) => one(incoming.field(name));
}

function one(text: string | null | undefined): readonly string[] {
  return text === null || text === undefined ? [] : [text];
}
