import { leftOutBy } from "../../../contract/schemas/one-sided.ts";
import { isObject } from "../../../lib/json.ts";
import { pointerStep } from "../../../lib/json-pointer.ts";
import type { Violation } from "../../../schema-cases/index.ts";
import { combined, type Placed } from "../flat-schemas/flat.ts";
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
 * A value without the properties that only its receiver documents: no sender has them yet, so a new property
 * breaks no one by what it allows. In an object without documented properties, the sender chooses the names:
 * such a value stays whole if `isFreeForm` says so.
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

/** Whether schemas declare no property of an object by name, so that the sender chooses the names. */
export function isNameless(sent: SchemaParts): boolean {
  return !sent.some((part) => isObject(part) && isObject(part["properties"]));
}

/**
 * A value with the properties that its sender does not know, if it has any, in the form that its receiver
 * expects: if it is refused, then for having them.
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
      : sampleIn({ ...receiver, schema: combined(receiver.root, allOf) });
    return sample ? [[name, sample.value] as const] : [];
  });
  return { ...value, ...Object.fromEntries(wanted) };
}

/**
 * Whether a reader's reason for refusing a value matters. It does not if it is about a property that the
 * sender's document does not send or, in a response, about a missing property that no schema declares.
 */
export function isMinded(
  { keyword, pointer, params }: Violation,
  sender: Placed,
  reader: Placed,
  mark: string,
): boolean {
  const sent = partsAt(sender.root, sender.schema, pointer);
  if (sent.some((part) => isObject(part) && part[mark] === true)) return false;
  if (keyword !== "required" || mark === leftOutBy.request) return true;
  const told = propertyIn(
    reader.root,
    partsAt(reader.root, reader.schema, pointer),
    String(params["missingProperty"]),
  );
  return told.length > 0;
}

/** The property that a reason is about, if the sender's document declares it or the reader misses it. */
export function memberOf({ pointer, params }: Violation, { root, schema }: Placed): string | undefined {
  const { missingProperty, additionalProperty, unevaluatedProperty } = params;
  if (typeof missingProperty === "string") return missingProperty;
  const name = additionalProperty ?? unevaluatedProperty;
  if (typeof name !== "string") return undefined;
  return namesIn(partsAt(root, schema, pointer)).has(name) ? name : undefined;
}

/** Pointers of the value's own properties that only one of two schemas declares. */
export function namesBeyond(more: Placed, less: Placed): string[] {
  const known = namesIn(schemaPartsOf(less.root, [less.schema]));
  return [...namesIn(schemaPartsOf(more.root, [more.schema]))]
    .filter((name) => !known.has(name))
    .map(pointerStep);
}

/** Pointers of properties that one schema has and the other does not, with `*` for an item's index. */
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
