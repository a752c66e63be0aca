import { componentNameOf, componentReference } from "../../lib/component-reference.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { dereferenced, schemaAsObject } from "../../model/component.ts";
import type { ApiModel, HeaderModel, ParameterModel } from "../../model/model.ts";
import { rulesIn, withSentences } from "../../model/rules.ts";
import { type Alternative, formsOfValue } from "./alternatives.ts";
import { boundSentences } from "./bounds.ts";
import { literalName, typeLabel } from "./type-name.ts";

/** A field of an object, a parameter or a header field. */
export interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/** The cells of a field's row, in the order of the columns of the site's tables. */
export interface Row {
  readonly type: string;
  readonly required?: true;
  /** A text is written without quotes. */
  readonly default?: string;
  readonly deprecated?: true;
  /** Markdown of one line. */
  readonly description?: string;
}

export type NamedRow = readonly [name: string, row: Row];

/** What the rows of fields are made with. */
export interface RowOptions {
  /** The words for the fields of a component that are described elsewhere; absent: they have rows here. */
  readonly elsewhere?: (component: string) => string;
  /** The names of rows whose descriptions stand as their author wrote them. */
  readonly asWritten?: ReadonlySet<string>;
}

/** A place in a value, and the components that it is inside of, each with its own place. */
interface Place {
  readonly path: string;
  readonly above: ReadonlyMap<string, string>;
}

const top: Place = { path: "", above: new Map() };

/** Rows of fields, and below each those of the objects inside: `season.from`, `boats[].name`, `prices.*.amount`. */
export function fieldRows(api: ApiModel, fields: readonly Field[], options: RowOptions = {}): NamedRow[] {
  return fields.flatMap((field) => rowsOf(api, field, top, options));
}

/** The rows of the fields in a value; `[]`: nothing in it has a name. */
export function schemaRows(api: ApiModel, schema: JsonSchema, options: RowOptions = {}): NamedRow[] {
  return inner(api, schema, top, options);
}

/**
 * A parameter or a header field as a row; its own description and deprecation replace its schema's. Of a styled
 * parameter the row says how its example is sent.
 */
export function rowField(part: ParameterModel | HeaderModel, sentences: readonly string[] = []): Field {
  const { name, required, schema } = part;
  const description = withSentences(part.description, sentences);
  const deprecated = "deprecated" in part && part.deprecated;
  const words = { ...(deprecated ? { deprecated } : {}), ...(description ? { description } : {}) };
  return { name, required, schema: { ...schemaAsObject(schema), ...words } };
}

/** The fields of an object's schema, those of all parts of an intersection among them. */
export function fieldsOfSchema(api: ApiModel, schema: JsonSchema): Field[] {
  const parts = partsOfObject(api, schema, 0);
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  const schemas = new Map<string, JsonSchema>();
  for (const [name, own] of parts.flatMap(({ properties = {} }) => Object.entries(properties))) {
    const known = schemas.get(name);
    schemas.set(name, known === undefined ? own : bothOf(api, known, own));
  }
  return [...schemas].map(([name, own]) => ({ name, schema: own, required: required.has(name) }));
}

/** A field that two parts of an object have: required if either requires it, with the words of both. */
function bothOf(api: ApiModel, first: JsonSchema, second: JsonSchema): SchemaObject {
  const schemas = [dereferenced(api, first), dereferenced(api, second)];
  const words = [...new Set(schemas.flatMap(({ description }) => withDot(description)))].join(" ");
  return { ...schemas[0], ...schemas[1], ...(words ? { description: words } : {}) };
}

function partsOfObject(api: ApiModel, schema: JsonSchema, depth: number): SchemaObject[] {
  if (depth > 8) return [];
  const found = dereferenced(api, schema);
  return [found, ...(found.allOf ?? []).flatMap((part) => partsOfObject(api, part, depth + 1))];
}

/** Sentences about a value that has no row: its bounds, those of its items, and of its names and values. */
export function valueSentences(api: ApiModel, schema: JsonSchema, depth = 0): string[] {
  const found = dereferenced(api, schema);
  const { description, items, additionalProperties, propertyNames } = found;
  const each = (what: string, part: JsonSchema | undefined) =>
    typeof part === "object" && depth < 4 && !hasFields(api, part, [])
      ? said(`Each ${what}`, [
          // The words of the whole say what it consists of, if there are any.
          ...(description === undefined ? withDot(dereferenced(api, part).description) : []),
          ...valueSentences(api, part, depth + 1),
        ])
      : [];
  const names = dereferenced(api, (propertyNames as JsonSchema | undefined) ?? true);
  return [
    ...boundSentences(found),
    ...formSentences(api, found, depth),
    ...each("item", items),
    ...each("value", additionalProperties),
    ...said("Each name", [...(names.enum ? [`${typeLabel(api, names)}.`] : []), ...boundSentences(names)]),
  ];
}

/** Sentences about the forms of a value that have no fields: "As `integer`: At least 1." */
function formSentences(api: ApiModel, { oneOf, anyOf }: SchemaObject, depth: number): string[] {
  const forms = (oneOf ?? anyOf ?? []).filter((form) => dereferenced(api, form).type !== "null");
  if (depth > 3) return [];
  return forms.flatMap((form) => {
    if (hasFields(api, form, [])) return [];
    const sentences = valueSentences(api, form, depth + 1);
    return forms.length === 1 ? sentences : said(`As \`${typeLabel(api, form)}\``, sentences);
  });
}

function rowsOf(api: ApiModel, field: Field, place: Place, options: RowOptions): NamedRow[] {
  const { name, schema, required } = field;
  const found = dereferenced(api, schema);
  const path = place.path === "" ? name : `${place.path}.${name}`;
  const below = inner(api, schema, { ...place, path }, options);
  // The rules of parts without a row of their own, such as the items of a list, belong to this row.
  const sentences = [...valueSentences(api, schema), ...closedSentences(api, schema, place, options)];
  const told = [...below.map(([, { description }]) => description ?? ""), ...sentences];
  const rules = rulesIn(api, schema).filter((sentence) => !told.some((text) => text.includes(sentence)));
  const words = sentences.length > 0 ? withDot(found.description)[0] : found.description;
  const description = options.asWritten?.has(path)
    ? found.description
    : withSentences(words, [...sentences, ...rules]);
  const row: Row = {
    type: typeLabel(api, schema),
    ...(required ? { required: true } : {}),
    ...(found.default === undefined ? {} : { default: defaultText(found.default) }),
    ...(found.deprecated ? { deprecated: true } : {}),
    ...(description ? { description } : {}),
  };
  return [[path, row], ...below];
}

function defaultText(value: unknown): string {
  return typeof value === "string" && value.trim() !== "" ? value : literalName(value);
}

/** The rows of what is inside a value; a component that is open already is not opened again. */
function inner(api: ApiModel, schema: JsonSchema, place: Place, options: RowOptions): NamedRow[] {
  const component = componentNameOf(schemaAsObject(schema).$ref);
  if (component && isClosed(component, place, options)) return [];
  const { path } = place;
  const above = component ? new Map([...place.above, [component, path]]) : place.above;
  const at = (step: string): Place => ({ path: `${path}${step}`, above });
  const found = dereferenced(api, schema);
  const rest = found.additionalProperties;
  return [
    ...fieldsOfSchema(api, schema).flatMap((field) => rowsOf(api, field, { path, above }, options)),
    ...alternativeRows(
      api,
      formsOfValue(api, schema).filter((option) => dereferenced(api, option.schema).type !== "null"),
      { path, above },
      options,
    ),
    ...(found.prefixItems ?? []).flatMap((item, index) => inner(api, item, at(`[${index}]`), options)),
    ...(typeof found.items === "object" ? inner(api, found.items, at("[]"), options) : []),
    ...(typeof rest === "object" ? inner(api, rest, at(path === "" ? "*" : ".*"), options) : []),
  ];
}

function isClosed(component: string, { path, above }: Place, { elsewhere }: RowOptions): boolean {
  return above.has(component) || (elsewhere !== undefined && path !== "");
}

/** Links to the descriptions of a value's components that have no rows below it. */
function closedSentences(api: ApiModel, schema: JsonSchema, place: Place, options: RowOptions): string[] {
  const closed = componentsIn(api, schema, 0).filter((name) =>
    isClosed(name, { ...place, path: " " }, options),
  );
  return [...new Set(closed)].flatMap((name) => {
    if (!hasFields(api, { $ref: componentReference(name) }, [])) return [];
    const { elsewhere } = options;
    if (elsewhere) return [elsewhere(name)];
    const path = place.above.get(name);
    return [path ? `The same fields as \`${path}\`.` : "The same fields again."];
  });
}

/** The components that a value, its forms, its items or its values may be. */
function componentsIn(api: ApiModel, schema: JsonSchema, depth: number): string[] {
  const component = componentNameOf(schemaAsObject(schema).$ref);
  if (component || depth > 8) return component ? [component] : [];
  const { items, prefixItems = [], additionalProperties, oneOf, anyOf, allOf = [] } = schemaAsObject(schema);
  return [...(oneOf ?? anyOf ?? []), ...allOf, ...prefixItems, items, additionalProperties].flatMap((part) =>
    typeof part === "object" ? componentsIn(api, part, depth + 1) : [],
  );
}

/** Whether anything in a value has a name. */
function hasFields(api: ApiModel, schema: JsonSchema, above: readonly SchemaObject[]): boolean {
  const found = dereferenced(api, schema);
  const component = componentNameOf(schemaAsObject(schema).$ref);
  if (component && above.some(({ $ref }) => componentNameOf($ref) === component)) return false;
  if (above.length > 20) return false;
  const { items, prefixItems = [], additionalProperties, oneOf, anyOf, allOf = [] } = found;
  return (
    Object.keys(found.properties ?? {}).length > 0 ||
    [...(oneOf ?? anyOf ?? []), ...allOf, ...prefixItems, items, additionalProperties].some(
      (part) => typeof part === "object" && hasFields(api, part, [...above, schemaAsObject(schema)]),
    )
  );
}

/** A text as a sentence; `[]`: there is none. */
function withDot(text: string | undefined): string[] {
  return text ? [text.replace(/(?<=[^.!?:])$/, ".")] : [];
}

function said(subject: string, sentences: readonly string[]): string[] {
  return sentences.length > 0 ? [`${subject}: ${sentences.join(" ")}`] : [];
}

/** The rows of alternatives: one of a name that several have, with the types and the words of all. */
function alternativeRows(
  api: ApiModel,
  alternatives: readonly Alternative[],
  place: Place,
  options: RowOptions,
): NamedRow[] {
  const lists = alternatives.map(({ schema }) => inner(api, schema, place, options));
  const names = new Set(lists.flat().map(([name]) => name));
  return [...names].map((name) => {
    const having = alternatives.filter((_, index) => lists[index]?.some(([own]) => own === name));
    const rows = lists.flatMap((list) => list.filter(([own]) => own === name).map(([, row]) => row));
    const isEverywhere = having.length === alternatives.length;
    const all = (key: "type" | "description", separator: string) =>
      [...new Set(rows.map((row) => row[key]))].filter((text) => text !== undefined).join(separator);
    const { required, default: fallback, deprecated } = Object.assign({}, ...rows.toReversed()) as Row;
    const condition = isEverywhere || options.asWritten?.has(name) ? [] : conditionOf(having, place.path);
    const description = withSentences(all("description", " "), condition);
    const row: Row = {
      type: all("type", " | "),
      ...(required && isEverywhere ? { required } : {}),
      ...(fallback === undefined ? {} : { default: fallback }),
      ...(deprecated ? { deprecated } : {}),
      ...(description ? { description } : {}),
    };
    return [name, row] as const;
  });
}

/** Which of the alternatives have a field: "If `kind` is `'box'`." */
function conditionOf(having: readonly Alternative[], path: string): string[] {
  const marks = having.flatMap(({ mark }) => mark ?? []);
  const [first] = marks;
  if (first && marks.length === having.length) {
    const values = marks.map(({ value }) => (value === "any other" ? value : `\`${value}\``));
    return [`If \`${path === "" ? "" : `${path}.`}${first.field}\` is ${values.join(" or ")}.`];
  }
  const named = having.flatMap(({ name }) => name ?? []);
  return named.length === having.length ? [`Of ${named.map((name) => `\`${name}\``).join(" or ")}.`] : [];
}
