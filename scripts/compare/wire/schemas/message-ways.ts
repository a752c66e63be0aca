import type { Direction } from "../../../contract/schemas/roots.ts";
import { isObject } from "../../../lib/json.ts";
import type { JsonSchema } from "../../../lib/json-schema.ts";
import { flatOf, type Placed } from "../flat-schemas/flat.ts";
import type { WireValue } from "../operations/wire-operations.ts";
import { isBranch } from "./alignment.ts";
import type { SchemaPair, Trail } from "./differing-sites.ts";
import { type Lifted, lift } from "./lifted-values.ts";
import { type Reader, readerOf } from "./readers.ts";
import { sampleIn } from "./sized-sample.ts";
import { tolerantOf } from "./tolerant.ts";

/** Which side of a pair sends, and which one reads. */
export interface MessageWay {
  readonly direction: Direction;
  readonly sender: keyof SchemaPair;
  readonly reader: keyof SchemaPair;
  readonly written: WireValue["written"];
  /** Whether the reader's document promises that responses never gain a field. */
  readonly closed: boolean;
}

/**
 * The message ways in which a change can break and in which it can relax; `closed` says whose responses never gain a
 * field.
 */
export function waysOf(
  direction: Direction,
  written: WireValue["written"],
  closed: Readonly<Record<keyof SchemaPair, boolean>>,
): { readonly breaking: MessageWay; readonly relaxing: MessageWay } {
  const forth: MessageWay = { direction, written, sender: "old", reader: "now", closed: closed.now };
  const back: MessageWay = { direction, written, sender: "now", reader: "old", closed: closed.old };
  return direction === "request" ? { breaking: forth, relaxing: back } : { breaking: back, relaxing: forth };
}

export function sendsBy(pair: SchemaPair, { sender }: MessageWay): (value: unknown) => boolean {
  return readerOf(pair[sender], "json").accepts;
}

/** The reader's judge: a client reads responses leniently, a server reads requests as documented. */
export function readsBy(pair: SchemaPair, { direction, reader, written, closed }: MessageWay): Reader {
  return readerOf(direction === "request" ? pair[reader] : tolerantOf(pair[reader], closed), written);
}

/**
 * Whether a value that is lost at a site is also lost for the whole schema: another branch may still accept
 * it, and another keyword may keep it from being sent. If that can't be told, it counts as lost.
 */
export function matters(value: unknown, trail: Trail | undefined, way: MessageWay): boolean {
  let here: Lifted = { value, pointer: "" };
  let last: Trail | undefined;
  for (let one = trail; one; one = one.up) if (isEntangled(one) && !isToldApart(one)) last = one;
  for (let one = last && trail; one; one = one === last ? undefined : one.up) {
    const next = lift(here, one, way.sender);
    if (!next) return true;
    here = next;
    if (!isEntangled(one) || isToldApart(one)) continue;
    const sends = sendsBy(one.from, way);
    if (!sends(here.value)) {
      if (isPureUnion(one, way.sender)) return false;
      const host = sampleIn(one.from[way.sender])?.value;
      const mixed = isObject(host) && isObject(here.value) ? { ...host, ...here.value } : undefined;
      if (!mixed || !sends(mixed)) return true;
      here = { ...here, value: mixed };
    }
    if (readsBy(one.from, way).accepts(here.value)) return false;
  }
  return true;
}

/** Whether other places also decide about a value. */
export function isEntangled({ from, by }: Trail): boolean {
  if (isBranch(by.old)) return true;
  return [from.old, from.now].some((placed) => {
    const flat = flatOf(placed);
    return isObject(flat) && entangling.some((keyword) => keyword in flat);
  });
}

/** Whether a branch belongs to a union in which no value fits two branches, because each has its own constant. */
export function isToldApart(trail: Trail): boolean {
  const known = apart.get(trail.by);
  if (known !== undefined) return known;
  const { from, by } = trail;
  const found =
    isPureUnion(trail, "old") &&
    isPureUnion(trail, "now") &&
    (["old", "now"] as const).every((side) => {
      const flat = flatOf(from[side]);
      const branches = isObject(flat) ? flat[by[side].keyword] : undefined;
      if (!Array.isArray(branches)) return false;
      const tags = branches.map((schema) => tagsOf({ root: from[side].root, schema }));
      const own = tags[branches.indexOf(by[side].schema)];
      return [...(own ?? [])].some(([name, value]) => {
        const values = tags.map((some) => some.get(name));
        return values.filter((other) => other === undefined || other === value).length === 1;
      });
    });
  apart.set(trail.by, found);
  return found;
}

const apart = new WeakMap<object, boolean>();

/** The constants of the required properties of a schema, as JSON. */
function tagsOf(placed: Placed): Map<string, string> {
  const flat = flatOf(placed);
  const tags = new Map<string, string>();
  if (!isObject(flat) || flat["type"] !== "object" || !isObject(flat["properties"])) return tags;
  for (const name of Array.isArray(flat["required"]) ? flat["required"].map(String) : []) {
    if (!Object.hasOwn(flat["properties"], name)) continue;
    const one = flatOf({ root: placed.root, schema: flat["properties"][name] as JsonSchema });
    if (isObject(one) && "const" in one) tags.set(name, JSON.stringify(one["const"]));
  }
  return tags;
}

const entangling = ["anyOf", "oneOf", "allOf", "not", "if", "dependentSchemas", "patternProperties"];

/** Whether a schema is only a union of others. */
function isPureUnion({ from, by }: Trail, side: keyof SchemaPair): boolean {
  const flat = flatOf(from[side]);
  const { keyword } = by[side];
  return (
    isBranch(by.old) &&
    keyword !== "allOf" &&
    isObject(flat) &&
    Object.keys(flat).every((key) => key === keyword || key === "type")
  );
}

// Coverage: the unit tests have no place below a choice in which no value can be put; the long tests draw some.
