import type { Document } from "../document.ts";
import { type Direction, type Schemas, schemasOf } from "../normal/schemas.ts";
import type { Payload } from "../normal/surface.ts";
import { hashOf } from "./hash.ts";
import { type Placed, readerOf, tolerant } from "./judges.ts";
import { type Loss, lossesAmong, type Sender } from "./losses.ts";
import { membersBeyond, withoutUnsent } from "./members.ts";
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
}

export type Compare = (direction: Direction, old: Payload, now: Payload) => SchemaChange;

const same: SchemaChange = { broken: [], relaxed: [], added: [], removed: [] };

/** Compares schemas of two documents; the same ones, wherever they stand, once. */
export function comparerOf(oldDocument: Document, newDocument: Document): Compare {
  const known = new Map<string, SchemaChange>();
  const [old, now] = [oldDocument, newDocument].map(sidesOf) as [Sides, Sides];
  return (direction, oldPayload, newPayload) => {
    const before = placed(old[direction], oldPayload);
    const after = placed(now[direction], newPayload);
    const hashes = [hashOf(before), hashOf(after)];
    if (hashes[0] === hashes[1]) return same;
    const written = newPayload.written;
    const key = [direction, written, ...hashes].join();
    const change = known.get(key) ?? change_(direction, written);
    known.set(key, change);
    return change;

    function change_(way: Direction, how: Payload["written"]): SchemaChange {
      const values = [...valuesOfBoth(before, after)];
      const [sentBefore, sentAfter] = [senderOf(before, after), senderOf(after, before)];
      const members = { added: membersBeyond(after, before), removed: membersBeyond(before, after) };
      if (way === "request")
        return {
          broken: lossesAmong(values, sentBefore, readerOf(after, how)),
          relaxed: lossesAmong(values, sentAfter, readerOf(before, how)),
          ...members,
        };
      return {
        broken: lossesAmong(values, sentAfter, readerOf(placed(old.client, oldPayload), how)),
        relaxed: lossesAmong(values, sentBefore, readerOf(placed(now.client, newPayload), how)),
        ...members,
      };
    }
  };
}

/** A document's schemas by who reads them; a client reads responses with tolerance. */
interface Sides {
  readonly request: Schemas;
  readonly response: Schemas;
  readonly client: Schemas;
}

function sidesOf(document: Document): Sides {
  return {
    request: schemasOf(document, "request"),
    response: schemasOf(document, "response"),
    client: schemasOf(document, "response", tolerant),
  };
}

function placed({ root, of }: Schemas, { schema }: Payload): Placed {
  return { root, schema: of(schema) };
}

/** Text of another type is sent as it is read: a sender's types are those of its own document. */
function senderOf(sender: Placed, reader: Placed): Sender {
  return {
    sends: readerOf(sender, "json").accepts,
    known: (value) => withoutUnsent(value, sender, reader),
  };
}
