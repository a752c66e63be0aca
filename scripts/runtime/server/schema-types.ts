import type { z } from "zod";
import type { FieldSchemas } from "./types.ts";

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
