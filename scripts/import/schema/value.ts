import type { SchemaObject } from "../../lib/json-schema.ts";
import { callText, listText, type SpecCode } from "../text/code.ts";
import { literal, patternLiteral } from "../text/literal.ts";
import { about, type ValueKind, valueKinds } from "./about.ts";
import { arrayCode } from "./array.ts";
import { compoundCode, isCompound } from "./compound.ts";
import { formatText, isBeyondPatterns, zodWithPattern } from "./formats.ts";
import { beyondCode, called } from "./keywords.ts";
import { withoutWords } from "./meta.ts";
import { objectCode } from "./object.ts";
import { type Printer, referredName, type SchemaPlace } from "./printer.ts";

/** The text of a schema without its words. */
export function valueCode(schema: SchemaObject, place: SchemaPlace, printer: Printer): SpecCode {
  const keywords = withoutWords(schema);
  const name = referredName(keywords);
  if (name !== undefined && Object.keys(keywords).length === 1) return referenceCode(name, printer);
  const known = knownTexts(schema);
  if (known) return callText(printer.word("openEnum"), literal(known));
  if (keywords["const"] !== undefined || keywords.enum) return listedCode(keywords, place, printer);
  const beyond = beyondCode(keywords, place, printer);
  if (beyond !== undefined) return beyond;
  if (isCompound(keywords)) return compoundCode(keywords, place, printer);
  const types = typesOf(keywords, place);
  if (!types) return untypedCode(keywords, place, printer);
  const others = types.filter((type) => type !== "null");
  if (others.length === 0) return "z.null()";
  const codes = others.map((type) => typedCode(type, keywords, place, printer));
  const [only] = codes;
  const code = codes.length === 1 && only !== undefined ? only : callText("z.union", listText(codes));
  return others.length < types.length ? [code, ".nullable()"] : code;
}

/** The known values of a text that may have others; `undefined`: it says none, or more than them. */
function knownTexts(schema: SchemaObject): readonly string[] | undefined {
  const known = schema["x-extensible-enum"];
  const { type, ...more } = withoutWords(schema);
  if (!Array.isArray(known) || type !== "string" || Object.keys(more).length > 0) return undefined;
  return known.length > 0 && known.every((one) => typeof one === "string") ? known : undefined;
}

/** A component that is declared later is looked up when a value is checked. */
function referenceCode(name: string, { refer, isLater }: Printer): SpecCode {
  return isLater(name) ? ["z.lazy((): z.ZodType => ", refer(name), ")"] : refer(name);
}

/** The types that a schema says, or those that the schemas around it leave. */
function typesOf({ type }: SchemaObject, { types }: SchemaPlace): readonly string[] | undefined {
  if (type === undefined) return types;
  const own = [type].flat();
  return types ? own.filter((one) => isAmong(one, types)) : own;
}

function isAmong(type: string, types: readonly string[]): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

/** Values that are listed, those of them that the other keywords allow. */
function listedCode(keywords: SchemaObject, place: SchemaPlace, printer: Printer): SpecCode {
  const { judge, tell } = printer;
  const all = [...new Set(keywords.enum ?? [keywords["const"]])];
  // To judge takes to compile the schema.
  const isSaid = all.every(isText) && isOfTexts(keywords);
  const values = isSaid ? all : all.filter((value) => judge(keywords)(value));
  const plain = values.filter((value) => typeof value !== "object" || value === null);
  if (plain.length < values.length) return called(printer, { enum: values });
  const [first, ...others] = plain.filter((value) => value !== null);
  const hasNull = plain.includes(null);
  if (first === undefined) {
    if (hasNull) return "z.null()";
    tell("left out", place.pointer, "schema", "no value satisfies it");
    return "z.unknown()";
  }
  const code =
    [first, ...others].every(isText) && keywords.enum
      ? callText("z.enum", literal([first, ...others]))
      : callText("z.literal", others.length > 0 ? literal([first, ...others]) : literal(first));
  return hasNull ? [code, ".nullable()"] : code;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Whether a schema says of listed texts nothing but that they are texts. */
function isOfTexts({ type, enum: _, ...others }: SchemaObject): boolean {
  return type === "string" && Object.keys(others).length === 0;
}

function untypedCode(keywords: SchemaObject, place: SchemaPlace, printer: Printer): SpecCode {
  const concerned = new Set(
    Object.keys(keywords).flatMap((keyword) => {
      if (keyword === "format" && !formatText(String(keywords.format))) return [];
      return about[keyword] ?? [];
    }),
  );
  if (concerned.size === 0) return "z.unknown()";
  const codes = valueKinds.map((kind) =>
    concerned.has(kind) ? typedCode(kind, keywords, place, printer) : free[kind],
  );
  return callText("z.union", listText(codes));
}

/** Any value of a type. */
const free: Readonly<Record<ValueKind, string>> = {
  object: "z.record(z.string(), z.unknown())",
  array: "z.array(z.unknown())",
  string: "z.string()",
  number: "z.number()",
  boolean: "z.boolean()",
  null: "z.null()",
};

function typedCode(type: string, keywords: SchemaObject, place: SchemaPlace, printer: Printer): SpecCode {
  switch (type) {
    case "object":
      return objectCode(keywords, place, printer);
    case "array":
      return arrayCode(keywords, place, printer);
    case "string":
      return stringCode(keywords, place, printer);
    case "integer":
    case "number":
      return numberCode(type, keywords, printer);
    case "boolean":
      return "z.boolean()";
    default:
      return "z.null()";
  }
}

function stringCode(keywords: SchemaObject, place: SchemaPlace, { shared, tell }: Printer): SpecCode {
  const { format, minLength, maxLength, pattern } = keywords as SchemaObject &
    Readonly<Record<"minLength" | "maxLength", number | undefined>> & { readonly pattern?: string };
  const whole = zodWithPattern(format, pattern);
  const said = format === undefined || whole !== undefined ? undefined : formatText(format);
  const usual = said && (said.name === undefined ? said.text : shared(said.name, said));
  const base = whole ?? usual ?? "z.string()";
  const code: SpecCode[] = [base];
  if (minLength !== undefined && minLength > 0) code.push(`.min(${minLength})`);
  if (maxLength !== undefined) code.push(`.max(${maxLength})`);
  if (pattern !== undefined && whole === undefined) code.push(callText(".regex", patternLiteral(pattern)));
  if (format !== undefined && isBeyondPatterns(format))
    tell("other form", place.pointer, `format \`${format}\``, "no pattern says it, so it is left out");
  return code;
}

function numberCode(type: "integer" | "number", keywords: SchemaObject, { shared }: Printer): SpecCode {
  const { minimum, format } = keywords;
  const { maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = keywords as Readonly<
    Record<string, number | undefined>
  >;
  const isSafe = (bound: number | undefined) => bound !== undefined && Number.isSafeInteger(bound);
  const isBounded = isSafe(minimum ?? exclusiveMinimum) && isSafe(maximum ?? exclusiveMaximum);
  const isInt = type === "integer" || format === "int64";
  const base: SpecCode =
    format === "int32"
      ? "z.int32()"
      : isInt
        ? isBounded
          ? "z.int()"
          : shared("integer", anyInteger)
        : "z.number()";
  const code: SpecCode[] = [base];
  if (minimum !== undefined) code.push(`.min(${minimum})`);
  if (exclusiveMinimum !== undefined) code.push(`.gt(${exclusiveMinimum})`);
  if (maximum !== undefined) code.push(`.max(${maximum})`);
  if (exclusiveMaximum !== undefined) code.push(`.lt(${exclusiveMaximum})`);
  if (multipleOf !== undefined && !(multipleOf === 1 && isInt)) code.push(`.multipleOf(${multipleOf})`);
  return code;
}

/** An integer of any size: `z.int()` takes only those that a number of JavaScript holds exactly. */
const anyInteger = { text: "z.number().multipleOf(1)", comment: "Any integer: `z.int()` ends at 2^53." };
