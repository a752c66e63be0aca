import { isDeepStrictEqual } from "node:util";
import { constantsOf, type JsonSchema, type SchemaObject } from "../../lib/json-schema.ts";
import { callText, listText, type SpecCode } from "../text/code.ts";
import { closedAllOf } from "./closed.ts";
import { isAnnotation, withoutWords } from "./meta.ts";
import { fieldsCode } from "./object.ts";
import { below, keywordsOf, type Printer, referredName, type SchemaPlace } from "./printer.ts";
import { saidTypes } from "./types.ts";

const compounds = ["allOf", "anyOf", "oneOf"] as const;

/** Whether a schema is made of others; a reference beside other keywords is one of several that hold together. */
export function isCompound(keywords: SchemaObject): boolean {
  return compounds.some((keyword) => keywords[keyword]) || keywords.$ref !== undefined;
}

interface Part {
  readonly schema: SchemaObject;
  readonly place: SchemaPlace;
  /** Of a union. */
  readonly code?: SpecCode;
}

/** A schema whose parts hold together: its own keywords, those of `allOf`, and its unions. */
export function compoundCode(keywords: SchemaObject, place: SchemaPlace, printer: Printer): SpecCode {
  // Zod's intersection takes what only one of its sides refuses.
  const closed = closedAllOf(keywords, printer.components);
  if (closed) {
    printer.tell("other form", place.pointer, "`allOf`", "one object has what its closed parts leave");
    return printer.value(closed, place, printer);
  }
  const { allOf = [], anyOf, oneOf, $ref, discriminator: _told, ...own } = keywords;
  const root = { components: { schemas: printer.components } };
  const isOfObjects = [...allOf, ...($ref === undefined ? [] : [{ $ref }])].some(
    (part) => keywordsOf(part).$ref !== undefined && saidTypes(part, root)?.join() === "object",
  );
  // A component among them may say what its neighbours leave unsaid.
  const said: SchemaObject[] = isOfObjects ? [{ type: "object" }] : [];
  const types = typesAmong([own, ...said, ...allOf.map(keywordsOf)], place);
  const within: SchemaPlace = types ? { ...place, types } : place;
  const inAll = (step: string): SchemaPlace => ({ ...below(within, step), ...(types ? { types } : {}) });
  const parts: Part[] = [];
  if ($ref !== undefined) parts.push({ schema: { $ref }, place });
  if (
    Object.keys(own).some(
      (keyword) => !isAnnotation(keyword) && !(keyword === "type" && types && hasMore(keywords)),
    )
  )
    parts.push({ schema: own, place: within });
  for (const [index, one] of allOf.entries()) {
    const schema = keywordsOf(one);
    if (Object.keys(withoutWords(schema)).length > 0) parts.push({ schema, place: inAll(`allOf/${index}`) });
  }
  if (anyOf)
    parts.push({
      schema: { anyOf },
      place: within,
      code: unionCode("anyOf", anyOf, keywords, within, printer),
    });
  if (oneOf)
    parts.push({
      schema: { oneOf },
      place: within,
      code: unionCode("oneOf", oneOf, keywords, within, printer),
    });
  const [first, ...others] = withoutBareTypes(withoutTold(parts, printer), printer);
  if (!first) return types ? printer.value({ type: types }, place, printer) : "z.unknown()";
  const codeOf = ({ schema, place: at, code }: Part) => code ?? printer.value(schema, at, printer);
  if (others.length === 0) return codeOf(first);
  return (
    inheritance([first, ...others], printer) ??
    others.reduce<SpecCode>(
      (left, part) => ({ open: "z.intersection(", items: [left, codeOf(part)], close: ")" }),
      codeOf(first),
    )
  );
}

/** The parts without those that all constants of another one satisfy. */
function withoutTold(parts: readonly Part[], { judge }: Printer): readonly Part[] {
  const [constants] = parts.flatMap(({ schema: { anyOf, oneOf } }) => {
    const values = (anyOf ?? oneOf)?.map(constantsOf);
    return values?.every((one) => one !== undefined) ? [values.flat()] : [];
  });
  if (!constants) return parts;
  const isTold = ({ schema, code }: Part) => {
    const isValid = judge(withoutWords(schema));
    return code === undefined && constants.every((value) => isValid(value));
  };
  return parts.filter((part) => !isTold(part));
}

/** The parts without those that only say that the value is an object, if another one says that, too. */
function withoutBareTypes(parts: readonly Part[], { components }: Printer): readonly Part[] {
  const isBare = ({ schema, code }: Part) =>
    code === undefined && schema.type === "object" && Object.keys(withoutWords(schema)).length === 1;
  const others = parts.filter((part) => !isBare(part));
  return others.some(({ schema }) => takesObjectsOnly(schema, components)) ? others : parts;
}

/** Whether a schema takes nothing but objects, as far as it says so. */
function takesObjectsOnly(schema: SchemaObject, components: Printer["components"], depth = 0): boolean {
  if (depth > 20) return false;
  const { type, allOf = [], anyOf = [], oneOf = [] } = schema;
  const isOne = (part: JsonSchema) => takesObjectsOnly(keywordsOf(part), components, depth + 1);
  const name = referredName(schema);
  return (
    type === "object" ||
    (name !== undefined && isOne(components[name] ?? true)) ||
    allOf.some(isOne) ||
    [anyOf, oneOf].some((options) => options.length > 0 && options.every(isOne))
  );
}

/** Whether the types are said by what stands beside them. */
function hasMore({ allOf, anyOf, oneOf, $ref }: SchemaObject): boolean {
  const parts = [...(allOf ?? []), ...(anyOf ?? []), ...(oneOf ?? [])].map(keywordsOf);
  return (
    $ref === undefined &&
    parts.length > 0 &&
    parts.every((part) => part.$ref === undefined && isTypeless(part))
  );
}

function isTypeless(part: SchemaObject): boolean {
  return part.type === undefined && !compounds.some((keyword) => part[keyword]);
}

/** The types that parts leave together; `undefined`: all. */
function typesAmong(parts: readonly SchemaObject[], { types }: SchemaPlace): readonly string[] | undefined {
  const said = parts.flatMap(({ type }) => (type === undefined ? [] : [[type].flat()]));
  return [...(types ? [types] : []), ...said].reduce<readonly string[] | undefined>(
    (left, own) => (left ? meet(left, own) : own),
    undefined,
  );
}

function meet(a: readonly string[], b: readonly string[]): readonly string[] {
  const within = (type: string, all: readonly string[]) =>
    all.includes(type) || (type === "integer" && all.includes("number"));
  return [
    ...a.filter((type) => within(type, b)),
    ...b.filter((type) => within(type, a) && !a.includes(type)),
  ];
}

/** Alternatives; `null` among them makes the others nullable. */
function unionCode(
  keyword: "anyOf" | "oneOf",
  options: readonly JsonSchema[],
  { discriminator }: SchemaObject,
  place: SchemaPlace,
  printer: Printer,
): SpecCode {
  const others = options.map((option, index) => ({ option, index })).filter(({ option }) => !isNull(option));
  const nulls = options.length - others.length;
  // To judge takes to compile the schemas.
  const takesNull = () => others.some(({ option }) => printer.judge(option)(null));
  // `oneOf` with `null` twice refuses it.
  const isNullable = nulls > 0 && (keyword === "anyOf" || (nulls === 1 && !takesNull()));
  const kept = isNullable ? others : options.map((option, index) => ({ option, index }));
  const codes = kept.map(({ option, index }) =>
    printer.schema(
      option,
      { ...below(place, `${keyword}/${index}`), ...(place.types ? { types: place.types } : {}) },
      printer,
    ),
  );
  const [only] = codes;
  const kinds = kept.map(({ option }) => option);
  const tag =
    discriminator && !kinds.some(isNull) && tellsApart(discriminator.propertyName, kinds, printer.components);
  if (discriminator && !tag)
    printer.tell(
      "other form",
      place.pointer,
      "discriminator",
      "its alternatives are told apart by their whole form",
    );
  const code: SpecCode =
    only !== undefined && codes.length === 1
      ? only
      : tag && discriminator
        ? {
            open: "z.discriminatedUnion(",
            items: [JSON.stringify(discriminator.propertyName), listText(codes)],
            close: ")",
          }
        : callText(keyword === "anyOf" ? "z.union" : "z.xor", listText(codes));
  return isNullable ? [code, ".nullable()"] : code;
}

/** Whether alternatives, beside `null`, are objects that a required field with listed texts tells apart. */
export function tellsApart(
  name: string,
  options: readonly JsonSchema[],
  components: Printer["components"],
): boolean {
  const seen = new Set<unknown>();
  return options.every((option) => {
    if (isNull(option)) return true;
    const schema = resolved(keywordsOf(option), components);
    const { properties = {}, required = [] } = schema;
    if (schema.type !== "object" || isCompound(withoutWords(schema)) || !required.includes(name))
      return false;
    const field = keywordsOf(Object.hasOwn(properties, name) ? (properties[name] ?? true) : true);
    const values = constantsOf(field) ?? [];
    if (values.length === 0 || !values.every((value) => typeof value === "string" && !seen.has(value)))
      return false;
    for (const value of values) seen.add(value);
    return true;
  });
}

function isNull(option: JsonSchema): boolean {
  return isDeepStrictEqual(withoutWords(keywordsOf(option)), { type: "null" });
}

function resolved(schema: SchemaObject, components: Printer["components"]): SchemaObject {
  const name = referredName(schema);
  return name === undefined ? schema : keywordsOf(components[name] ?? true);
}

/** An object that has the fields of a component and further ones: `Base.extend({ … })`. */
function inheritance(parts: readonly Part[], printer: Printer): SpecCode | undefined {
  const bases = parts.filter(({ schema }) => referredName(schema) !== undefined);
  const own = parts.filter(({ schema }) => referredName(schema) === undefined);
  const [base] = bases;
  const name = base && referredName(base.schema);
  if (!base || bases.length > 1 || name === undefined || own.length === 0 || printer.isLater(name))
    return undefined;
  const target = keywordsOf(printer.components[name] ?? true);
  if (
    !isPlainObject(target) ||
    !own.every(({ schema, code }) => code === undefined && isPlainObject({ type: "object", ...schema }))
  )
    return undefined;
  const names = [target, ...own.map(({ schema }) => schema)].flatMap(({ properties = {} }) =>
    Object.keys(properties),
  );
  if (new Set(names).size < names.length) return undefined;
  // A field that is only required belongs to the other part.
  const known = new Set(names);
  if (
    own.some(({ schema }) =>
      (schema.required ?? []).some((one) => !Object.hasOwn(schema.properties ?? {}, one) && known.has(one)),
    )
  )
    return undefined;
  const fields = own.flatMap(({ schema, place }) => fieldsCode(schema, place, printer).items);
  const missing = (target.required ?? []).some(
    (one) => !Object.hasOwn(target.properties ?? {}, one) && known.has(one),
  );
  if (missing) return undefined;
  return [
    printer.refer(name),
    callText(".extend", { open: "{", items: fields, close: "}", isBroken: fields.length > 1 }),
  ];
}

const plain: ReadonlySet<string> = new Set(["type", "properties", "required", "discriminator"]);

/** An object of named fields that refuses no others, and says nothing about them. */
function isPlainObject(schema: SchemaObject): boolean {
  const keywords = withoutWords(schema);
  return (
    keywords.type === "object" &&
    Object.keys(keywords.properties ?? {}).length > 0 &&
    Object.keys(keywords).every((keyword) => plain.has(keyword))
  );
}

// Coverage: the unit tests have few compositions that are refused, and none that are circular.
