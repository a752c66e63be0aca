import { openMember, otherThan } from "../../../contract/schema.ts";
import { isObject } from "../../../lib/json.ts";
import type { JsonSchema, SchemaObject } from "../../../lib/json-schema.ts";
import { flatOf, type Placed } from "../flat-schemas/flat.ts";
import type { SchemaPair } from "./differing-sites.ts";

/** A union that may gain members. */
interface OpenUnion {
  readonly whole: SchemaObject;
  /** The field that tells members apart. */
  readonly key: string;
  readonly known: readonly { readonly option: JsonSchema; readonly kinds: readonly string[] }[];
  /** What stands for the members that may come. */
  readonly open: SchemaObject;
}

/**
 * Of a union that may gain members, the new one without those that the old one does not know: whoever sent an object of
 * such a kind did so before it had a form. Another pair is returned as it is.
 */
export function withoutNewMembers(pair: SchemaPair): SchemaPair {
  const now = openUnionOf(pair.now);
  const old = now && openUnionOf(pair.old);
  if (!old || old.key !== now.key) return pair;
  const before = new Set(old.known.flatMap(({ kinds }) => kinds));
  const kept = now.known.filter(({ kinds }) => kinds.some((kind) => before.has(kind)));
  if (kept.length === now.known.length) return pair;
  const kinds = kept.flatMap((one) => one.kinds);
  const { properties } = now.open as { readonly properties?: Readonly<Record<string, SchemaObject>> };
  const { pattern: _, ...kind } = properties?.[now.key] ?? {};
  const told = kinds.length > 0 ? { ...kind, pattern: otherThan(kinds) } : kind;
  const open = { ...now.open, properties: { ...properties, [now.key]: told } };
  const schema = { ...now.whole, anyOf: [...kept.map(({ option }) => option), open] };
  return { old: pair.old, now: { root: pair.now.root, schema } };
}

function openUnionOf({ root, schema }: Placed): OpenUnion | undefined {
  const whole = flatOf({ root, schema });
  if (!isObject(whole) || !Array.isArray(whole["anyOf"])) return undefined;
  const options = (whole["anyOf"] as readonly JsonSchema[]).map((option) => ({
    option,
    flat: flatOf({ root, schema: option }),
  }));
  const open = options.map(({ option }) => option).find((option) => isObject(option) && openMember in option);
  const key = isObject(open) ? open[openMember] : undefined;
  if (typeof key !== "string") return undefined;
  const known = options.flatMap(({ option, flat }) => {
    if (!isObject(flat) || option === open) return [];
    const field = isObject(flat["properties"]) ? flat["properties"][key] : undefined;
    const told = isObject(field) ? [field["const"] ?? [], field["enum"] ?? []].flat() : [];
    return [{ option, kinds: told.map(String) }];
  });
  return { whole: whole as SchemaObject, key, known, open: open as SchemaObject };
}
