import { propertyName } from "../../lib/ecmascript-names.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { type CodeGroup, callText, type SpecCode } from "../text/code.ts";
import { defaultCode, unfilledCode } from "./defaults.ts";
import { described, isAnything, schemaWords, withoutWords } from "./meta.ts";
import { below, keywordsOf, type Printer, referredName, type SchemaPlace } from "./printer.ts";

export function objectCode(keywords: SchemaObject, place: SchemaPlace, printer: Printer): SpecCode {
  const { properties = {}, required = [], additionalProperties, propertyNames } = keywords;
  const names = Object.keys(properties);
  const isOpen = isAnything(additionalProperties);
  if (names.length === 0 && required.length === 0 && additionalProperties !== false) {
    const key = isAnything(propertyNames as JsonSchema | undefined)
      ? "z.string()"
      : keyCode(keywordsOf(propertyNames as JsonSchema), place, printer);
    const value = unfilledCode(additionalProperties ?? true, below(place, "additionalProperties"), printer);
    return { open: "z.record(", items: [key, value], close: ")" };
  }
  const fields = fieldsCode(keywords, place, printer);
  if (additionalProperties === false) return callText("z.strictObject", fields);
  const isLoose = additionalProperties !== undefined || place.isWhole;
  if (isOpen) return callText(isLoose ? "z.looseObject" : "z.object", fields);
  const others = unfilledCode(additionalProperties ?? true, below(place, "additionalProperties"), printer);
  return [callText("z.object", fields), callText(".catchall", others)];
}

/** The names of a record: a text, without words. */
function keyCode(names: SchemaObject, place: SchemaPlace, printer: Printer): SpecCode {
  const keywords = withoutWords(names);
  return printer.value(
    keywords["type"] === undefined && keywords.$ref === undefined
      ? { type: "string", ...keywords }
      : keywords,
    below(place, "propertyNames"),
    printer,
  );
}

/** The fields of an object, those that are only required among them. */
export function fieldsCode(keywords: SchemaObject, place: SchemaPlace, printer: Printer): CodeGroup {
  const { properties = {}, required = [] } = keywords;
  const named = Object.entries(properties);
  const unnamed = required.filter((name) => !Object.hasOwn(properties, name));
  const isSaid = (name: string) => {
    if (!(name in Object.prototype)) return true;
    printer.tell(
      "left out",
      `${place.pointer}/properties/${name}`,
      "field",
      "each object of JavaScript has one",
    );
    return false;
  };
  const items = [
    ...named
      .filter(([name]) => isSaid(name))
      .map(([name, schema]) =>
        fieldCode(name, schema, required.includes(name), below(place, `properties/${name}`), printer),
      ),
    ...unnamed
      .filter(isSaid)
      .map((name) => [`${propertyName(name)}: `, requiredOnly(keywords, name, place, printer)]),
  ];
  return { open: "{", items, close: "}", isBroken: items.length > 1 };
}

/** A field that is required and has no schema of its own. */
function requiredOnly(
  { additionalProperties = true }: SchemaObject,
  name: string,
  place: SchemaPlace,
  printer: Printer,
): SpecCode {
  const at = below(place, `properties/${name}`);
  printer.tell("other form", at.pointer, "field", "it is required, and nothing says what it is");
  const code = printer.schema(additionalProperties, at, printer);
  return code === "z.unknown()" ? "z.unknown().nonoptional()" : code;
}

function fieldCode(
  name: string,
  schema: JsonSchema,
  isRequired: boolean,
  place: SchemaPlace,
  printer: Printer,
): SpecCode {
  const keywords = keywordsOf(schema);
  const isLate = refersLater(schema, printer);
  // A getter is called when all is declared.
  const inside = isLate ? { ...printer, isLater: () => false } : printer;
  const value = printer.value(keywords, place, inside);
  const usual = defaultCode(keywords, isRequired, place, printer);
  const presence: SpecCode = isRequired
    ? isUnknown(value)
      ? ".nonoptional()"
      : ""
    : usual === undefined
      ? ".optional()"
      : callText(".default", usual);
  const words = { ...schemaWords(keywords, place, printer), ...sideOf(keywords, place, printer) };
  const code = described([value, presence], words);
  if (!isLate) return [`${propertyName(name)}: `, code];
  const isSimple = /^\$ref$|^\$ref,|^type,items$|^items,type$/.test(
    Object.keys(withoutWords(keywords)).join(),
  );
  const absent = usual === undefined ? "z.ZodOptional<z.ZodType>" : "z.ZodDefault<z.ZodType>";
  const type = isSimple ? "" : `: ${isRequired ? "z.ZodType" : absent}`;
  const body: CodeGroup = { open: "{", items: [returned(code)], close: "}", isBroken: true };
  return [`get ${propertyName(name)}()${type} `, body];
}

/** A statement among the items of a group; the group's comma becomes its end. */
function returned(code: SpecCode): SpecCode {
  return ["return ", code];
}

function isUnknown(code: SpecCode): boolean {
  return code === "z.unknown()" || (Array.isArray(code) && code.length === 1 && code[0] === "z.unknown()");
}

/** Whether a schema refers to a component that is declared after it, at any depth. */
function refersLater(schema: JsonSchema, { isLater }: Printer): boolean {
  const left: unknown[] = [schema];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const name = referredName(next as SchemaObject);
    if (name !== undefined && isLater(name)) return true;
    left.push(...Object.values(next));
  }
  return false;
}

/** The words of what only one side sends. */
function sideOf(keywords: SchemaObject, place: SchemaPlace, { tell }: Printer): Record<string, SpecCode> {
  const sides = ["readOnly", "writeOnly"].filter((word) => keywords[word] === true);
  if (sides.length > 1) {
    tell("left out", place.pointer, "`readOnly` and `writeOnly`", "they exclude each other");
    return {};
  }
  return Object.fromEntries(sides.map((word) => [word, "true"]));
}

// Coverage: the unit tests have few defaults and examples that a schema refuses.
