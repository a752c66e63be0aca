import { closedResponses } from "../../openapi/closed-responses.ts";
import type { Document } from "../document.ts";
import { type Direction, marks, type Schemas, schemasOf } from "../normal/schemas.ts";
import type { Payload } from "../normal/surface.ts";
import { hashOf } from "./hash.ts";
import { type Placed, type Reader, readerOf, tolerant, tolerantOfOverlap } from "./judges.ts";
import { type Loss, lossesAmong, type Sender } from "./losses.ts";
import { isMissed, membersBeyond, withoutUnsent } from "./members.ts";
import { residueOf, wholeOf } from "./residue.ts";
import { isSatisfiable, relaxed } from "./satisfiable.ts";
import { valuesOfBoth } from "./values.ts";

/** What a change of a schema means to those who send and read its values. */
export interface SchemaChange {
  /** Values that are sent and no longer understood: the break. */
  readonly broken: readonly Loss[];
  /** Values that were refused, or never sent, and now are fine. */
  readonly relaxed: readonly Loss[];
  /** Pointers of properties that only the new, or only the old schema knows. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Whether one schema has no valid value, so that the lost ones were never really sent. */
  readonly isContradictory?: true;
  /** What no value can tell, as two schemas to compare by their keywords. */
  readonly mute?: { readonly old: unknown; readonly now: unknown };
}

export type Compare = (direction: Direction, old: Payload, now: Payload) => SchemaChange;

const same: SchemaChange = { broken: [], relaxed: [], added: [], removed: [] };

/** Compares schemas of two documents; the same ones, wherever they stand, once. */
export function comparerOf(oldDocument: Document, newDocument: Document): Compare {
  const known = new Map<string, SchemaChange>();
  const [old, now] = [sidesOf(oldDocument), sidesOf(newDocument)];
  return (direction, before, after) => {
    const [from, to] = [placed(old[direction], before), placed(now[direction], after)];
    const hashes = [hashOf(from), hashOf(to)];
    if (hashes[0] === hashes[1]) return same;
    const key = [direction, after.written, ...hashes].join();
    const change =
      known.get(key) ??
      compare(direction, from, to, [
        readerOf(direction === "request" ? from : placed(old.client, before), after.written),
        readerOf(direction === "request" ? to : placed(now.client, after), after.written),
      ]);
    known.set(key, change);
    return change;
  };
}

function compare(
  direction: Direction,
  old: Placed,
  now: Placed,
  [reads, willRead]: readonly [Reader, Reader],
): SchemaChange {
  const members = { added: membersBeyond(now, old), removed: membersBeyond(old, now) };
  const isMute = residueOf(old) !== residueOf(now);
  try {
    if (isSatisfiable(old) && isSatisfiable(now)) {
      const losses = lossesBetween(direction, old, now, [reads, willRead]);
      return { ...losses, ...members, ...(isMute ? wholes(old, now) : {}) };
    }
    for (const [from, to] of relaxed(old, now)) {
      const { broken } = lossesBetween(direction, from, to, [readerOf(from, "json"), readerOf(to, "json")]);
      if (broken.length > 0) return { broken, relaxed: [], ...members, isContradictory: true };
    }
  } catch (error) {
    // Ajv can't run every schema with `unevaluatedProperties`.
    if (!(error instanceof TypeError)) throw error;
  }
  return { broken: [], relaxed: [], ...members, ...wholes(old, now) };
}

function wholes(old: Placed, now: Placed): Pick<SchemaChange, "mute"> {
  return { mute: { old: wholeOf(old), now: wholeOf(now) } };
}

function lossesBetween(
  direction: Direction,
  old: Placed,
  now: Placed,
  [reads, willRead]: readonly [Reader, Reader],
): Pick<SchemaChange, "broken" | "relaxed"> {
  const values = [...valuesOfBoth(old, now)];
  const [sent, willBeSent] = [senderOf(direction, old, now), senderOf(direction, now, old)];
  const [lost, gained] = [lossesAmong(values, sent, willRead), lossesAmong(values, willBeSent, reads)];
  return direction === "request" ? { broken: lost, relaxed: gained } : { broken: gained, relaxed: lost };
}

/**
 * A document's schemas by who reads them; a client reads responses with tolerance, unless the
 * document says that they never gain a field.
 */
interface Sides {
  readonly request: Schemas;
  readonly response: Schemas;
  readonly client: Schemas;
}

function sidesOf(document: Document): Sides {
  return {
    request: schemasOf(document, "request"),
    response: schemasOf(document, "response"),
    client: schemasOf(
      document,
      "response",
      document[closedResponses] === true ? tolerantOfOverlap : tolerant,
    ),
  };
}

function placed({ root, of }: Schemas, { schema }: Payload): Placed {
  return { root, schema: of(schema) };
}

/** A sender keeps to the types of its own document, also where they can't be told apart on the wire. */
function senderOf(direction: Direction, sender: Placed, reader: Placed): Sender {
  return {
    sends: readerOf(sender, "json").accepts,
    known: (value) => withoutUnsent(value, sender, reader),
    minds: (reason) => isMissed(reason, sender, reader, marks[direction]),
  };
}
