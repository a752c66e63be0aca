import { z } from "zod";
import { definitionOf, isZodSchema, madeLater } from "../../contract/schemas/walk.ts";
import { componentNameOf } from "../../lib/component-reference.ts";
import { pointerStep } from "../../lib/json-pointer.ts";
import { annotationKeywords, type JsonSchema, type SchemaObject } from "../../lib/json-schema.ts";

/** A Zod schema and the document's schema for the same place. */
export interface ProofPair {
  readonly schema: z.ZodType;
  readonly emitted: JsonSchema;
}

/** A part of a pair, and where it is. */
export interface ProofPart extends ProofPair {
  /** JSON Pointer from the document's schema around it: `/properties/name`. */
  readonly pointer: string;
  /** The same place in the notation of paths into Zod schemas: `.name`. */
  readonly path: string;
}

/** A pair taken apart. */
export interface Divided {
  /** The pair without its parts, with a constant in place of each. */
  readonly shell: ProofPair;
  /** The parts that are to be proved with it; components are proved as targets of their own. */
  readonly parts: readonly ProofPart[];
  /** JSON Pointers to the constants, of components, too. */
  readonly constants: readonly string[];
  /** Whether the shell contains only constants, so that only the edges need to be judged. */
  readonly isBare: boolean;
  /** Whether the options of a union were taken out: the two sides may then agree though those of a part differ. */
  readonly isUnion: boolean;
}

/**
 * Divides a pair into its own part (the shell) and the pairs of its properties, items, values of records and options of
 * unions; `undefined` if there is nothing to take out.
 *
 * Proving the parts and the shell is enough. Where both sides say the same of each value of a part, they say the same of
 * what any value has there. What the holder says of a value depends only on whether each part takes what stands at its
 * place: a part that it takes is as good as the constant, one that it refuses as bad as anything else. So a value on
 * which the two holders differ leads to one with constants on which the shells differ, too. For components that hold
 * each other, this is an induction on the size of the value.
 *
 * It holds where nothing but the verdict counts. So nothing is taken out where `uniqueItems` compares items, `allOf` may
 * see the same part twice, a function looks at everything, or the part is content with being absent (`z.unknown()`).
 * A place is taken out only if both sides have it: a property of the same name, an option of the same number. That
 * options overlap does not matter to `anyOf`, which asks for one or more of them, as Zod's union does; those of
 * Zod's union with a tag exclude each other by the tag, so that `oneOf` asks for the same.
 */
export function divide(pair: ProofPair, components: ReadonlyMap<string, z.ZodType>): Divided | undefined {
  const taking: Taking = { components, parts: [], constants: [], isBare: true, isUnion: false };
  const shell = shellOf({ ...pair, pointer: "", path: "" }, taking);
  return shell && taking.constants.length > 0 ? { ...taking, shell } : undefined;
}

/** What is taken out while a pair is taken apart. */
interface Taking {
  readonly components: ReadonlyMap<string, z.ZodType>;
  readonly parts: ProofPart[];
  readonly constants: string[];
  isBare: boolean;
  isUnion: boolean;
}

function shellOf(part: ProofPart, taking: Taking): ProofPair | undefined {
  const { schema, emitted } = part;
  if (typeof emitted === "boolean") return undefined;
  if (isComponent(part, taking)) return constantFor(part, taking);
  const other = innerOf(schema) ?? besideNull(part) ?? orNull(part);
  if (other) {
    const found = shellOf({ ...part, ...other }, taking);
    return found && wrapped(part, found);
  }
  const union = beforeNull(part);
  if (union) {
    const found = shellOf(union, taking);
    return found && withNull(part, found);
  }
  if (nameIn(emitted) !== undefined) return undefined;
  const { type } = definitionOf(schema);
  return shellOfType[type]?.({ ...part, emitted }, taking);
}

type ShellOf = (
  part: Omit<ProofPart, "emitted"> & { readonly emitted: SchemaObject },
  taking: Taking,
) => ProofPair | undefined;

const shellOfUnion =
  (keywords: readonly ("anyOf" | "oneOf")[], isApart: (schema: z.ZodType) => boolean): ShellOf =>
  (part, taking) => {
    const { schema, emitted, pointer } = part;
    const [keyword] = keywords.filter((one) => emitted[one] !== undefined);
    if (!keyword || !has(emitted, [keyword, "discriminator"])) return undefined;
    const { options, checks } = definitionOf(schema);
    const all = emitted[keyword] ?? [];
    if (!Array.isArray(options) || options.length !== all.length || isSome(checks)) return undefined;
    if (!options.every(mustBePresent) || !isApart(schema)) return undefined;
    const parts = options.map((option: z.ZodType, index) => ({
      ...{ schema: option, emitted: all[index] ?? false },
      ...{ pointer: `${pointer}/${keyword}/${index}`, path: `${part.path}|${index}` },
    }));
    const made = parts.map((one, index) => constantFor(one, taking, `option ${index}`));
    taking.isUnion = true;
    return {
      schema: z.union(made.map((one) => one.schema)),
      emitted: { [keyword]: made.map((one) => one.emitted) },
    };
  };

/** By the type of the Zod schema. */
const shellOfType: Readonly<Record<string, ShellOf>> = {
  object: ({ schema, emitted, pointer, path }, taking) => {
    const { shape, checks } = definitionOf(schema);
    const { properties } = emitted;
    if (!shape || isSome(checks) || !properties) return undefined;
    if (!has(emitted, ["type", "properties", "required", "additionalProperties"])) return undefined;
    const found = Object.entries(shape).flatMap(([name, field]) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (property === undefined) return [];
      const at = { pointer: `${pointer}/properties${pointerStep(name)}`, path: `${path}.${name}` };
      return [[name, standIn({ schema: field, emitted: property, ...at }, taking)] as const];
    });
    // Fields that only one side has, and any others, are judged with the shell.
    if (found.length < Object.keys(shape).length || typeof emitted.additionalProperties === "object")
      taking.isBare = false;
    const fields = Object.fromEntries(found.map(([name, made]) => [name, made.schema]));
    const others = Object.fromEntries(found.map(([name, made]) => [name, made.emitted]));
    return {
      schema: withPart(schema, "shape", { ...shape, ...fields }),
      emitted: { ...emitted, properties: { ...properties, ...others } },
    };
  },
  array: ({ schema, emitted, pointer, path }, taking) => {
    const { element, checks } = definitionOf(schema);
    const { items } = emitted;
    if (!isZodSchema(element) || !countsOnly(checks) || items === undefined) return undefined;
    if (!has(emitted, ["type", "items", "minItems", "maxItems"])) return undefined;
    const at = { pointer: `${pointer}/items`, path: `${path}[]` };
    const made = standIn({ schema: element, emitted: items, ...at }, taking);
    return {
      schema: withPart(schema, "element", made.schema),
      emitted: { ...emitted, items: made.emitted },
    };
  },
  record: ({ schema, emitted, pointer, path }, taking) => {
    const { valueType, checks } = definitionOf(schema);
    const { additionalProperties: values } = emitted;
    if (!isZodSchema(valueType) || isSome(checks) || values === undefined) return undefined;
    if (!has(emitted, ["type", "additionalProperties", "propertyNames"])) return undefined;
    // The names are judged with the shell.
    taking.isBare = false;
    const at = { pointer: `${pointer}/additionalProperties`, path: `${path}{}` };
    const made = standIn({ schema: valueType, emitted: values, ...at }, taking);
    return {
      schema: withPart(schema, "valueType", made.schema),
      emitted: { ...emitted, additionalProperties: made.emitted },
    };
  },
  union: (part, taking) =>
    "discriminator" in definitionOf(part.schema)
      ? shellOfUnion(["oneOf", "anyOf"], hasPlainTags)(part, taking)
      : shellOfUnion(["anyOf"], isPlainUnion)(part, taking),
  lazy: (part, taking) =>
    isSome(definitionOf(part.schema)["checks"])
      ? undefined
      : shellOf({ ...part, schema: madeLater(part.schema) }, taking),
};

/** The placeholder of a part in its holder: a constant, in the wrappers that say whether it may be absent. */
function standIn(part: ProofPart, taking: Taking): ProofPair {
  const { schema } = part;
  const other = isComponent(part, taking) ? undefined : (innerOf(schema) ?? besideNull(part));
  if (other) return wrapped(part, standIn({ ...part, ...other }, taking));
  if (mustBePresent(schema)) return constantFor(part, taking);
  taking.isBare = false;
  return part;
}

/** Takes out a part, unless it is a component. */
function constantFor(part: ProofPart, taking: Taking, text = "a part"): ProofPair {
  taking.constants.push(part.pointer);
  if (!isComponent(part, taking)) taking.parts.push(part);
  return { schema: z.literal(text), emitted: { type: "string", const: text } };
}

/** Zod schemas that accept what their inner schema accepts, and in addition only an absent value. */
const transparent: ReadonlySet<string> = new Set(["optional", "default", "readonly"]);

function innerOf(schema: z.ZodType): Pick<ProofPart, "schema"> | undefined {
  const { type, innerType, checks } = definitionOf(schema);
  return transparent.has(type) && isZodSchema(innerType) && !isSome(checks)
    ? { schema: innerType }
    : undefined;
}

/** The pair of what both sides accept besides `null`. */
function besideNull({ schema, emitted, pointer }: ProofPart): Omit<ProofPart, "path"> | undefined {
  const innerType = nullableIn(schema);
  if (!innerType || typeof emitted === "boolean") return undefined;
  const [other, last, ...more] = emitted.anyOf ?? [];
  if (!has(emitted, ["anyOf"]) || other === undefined || !isNull(last) || more.length > 0) return undefined;
  return { schema: innerType, emitted: other, pointer: `${pointer}/anyOf/0` };
}

/** A union of Zod's beside `null`, where the document has `null` as the last of its options. */
function beforeNull(part: ProofPart): ProofPart | undefined {
  const schema = nullableIn(part.schema);
  if (!schema || definitionOf(schema).type !== "union" || typeof part.emitted === "boolean") return undefined;
  const { anyOf = [] } = part.emitted;
  if (!has(part.emitted, ["anyOf"]) || !isNull(anyOf.at(-1))) return undefined;
  return { ...part, schema, emitted: { anyOf: anyOf.slice(0, -1) } };
}

/** A union beside `null` around what stands for its options. */
function withNull({ schema }: ProofPart, inside: ProofPair): ProofPair {
  const { anyOf = [] } = inside.emitted as SchemaObject;
  return {
    schema: withPart(schema, "innerType", inside.schema),
    emitted: { anyOf: [...anyOf, { type: "null" }] },
  };
}

/** Both sides without `null`, if the document lists it among the types: no other keyword applies to `null`. */
function orNull({ schema, emitted }: ProofPart): Pick<ProofPart, "schema"> | undefined {
  const innerType = nullableIn(schema);
  if (!innerType || typeof emitted === "boolean") return undefined;
  const { type } = emitted as { readonly type?: unknown };
  return Array.isArray(type) && type.includes("null") ? { schema: innerType } : undefined;
}

function nullableIn(schema: z.ZodType): z.ZodType | undefined {
  const { type, innerType, checks } = definitionOf(schema);
  return type === "nullable" && isZodSchema(innerType) && !isSome(checks) ? innerType : undefined;
}

/** The wrapper of a pair around what stands for its inside. */
function wrapped({ schema, emitted }: ProofPart, inside: ProofPair): ProofPair {
  const { type } = definitionOf(schema);
  return {
    schema: withPart(schema, "innerType", inside.schema),
    emitted:
      type === "nullable" && typeof emitted === "object" && emitted.anyOf
        ? { ...emitted, anyOf: [inside.emitted, { type: "null" }] }
        : inside.emitted,
  };
}

/** Whether a schema refuses an absent value, both when it parses and in the flags that its holder reads. */
function mustBePresent(schema: z.ZodType): boolean {
  const known = needed.get(schema);
  if (known !== undefined) return known;
  const { optin, optout } = schema._zod;
  const found = optin === undefined && optout === undefined && !schema.safeParse(undefined).success;
  needed.set(schema, found);
  return found;
}

const needed = new WeakMap<z.ZodType, boolean>();

/** Whether a Zod union accepts a value that at least one of its options accepts. */
function isPlainUnion(schema: z.ZodType): boolean {
  return definitionOf(schema)["inclusive"] !== false;
}

/** Whether tags alone distinguish the options of a union: each option requires its tag, which lists its values. */
function hasPlainTags(schema: z.ZodType): boolean {
  const { options, discriminator, unionFallback } = definitionOf(schema);
  return (
    unionFallback !== true &&
    Array.isArray(options) &&
    options.every((option: z.ZodType) => {
      const tag = definitionOf(option).shape?.[String(discriminator)];
      return tag !== undefined && ["literal", "enum"].includes(definitionOf(tag).type);
    })
  );
}

/** Whether both sides have a component of the document there, and nothing else that decides. */
function isComponent({ schema, emitted }: ProofPair, { components }: Taking): boolean {
  const name = typeof emitted === "object" ? nameIn(emitted) : undefined;
  return name !== undefined && isSame(components.get(name), schema);
}

/** The component that a schema refers to, if it says nothing else that decides. */
function nameIn(json: SchemaObject): string | undefined {
  return has(json, ["$ref"]) ? componentNameOf(json.$ref) : undefined;
}

/** Whether a schema has no other keywords than these and annotations. */
function has(json: SchemaObject, keywords: readonly string[]): boolean {
  return Object.keys(json).every(
    (keyword) =>
      keywords.includes(keyword) || annotationKeywords.includes(keyword) || keyword.startsWith("x-"),
  );
}

/** Whether one is the other or, as `.meta()` makes it, a copy with other words. */
function isSame(one: z.ZodType | undefined, other: z.ZodType): boolean {
  if (one === undefined) return false;
  const { type, checks } = definitionOf(other);
  const isLater = type === "lazy" && definitionOf(one).type !== "lazy" && !isSome(checks);
  return definitionOf(one) === definitionOf(isLater ? madeLater(other) : other);
}

function isNull(schema: JsonSchema | undefined): boolean {
  return typeof schema === "object" && schema["type"] === "null" && has(schema, ["type"]);
}

function isSome(checks: unknown): boolean {
  return Array.isArray(checks) && checks.length > 0;
}

/** Whether checks depend only on the number of items. */
function countsOnly(checks: unknown): boolean {
  const kinds = ["min_length", "max_length", "length_equals"];
  return !Array.isArray(checks) || checks.every((check) => kinds.includes(check._zod.def.check));
}

function withPart(schema: z.ZodType, name: string, part: unknown): z.ZodType {
  return z.core.clone(schema, { ...schema._zod.def, [name]: part } as z.core.$ZodTypeDef);
}
