import { z } from "zod";

/**
 * A string whose known values are listed and whose unknown values are valid too, so that a new
 * value never breaks a caller. Emitted as a string with `x-extensible-enum`.
 */
export type OpenEnum<Known extends string> = Known | (string & {});

/** Makes the schema of an {@link OpenEnum}; `known` is in the order of the docs. */
export function openEnum<const Known extends string>(
  known: readonly [Known, ...Known[]],
): z.ZodType<OpenEnum<Known>, OpenEnum<Known>> {
  return z.string().meta({ "x-extensible-enum": [...known] }) as z.ZodType<OpenEnum<Known>, OpenEnum<Known>>;
}

/** The member of an {@link openUnion} that stands for those that may come. */
export type OpenMember<Key extends string> = z.ZodObject<
  { readonly [Name in Key]: z.ZodType<string & {}, string & {}> },
  z.core.$loose
>;

/**
 * A union of objects that may gain members. The field `key` tells them apart; an object with an unknown string there is
 * valid, whatever its other fields are. Each option has a literal or an enum of strings under `key`.
 */
export function openUnion<
  const Key extends string,
  const Options extends readonly [
    z.ZodObject<{ readonly [Name in Key]: z.ZodType<string> }>,
    ...z.ZodObject<{ readonly [Name in Key]: z.ZodType<string> }>[],
  ],
>(key: Key, options: Options): z.ZodUnion<readonly [...Options, OpenMember<Key>]> {
  const known = options.flatMap((option) => [...(option._zod.propValues?.[key] ?? [])].map(String));
  const other = z
    .string()
    .regex(new RegExp(otherThan(known)))
    .meta({ description: "None of the others: further ones may come.", "x-extensible-enum": [] });
  const member = z
    .looseObject({ [key]: other })
    .meta({ description: "Another one, which may be added later.", [openMember]: key });
  return z.union([...options, member as unknown as OpenMember<Key>]);
}

/** A pattern for all texts except these. */
export function otherThan(texts: readonly string[]): string {
  const escaped = texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return `^(?!(?:${escaped.join("|")})$)`;
}

/**
 * The keyword that marks the member of a union that stands for future ones; its value is the name of the discriminator
 * field.
 */
export const openMember = "x-open-member";

/**
 * Adds a condition that JSON Schema cannot say. `sentence` states it for readers: it is appended to
 * the schema's description in the document and the docs, and tells the proof that the document is
 * wider than the Zod schema here, on purpose. `error` is the text of the rejection. What `.meta()`
 * added before stays, including a name; later calls remove no sentence. `refuses` are values that
 * break only this condition: the proof requires one if it finds none itself, as for a
 * reserved word.
 */
export function rule<Schema extends z.ZodType>(
  schema: Schema,
  condition: {
    holds: (value: z.output<Schema>) => boolean;
    sentence: string;
    error?: string;
    refuses?: readonly z.input<Schema>[];
  },
): Schema {
  return withCondition(schema, condition.holds, {
    error: condition.error,
    params: { rule: condition.sentence, refuses: condition.refuses } satisfies Declared,
  });
}

/** A schema with a further condition; a name that it has stays. */
export function withCondition<Schema extends z.ZodType>(
  schema: Schema,
  holds: (value: z.output<Schema>) => boolean,
  said: { readonly error?: string | undefined; readonly params: Record<string, unknown> },
): Schema {
  const refined = schema.refine((value) => holds(value), said);
  const words = schema.meta();
  if (words?.id === undefined) return refined;
  // Zod drops a schema's name with every change, and refuses one that parent and child share. So the copy has no
  // parent, and gets the parent's metadata itself.
  const named = z.core.clone(refined, refined._zod.def) as Schema;
  z.globalRegistry.add(named, words);
  return named;
}

/** The sentences given to {@link rule} on this schema itself, in order. */
export function rulesOf(schema: z.ZodType): readonly string[] {
  return rulesDeclaredOn(schema).map(({ rule: sentence }) => sentence);
}

/** What {@link rule} leaves on a schema, for the proof and for readers. */
export interface Declared {
  /** The sentence. */
  readonly rule: string;
  readonly refuses?: readonly unknown[] | undefined;
}

/** All arguments of {@link rule} on this schema itself, in order. */
export function rulesDeclaredOn(schema: z.ZodType): readonly Declared[] {
  const { checks = [] } = schema._zod.def as { readonly checks?: readonly z.core.$ZodCheck[] };
  return checks.flatMap(({ _zod }) => {
    const { params } = _zod.def as { readonly params?: Partial<Declared> };
    return typeof params?.rule === "string" ? [params as Declared] : [];
  });
}

const label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";

/**
 * An e-mail address, as `z.email()`, but with every label of the host name as RFC 1123 requires: so
 * Zod and the format `email` of JSON Schema mean the same.
 */
export function email(error?: string): z.ZodEmail {
  const local = "[A-Za-z0-9_'+-]+(?:\\.[A-Za-z0-9_'+-]+)*";
  return z.email({ pattern: new RegExp(`^${local}@(?:${label}\\.)+[A-Za-z]{2,}$`), error });
}

/**
 * An absolute web address, with `http` or `https`, as RFC 3986 spells it. `z.url()` returns a different
 * text than its input, without spaces and line breaks; this one accepts what a document's format `uri` accepts.
 */
export function url(error?: string): z.ZodString {
  const host = `${label}(?:\\.${label})*(?::\\d{1,5})?`;
  const rest = "(?:[\\w.~!$&'()*+,;=:@/?-]|%[\\dA-Fa-f]{2})*";
  const pattern = new RegExp(`^https?://${host}(?:[/?]${rest})?(?:#${rest})?$`);
  return z.string().regex(pattern, error).meta({ format: "uri" });
}

/**
 * An IPv6 address, as RFC 4291 spells it in groups of hexadecimals. `z.ipv6()` also takes the last two
 * groups as an IPv4 address, which its own pattern in a document refuses.
 */
export function ipv6(error?: string): z.ZodString {
  return z.string().regex(z.regexes.ipv6, error).meta({ format: "ipv6" });
}

/** A file among the parts of a multipart body. `mediaType` is the part's content type. */
export function filePart(mediaType = "application/octet-stream"): z.ZodType<Blob, Blob> {
  return z
    .custom<Blob>((value) => value instanceof Blob)
    .meta({ type: "string", format: "binary", contentMediaType: mediaType }) as z.ZodType<Blob, Blob>;
}
