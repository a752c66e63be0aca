import type { Direction } from "../../../contract/schemas/roots.ts";
import { isObject } from "../../../lib/json.ts";
import type { JsonSchema } from "../../../lib/json-schema.ts";
import { regExp } from "../../../schema-cases/pattern/run.ts";
import { combined, flatOf, type Placed } from "../flat-schemas/flat.ts";
import { type Aligned, type Alignment, align } from "./alignment.ts";
import { withoutNewMembers } from "./new-members.ts";
import { keyOfSchemas, type Sameness } from "./sameness.ts";
import { slotsOf } from "./subschema-slots.ts";

/** Two schemas for the same place. */
export interface SchemaPair {
  readonly old: Placed;
  readonly now: Placed;
}

/** How a pair is reached: from which pair, by which of its places. */
export interface Trail {
  readonly from: SchemaPair;
  readonly by: Aligned;
  readonly up: Trail | undefined;
}

/** Two schemas that differ in more than the schemas below them. */
export interface DifferingSite extends SchemaPair {
  readonly trail: Trail | undefined;
  readonly alignment: Alignment;
  /** The new schema with the members that an open union gained, which are not compared. */
  readonly gained?: Placed;
}

/**
 * The places in which two schemas differ, each with the shortest path to it. A pair that was visited before
 * is not visited again, because schemas may contain themselves. In a request, an open union is compared without the members
 * that it gained.
 */
export function differingSites(
  old: Placed,
  now: Placed,
  sameness: Sameness,
  direction: Direction,
): DifferingSite[] {
  const found: DifferingSite[] = [];
  const seen = new Set<string>();
  const open: (SchemaPair & { readonly trail: Trail | undefined })[] = [{ old, now, trail: undefined }];
  for (const { trail, ...whole } of open) {
    const pair = { ...(direction === "request" ? withoutNewMembers(whole) : whole), trail };
    const gained = pair.now === whole.now ? {} : { gained: whole.now };
    const [before, after] = [sameness.idOf(pair.old), sameness.idOf(pair.now)];
    if (before !== undefined && before === after && !gained.gained) continue;
    const key = keyOfSchemas(pair.old, pair.now);
    if (seen.has(key)) continue;
    seen.add(key);
    const alignment = align(pair.old, pair.now, sameness);
    if (gained.gained || !isSameShell(pair, alignment)) found.push({ ...pair, alignment, ...gained });
    for (const by of alignment.aligned)
      open.push({ ...placesBelow(pair, by, sameness), trail: { from: pair, by, up: pair.trail } });
  }
  return found;
}

/**
 * The schemas of a place below a pair. The schema of a changed property is combined with those of the patterns that its
 * name matches, because all of them apply.
 */
function placesBelow(pair: SchemaPair, { old, now }: Aligned, { same }: Sameness): SchemaPair {
  const own = {
    old: { root: pair.old.root, schema: old.schema },
    now: { root: pair.now.root, schema: now.schema },
  };
  if (old.keyword !== "properties" || same(own.old, own.now)) return own;
  const whole = (side: keyof SchemaPair): Placed => {
    const { root, schema } = own[side];
    const flat = flatOf(pair[side]);
    const patterns = isObject(flat) && isObject(flat["patternProperties"]) ? flat["patternProperties"] : {};
    const matched = Object.entries(patterns).filter(([pattern]) => regExp(pattern).test(old.name));
    return { root, schema: combined(root, [schema, ...matched.map(([, one]) => one as JsonSchema)]) };
  };
  return { old: whole("old"), now: whole("now") };
}

function isSameShell({ old, now }: SchemaPair, { aligned, gone, came }: Alignment): boolean {
  return (
    gone.length + came.length === 0 &&
    wordsOf(old) === wordsOf(now) &&
    aligned.every((one) => one.old.keyword === one.now.keyword)
  );
}

function wordsOf(placed: Placed): string {
  return slotsOf(placed.root, flatOf(placed)).words;
}
