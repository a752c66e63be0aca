import { isObject } from "../../../lib/json.ts";
import {
  isSchema,
  type JsonSchema,
  resolveRef,
  schemaListKeywords,
  schemaMapKeywords,
  singleSchemaKeywords,
} from "../../../lib/json-schema.ts";

/** A schema directly below another one. */
export interface Slot {
  readonly keyword: string;
  /** The property, the pattern or the index; empty if the keyword holds one schema. */
  readonly name: string;
  readonly schema: JsonSchema;
}

/** A flat schema's keywords that hold no schema, as one text, and the schemas below it. */
export interface Slots {
  readonly words: string;
  readonly slots: readonly Slot[];
}

const known = new WeakMap<object, Slots>();

export function slotsOf(root: object, flat: JsonSchema): Slots {
  if (typeof flat === "boolean") return { words: String(flat), slots: [] };
  const made = known.get(flat) ?? split(root, flat);
  known.set(flat, made);
  return made;
}

function split(root: object, flat: Readonly<Record<string, unknown>>): Slots {
  const slots: Slot[] = [];
  const words: unknown[] = [];
  for (const [keyword, value] of Object.entries(flat).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const push = (name: string, schema: unknown) => {
      if (isSchema(schema)) slots.push({ keyword, name, schema });
    };
    if (keyword === "$ref" && typeof value === "string") push("", resolveRef(root, value));
    else if (singleSchemaKeywords.includes(keyword) && isSchema(value)) push("", value);
    else if (schemaListKeywords.includes(keyword) && Array.isArray(value))
      for (const [index, schema] of value.entries()) push(String(index), schema);
    else if (schemaMapKeywords.includes(keyword) && isObject(value))
      for (const [name, schema] of Object.entries(value)) push(name, schema);
    else words.push([keyword, sortedWords(keyword, value)]);
  }
  return { words: JSON.stringify(words), slots };
}

/** Sorts the lists whose order does not matter. */
function sortedWords(keyword: string, value: unknown): unknown {
  if (!Array.isArray(value) || !["enum", "required", "type"].includes(keyword)) return value;
  return value.map((one) => JSON.stringify(one)).sort();
}
