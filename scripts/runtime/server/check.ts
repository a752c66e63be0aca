import type { z } from "zod";
import type { FieldSchemas } from "./types.ts";

/** A field that a schema rejects: its JSON Pointer, and the text. */
export interface RejectedField {
  readonly pointer: string;
  readonly text: string;
}

/** The text of the first issue that a schema found, and all of them. */
export interface RequestRejection {
  readonly text: string;
  readonly fields: readonly RejectedField[];
}

/** A value that a schema accepted, or why it did not. */
export type Checked =
  | { readonly ok: true; readonly value: unknown }
  | ({ readonly ok: false } & RequestRejection);

/** Judges a value of a request; see {@link checkerOf}. */
export type CheckValue = (schema: z.ZodType, value: unknown) => Checked;

/**
 * Returns a check whose texts are the ones that the schemas' author wrote, or else `fallback`. A value that is
 * nested deeper than the stack allows is rejected like any other.
 */
export function checkerOf(fallback: string): CheckValue {
  const params = { error: () => fallback };
  return (schema, value) => {
    try {
      // Zod is ten times slower with parameters, and only a rejection needs them.
      const first = schema.safeParse(value);
      const result = first.success ? first : schema.safeParse(value, params);
      return result.success
        ? { ok: true, value: withDocumented(schema, value, result.data) }
        : { ok: false, text: result.error.issues[0]?.message ?? fallback, fields: fieldsOf(result.error) };
    } catch (error) {
      if (error instanceof RangeError) return { ok: false, text: fallback, fields: [] };
      throw error;
    }
  };
}

function fieldsOf({ issues }: z.ZodError): RejectedField[] {
  return issues.map(({ path, message }) => ({ pointer: path.map(stepInPointer).join(""), text: message }));
}

/** A step of a JSON Pointer (RFC 6901). */
export function stepInPointer(step: PropertyKey): string {
  return `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Where a result breaks the contract, and what was expected there. */
export interface ResultBreach {
  readonly pointer: string;
  readonly message: string;
}

export function isBreach(value: object): value is ResultBreach {
  return "pointer" in value && "message" in value;
}

/** Returns a value of a result without the fields that the schema drops, or the first breach. */
export function checkedValue(
  schema: z.ZodType,
  value: unknown,
  pointer: string,
): { readonly value: unknown } | ResultBreach {
  const result = schema.safeParse(value);
  if (result.success) return { value: withDocumented(schema, value, result.data) };
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).map((step) => `/${String(step)}`).join("");
  return { pointer: pointer + path, message: shortened(issue?.message ?? "expected another value") };
}

/** Shortens a text for a log: Zod's own texts list all values that a field may have. */
function shortened(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly rest?: z.ZodType | null;
  readonly valueType?: z.ZodType;
  readonly catchall?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly left?: z.ZodType;
  readonly right?: z.ZodType;
  readonly getter?: () => z.ZodType;
}

/** Makes the value with every documented field from the input and the output of a schema. */
type Keep = (input: unknown, output: unknown) => unknown;

const known = new WeakMap<z.ZodType, Keep | false>();

/**
 * Returns Zod's output with every field that the schema documents. In a union, Zod takes the first option
 * that fits and drops the fields that only another one has; in the document, all options that fit apply.
 */
export function withDocumented(schema: z.ZodType, input: unknown, output: unknown): unknown {
  const keep = keepOf(schema);
  return keep ? keep(input, output) : output;
}

/** `false` if there is no union inside, so that the output is complete: the usual case. */
function keepOf(schema: z.ZodType): Keep | false {
  const found = known.get(schema);
  if (found !== undefined) return found;
  if (!reachesUnion(schema, new Set())) {
    known.set(schema, false);
    return false;
  }
  const keep = keeperOf(schema);
  known.set(schema, keep);
  return keep;
}

function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

/** The inner schemas that judge a part of the value at the same place in input and output. */
function inside(definition: Definition): z.ZodType[] {
  const { shape, options, element, items, rest, valueType, catchall, innerType, left, right, getter } =
    definition;
  const single = [element, rest, valueType, catchall, innerType, left, right, getter?.()];
  return [...Object.values(shape ?? {}), ...(options ?? []), ...(items ?? []), ...single].filter(
    (each) => each !== undefined && each !== null,
  );
}

function reachesUnion(schema: z.ZodType, seen: Set<z.ZodType>): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  const definition = definitionOf(schema);
  return definition.type === "union" || inside(definition).some((each) => reachesUnion(each, seen));
}

function keeperOf(schema: z.ZodType): Keep {
  const definition = definitionOf(schema);
  const { type, shape = {}, options = [], element, items = [], rest, valueType, catchall } = definition;
  switch (type) {
    case "union":
      return (input, output) =>
        options.reduce((kept, option) => {
          const result = option.safeParse(input);
          return result.success ? joined(kept, withDocumented(option, input, result.data)) : kept;
        }, output);
    case "object":
    case "record":
      return (input, output) => {
        if (!isRecord(input) || !isRecord(output)) return output;
        const entries = Object.entries(output).map(([name, value]) => {
          const field = Object.hasOwn(shape, name) ? shape[name] : (valueType ?? catchall);
          return [name, field ? withDocumented(field, input[name], value) : value] as const;
        });
        return Object.fromEntries(entries);
      };
    case "array":
    case "tuple":
      return (input, output) => {
        if (!Array.isArray(input) || !Array.isArray(output)) return output;
        return output.map((value, index) => {
          const item = element ?? items[index] ?? rest;
          return item ? withDocumented(item, input[index], value) : value;
        });
      };
    case "intersection":
      return (input, output) =>
        inside(definition).reduce((kept, side) => {
          const result = side.safeParse(input);
          return result.success ? joined(kept, withDocumented(side, input, result.data)) : kept;
        }, output);
    default: {
      const [inner] = inside(definition);
      // A default replaces an absent input.
      return (input, output) =>
        inner && input !== undefined ? withDocumented(inner, input, output) : output;
    }
  }
}

/** The fields of both values; the first one's if both have a field that is not an object. */
function joined(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second) && first.length === second.length)
    return first.map((item, index) => joined(item, second[index]));
  if (!isRecord(first) || !isRecord(second)) return first;
  const fields = Object.entries(second).map(([name, value]) => [
    name,
    Object.hasOwn(first, name) ? joined(first[name], value) : value,
  ]);
  return { ...first, ...Object.fromEntries(fields) };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

// Coverage: few cases have values that one of Zod's transformations turns into another kind.

type ScalarType = "number" | "boolean" | "string";

/** A number as JSON writes it (RFC 8259, section 6). */
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Reads a text as the number or boolean that a schema takes, otherwise as itself. */
export function scalarReader(schema: z.ZodType): (text: string) => unknown {
  const types = scalarTypesOf(schema);
  const isTaken = (value: unknown) => !types.has("string") || schema.safeParse(value).success;
  return (text) => {
    if (types.has("number") && jsonNumber.test(text) && isTaken(Number(text))) return Number(text);
    if (types.has("boolean") && (text === "true" || text === "false") && isTaken(text === "true"))
      return text === "true";
    return text;
  };
}

/** The members of a Zod definition that are read here; Zod types each kind separately. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly left?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: FieldSchemas;
  readonly getter?: () => z.ZodType;
  readonly catchall?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
}

export function zodDefinitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

/** The definition inside optional, default, nullable and the like. */
export function innermost(schema: z.ZodType): Definition {
  let definition = zodDefinitionOf(schema);
  for (;;) {
    const inner = definition.innerType ?? definition.in ?? definition.left ?? definition.getter?.();
    if (!inner) return definition;
    definition = zodDefinitionOf(inner);
  }
}

export function elementOf(schema: z.ZodType): z.ZodType | undefined {
  const { type, element } = innermost(schema);
  return type === "array" || type === "set" ? element : undefined;
}

export function isStructure(schema: z.ZodType): boolean {
  const { type, options = [] } = innermost(schema);
  return type === "union" ? options.some(isStructure) : ["object", "record", "tuple", "array"].includes(type);
}

function scalarTypesOf(schema: z.ZodType): ReadonlySet<ScalarType> {
  const { type, options = [], values, entries = {} } = innermost(schema);
  switch (type) {
    case "number":
    case "boolean":
      return new Set([type]);
    case "literal":
    case "enum":
      return new Set(Object.values(values ?? entries).map(scalarTypeOf));
    case "union":
      return new Set(options.flatMap((option) => [...scalarTypesOf(option)]));
    default:
      return new Set(["string"]);
  }
}

function scalarTypeOf(value: unknown): ScalarType {
  return typeof value === "number" || typeof value === "boolean" ? (typeof value as ScalarType) : "string";
}
