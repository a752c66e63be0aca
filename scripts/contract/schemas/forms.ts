import type { z } from "zod";
import { keywordsOn } from "../schema-keywords.ts";
import { isFile } from "./files.ts";
import { definitionOf, madeLater, travelling } from "./walk.ts";

/** One of the forms that a schema's values have. */
export interface Form {
  readonly kind:
    | "string"
    | "number"
    | "boolean"
    | "null"
    | "list"
    | "tuple"
    | "structure"
    | "file"
    | "anything";
  readonly schema: z.ZodType;
  /** All strings of this form, if they are listed. */
  readonly texts?: readonly string[];
}

/** The forms of a schema's values as they travel: beneath its wrappers, and each option of a union. */
export function formsOf(schema: z.ZodType): readonly Form[] {
  return within(schema, new Set());
}

/** `outer` are the schemas around it: a schema that is its own option adds no form. */
function within(schema: z.ZodType, outer: ReadonlySet<z.ZodType>): readonly Form[] {
  if (outer.has(schema)) return [];
  const around = new Set([...outer, schema]);
  const formsOf = (inner: z.ZodType) => within(inner, around);
  const definition = definitionOf(schema);
  const { type } = definition;
  if (isFile(schema)) return [{ kind: "file", schema }];
  if (type === "nullable")
    return [...formsOf(definition["innerType"] as z.ZodType), { kind: "null", schema }];
  if (type === "union") return (definition["options"] as readonly z.ZodType[]).flatMap(formsOf);
  if (type === "enum") return listed(schema, enumValues(definition["entries"] as object));
  if (type === "literal") return listed(schema, definition["values"] as readonly unknown[]);
  const named = type === "any" ? keywordsOn(schema).flatMap((keywords) => keywords.type ?? []) : [];
  if (named.length > 0) return named.map((name) => ({ kind: ofJsonType[name] ?? "anything", schema }));
  const inner =
    type === "pipe"
      ? travelling(definition)
      : type === "lazy"
        ? madeLater(schema)
        : ((definition["innerType"] ?? definition["left"]) as z.ZodType | undefined);
  if (inner && kinds[type] === undefined) return formsOf(inner);
  return [{ kind: kinds[type] ?? "string", schema }];
}

const kinds: Readonly<Record<string, Form["kind"]>> = {
  number: "number",
  boolean: "boolean",
  null: "null",
  array: "list",
  set: "list",
  tuple: "tuple",
  object: "structure",
  record: "structure",
  map: "structure",
  any: "anything",
  unknown: "anything",
};

/** What `jsonSchema()` says of a value's type; of a list, its items are not known as a schema of Zod's. */
const ofJsonType: Readonly<Record<string, Form["kind"]>> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
  object: "structure",
};

/** A numeric enum of TypeScript also maps its values back to their names. */
function enumValues(entries: object): readonly unknown[] {
  const values = Object.values(entries);
  const numbers = values.filter((value) => typeof value === "number").map(String);
  return Object.entries(entries)
    .filter(([key]) => !numbers.includes(key))
    .map(([, value]) => value);
}

function listed(schema: z.ZodType, values: readonly unknown[]): readonly Form[] {
  const forms: Form[] = [];
  const texts = values.filter((value) => typeof value === "string");
  if (texts.length > 0) forms.push({ kind: "string", schema, texts });
  for (const kind of ["number", "boolean"] as const)
    if (values.some((value) => typeof value === kind)) forms.push({ kind, schema });
  if (values.includes(null)) forms.push({ kind: "null", schema });
  return forms;
}
