import { isObject } from "../../../lib/json.ts";
import { pointerStep } from "../../../lib/json-pointer.ts";
import type { Violation } from "../../../schema-cases/index.ts";
import { directionMarks } from "../flat-schemas/by-direction.ts";
import type { Placed } from "../flat-schemas/flat.ts";
import {
  itemParts,
  mentionedIn,
  namesIn,
  partsAt,
  propertyIn,
  type SchemaParts,
  schemaPartsOf,
} from "./schema-parts.ts";
import { sampleIn } from "./sized-sample.ts";

/**
 * A value without the properties that its sender does not document and its receiver does: nobody
 * sends what is yet to be invented, so a new property breaks no one by what it allows. Of an object
 * without any documented property the names are its sender's: such a value stays whole where
 * `isFreeForm` says so.
 */
export function withoutUnsent(
  value: unknown,
  sender: Placed,
  receiver: Placed,
  isFreeForm: (sent: SchemaParts) => boolean,
): unknown {
  const strip = (from: unknown, sent: SchemaParts, known: SchemaParts): unknown => {
    if (Array.isArray(from)) {
      const [ours, theirs] = [itemParts(sender.root, sent), itemParts(receiver.root, known)];
      return from.map((item) => strip(item, ours, theirs));
    }
    if (!isObject(from) || isFreeForm(sent)) return from;
    const [named, told] = [namesIn(known), mentionedIn(sent)];
    return Object.fromEntries(
      Object.entries(from).flatMap(([name, item]) => {
        const ours = propertyIn(sender.root, sent, name);
        if (ours.length === 0 && named.has(name) && !told.has(name)) return [];
        return [[name, strip(item, ours, propertyIn(receiver.root, known, name))]];
      }),
    );
  };
  return strip(
    value,
    schemaPartsOf(sender.root, [sender.schema]),
    schemaPartsOf(receiver.root, [receiver.schema]),
  );
}

/** Whether schemas tell no property of an object by its name: then whoever sends it names them. */
export function isNameless(sent: SchemaParts): boolean {
  return !sent.some((part) => isObject(part) && isObject(part["properties"]));
}

/**
 * A value with properties that its sender never heard of, if it has any, all as its receiver wants
 * them: one that is refused then is refused for having them.
 */
export function withWelcome(value: unknown, sender: Placed, receiver: Placed): unknown {
  if (!isObject(value)) return undefined;
  const [sent, known] = [
    schemaPartsOf(sender.root, [sender.schema]),
    schemaPartsOf(receiver.root, [receiver.schema]),
  ];
  const told = mentionedIn(sent);
  const news = [...namesIn(known)].filter(
    (name) => !told.has(name) && propertyIn(sender.root, sent, name).length === 0,
  );
  if (!news.some((name) => Object.hasOwn(value, name))) return undefined;
  const wanted = news.flatMap((name) => {
    const allOf = propertyIn(receiver.root, known, name);
    const sample = allOf.includes(false)
      ? { value: value[name] }
      : sampleIn({ ...receiver, schema: { allOf } });
    return sample ? [[name, sample.value] as const] : [];
  });
  return { ...value, ...Object.fromEntries(wanted) };
}

/**
 * Whether a reason that a reader refuses a value is one to mind: not of a property that does not
 * travel, by its sender's document; nor, in an answer, that one is missed of which no schema tells.
 */
export function isMinded(
  { keyword, pointer, params }: Violation,
  sender: Placed,
  reader: Placed,
  mark: string,
): boolean {
  const sent = partsAt(sender.root, sender.schema, pointer);
  if (sent.some((part) => isObject(part) && part[mark] === true)) return false;
  if (keyword !== "required" || mark === directionMarks.request) return true;
  const told = propertyIn(
    reader.root,
    partsAt(reader.root, reader.schema, pointer),
    String(params["missingProperty"]),
  );
  return told.length > 0;
}

/** The property of which a reason speaks, where the sender's document tells of it or the reader misses it. */
export function memberOf({ pointer, params }: Violation, { root, schema }: Placed): string | undefined {
  const { missingProperty, additionalProperty, unevaluatedProperty } = params;
  if (typeof missingProperty === "string") return missingProperty;
  const name = additionalProperty ?? unevaluatedProperty;
  if (typeof name !== "string") return undefined;
  return namesIn(partsAt(root, schema, pointer)).has(name) ? name : undefined;
}

/** Properties of the value itself that only one of two schemas tells of: pointers. */
export function namesBeyond(more: Placed, less: Placed): string[] {
  const known = namesIn(schemaPartsOf(less.root, [less.schema]));
  return [...namesIn(schemaPartsOf(more.root, [more.schema]))]
    .filter((name) => !known.has(name))
    .map(pointerStep);
}

/** Where one schema has properties that the other has not: pointers, an item's index as `*`. */
export function membersBeyond(more: Placed, less: Placed): string[] {
  const found: string[] = [];
  const seen = new Map<SchemaParts[number], Set<SchemaParts[number] | undefined>>();
  const walk = (ours: SchemaParts, theirs: SchemaParts, pointer: string) => {
    const [first] = ours;
    if (first === undefined || typeof first === "boolean" || theirs.length === 0) return;
    const partners = seen.get(first) ?? new Set();
    if (partners.has(theirs[0])) return;
    seen.set(first, partners.add(theirs[0]));
    const known = namesIn(theirs);
    for (const name of namesIn(ours))
      if (known.has(name))
        walk(
          propertyIn(more.root, ours, name),
          propertyIn(less.root, theirs, name),
          pointer + pointerStep(name),
        );
      else found.push(pointer + pointerStep(name));
    walk(itemParts(more.root, ours), itemParts(less.root, theirs), `${pointer}/*`);
  };
  walk(schemaPartsOf(more.root, [more.schema]), schemaPartsOf(less.root, [less.schema]), "");
  return found;
}
