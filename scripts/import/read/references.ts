import { isObject, type Json } from "../../lib/json.ts";
import { pointerStep, valueAt } from "../../lib/json-pointer.ts";
import { schemaListKeywords, schemaMapKeywords, singleSchemaKeywords } from "../../lib/json-schema.ts";
import { percentDecoded } from "../../lib/percent-encoding.ts";

/** A reference of a document that was just parsed, and is changed in place. */
export interface FoundReference {
  readonly ref: string;
  /** The JSON Pointer of the object that has it. */
  readonly pointer: string;
  /** Whether a schema is expected there. */
  readonly isSchema: boolean;
  /** Lets it refer to something else. */
  readonly refer: (ref: string) => void;
  /** Puts a value in its place; `undefined` removes it. */
  readonly replace: (value: unknown) => void;
}

/** Members whose values are data, not parts of the document. */
const data: ReadonlySet<string> = new Set(["example", "default", "enum", "const", "value"]);

const holders: ReadonlySet<string> = new Set([...singleSchemaKeywords, "schema"]);
const maps: ReadonlySet<string> = new Set([...schemaMapKeywords, "schemas", "definitions", "$defs"]);
const lists: ReadonlySet<string> = new Set(schemaListKeywords);

/** The references in a value, in no order. Does not recurse: documents may be deep. */
export function referencesIn(root: unknown): FoundReference[] {
  const found: FoundReference[] = [];
  const seen = new Set<unknown>();
  const left: { readonly value: unknown; readonly pointer: string; readonly name: string }[] = [
    { value: root, pointer: "", name: "" },
  ];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, pointer, name } = next;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const holder = value as Record<string, unknown>;
    for (const [key, inner] of Object.entries(holder)) {
      if (data.has(key) && !maps.has(name)) continue;
      const at = pointer + pointerStep(key);
      const isSchema = Array.isArray(value) ? lists.has(name) : maps.has(name) || holders.has(key);
      const own = isObject(inner) ? (inner as Record<string, unknown>) : undefined;
      const ref = own?.["$ref"];
      if (own && typeof ref === "string")
        found.push({
          ref,
          pointer: at,
          isSchema,
          refer: (to) => {
            own["$ref"] = to;
          },
          replace: (to) => {
            if (to !== undefined) holder[key] = to;
            else if (Array.isArray(value)) value.splice(value.indexOf(inner), 1);
            else delete holder[key];
          },
        });
      if (own && key === "discriminator" && !maps.has(name)) found.push(...targetsOf(own["mapping"], at));
      left.push({ value: inner, pointer: at, name: key });
    }
  }
  return found;
}

/** The schemas in other files that a discriminator leads to. */
function targetsOf(mapping: unknown, pointer: string): FoundReference[] {
  if (!isObject(mapping)) return [];
  const targets = mapping as Record<string, unknown>;
  return Object.entries(mapping).flatMap(([kind, ref]) => {
    if (typeof ref !== "string" || !/^[^#]+\/|^[^#]*\.(?:ya?ml|json)(?:#|$)/i.test(ref)) return [];
    const own = {
      refer: (to: string) => {
        targets[kind] = to;
      },
      replace: () => {
        delete targets[kind];
      },
    };
    return [{ ref, pointer: `${pointer}/mapping${pointerStep(kind)}`, isSchema: true, ...own }];
  });
}

/** Why a reference within a document leads to nothing; `undefined`: it leads to something. */
export function brokenReason(document: Json, ref: string): string | undefined {
  const seen = new Set<string>();
  for (let next = ref; ; ) {
    if (seen.has(next)) return `\`${ref}\` refers only to itself`;
    seen.add(next);
    const pointer = percentDecoded(next.slice(1));
    if (pointer === "") return `\`${ref}\` is the document itself`;
    const target = pointer === undefined ? undefined : valueAt(document, pointer);
    if (target === undefined) return `\`${next}\` leads to nothing`;
    const further = isObject(target) ? target["$ref"] : undefined;
    if (typeof further !== "string" || !further.startsWith("#")) return undefined;
    next = further;
  }
}

// Coverage: the unit tests have no list that holds a reference to nothing, and no reference to a reference that is
// broken.
