import { tryDecodeURIComponent } from "hono/utils/url";
import type { z } from "zod";

/** What a request carries for one name: texts, in a form files too. */
export type Sent = string | Blob;

/** Turns what a request carries for one name into the value that its schema takes. */
export type Decode = (sent: readonly Sent[]) => unknown;

/** Between the items of a list: of a header field with the space around it; of a path, where each item is encoded. */
export type Separator = "," | ", ";

type Scalar = "number" | "boolean" | "string";

/** What is read of a Zod definition here; Zod types each kind apart. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly left?: z.ZodType;
  readonly element?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
}

/** A number as JSON writes it (RFC 8259, section 6). */
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * The decoder for a path, query or header parameter or a form field. A text that is none of what
 * the schema takes stays a text, and a name sent twice where one value is wanted stays a list, so
 * that the schema rejects it. `separator` splits the lists of the places that have no repetition; the text
 * of a path is given as it came.
 */
export function decoderOf(schema: z.ZodType, separator?: Separator): Decode {
  const element = elementOf(schema);
  if (element) {
    const scalars = scalarsOf(element);
    return (sent) => split(sent, separator).map((item) => decodeScalar(item, scalars, element));
  }
  const scalars = scalarsOf(schema);
  return (sent) => {
    const [only, ...others] = sent;
    if (only === undefined || others.length > 0) return [...sent];
    return decodeScalar(separator === "," ? fromPath(only) : only, scalars, schema);
  };
}

function fromPath(text: Sent): Sent {
  return typeof text === "string" && text.includes("%") ? tryDecodeURIComponent(text) : text;
}

/** The decoder for a part of a form: what is no text by its schema travels as JSON. */
export function formDecoderOf(schema: z.ZodType): Decode {
  const element = elementOf(schema);
  if (!isStructure(element ?? schema)) return decoderOf(schema);
  const read = element
    ? (sent: readonly unknown[]) => sent
    : ([only, ...others]: readonly unknown[]) => (others.length > 0 ? [only, ...others] : only);
  return (sent) => read(sent.map(parsed));
}

/** The value of a JSON text; a text that is none stays one, so that the schema rejects it. */
function parsed(text: Sent): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}

function isStructure(schema: z.ZodType): boolean {
  const { type, options } = bare(schema);
  return type === "union"
    ? (options ?? []).some(isStructure)
    : ["object", "record", "tuple", "array"].includes(type);
}

/** The items of lists in text. Of a header field's list, empty items count for none (RFC 9110, section 5.6.1). */
function split(sent: readonly Sent[], separator: Separator | undefined): readonly Sent[] {
  if (separator === undefined) return sent;
  return sent.flatMap((item): readonly Sent[] => {
    if (typeof item !== "string") return [item];
    const items = item.split(",");
    return separator === "," ? items.map(fromPath) : items.map((text) => text.trim()).filter(Boolean);
  });
}

function decodeScalar(text: Sent, scalars: ReadonlySet<Scalar>, schema: z.ZodType): unknown {
  if (typeof text !== "string") return text;
  for (const value of readings(text, scalars))
    if (!scalars.has("string") || schema.safeParse(value).success) return value;
  return text;
}

function* readings(text: string, scalars: ReadonlySet<Scalar>): Generator<unknown> {
  if (scalars.has("number") && jsonNumber.test(text)) yield Number(text);
  if (scalars.has("boolean") && (text === "true" || text === "false")) yield text === "true";
}

function scalarsOf(schema: z.ZodType): ReadonlySet<Scalar> {
  const definition = bare(schema);
  switch (definition.type) {
    case "number":
    case "boolean":
      return new Set([definition.type]);
    case "literal":
    case "enum":
      return new Set(Object.values(definition.values ?? definition.entries ?? {}).map(scalarOf));
    case "union":
      return new Set(definition.options?.flatMap((option) => [...scalarsOf(option)]));
    default:
      return new Set(["string"]);
  }
}

function scalarOf(value: unknown): Scalar {
  return typeof value === "number" || typeof value === "boolean" ? (typeof value as Scalar) : "string";
}

function elementOf(schema: z.ZodType): z.ZodType | undefined {
  const definition = bare(schema);
  return definition.type === "array" || definition.type === "set" ? definition.element : undefined;
}

/** The definition beneath optional, default, nullable and their like. */
function bare(schema: z.ZodType): Definition {
  let definition = definitionOf(schema);
  for (;;) {
    const inner = definition.innerType ?? definition.in ?? definition.left ?? definition.getter?.();
    if (!inner) return definition;
    definition = definitionOf(inner);
  }
}

function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}
