import { flatOf, type Placed } from "../flat-schemas/flat.ts";
import { type Aligned, type Alignment, align } from "./alignment.ts";
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
}

/**
 * The places in which two schemas differ, each with the shortest path to it. A pair that was visited before
 * is not visited again, because schemas may contain themselves.
 */
export function differingSites(old: Placed, now: Placed, sameness: Sameness): DifferingSite[] {
  const found: DifferingSite[] = [];
  const seen = new Set<string>();
  const open: (SchemaPair & { readonly trail: Trail | undefined })[] = [{ old, now, trail: undefined }];
  for (const pair of open) {
    const [before, after] = [sameness.idOf(pair.old), sameness.idOf(pair.now)];
    if (before !== undefined && before === after) continue;
    const key = keyOfSchemas(pair.old, pair.now);
    if (seen.has(key)) continue;
    seen.add(key);
    const alignment = align(pair.old, pair.now, sameness);
    if (!isSameShell(pair, alignment)) found.push({ ...pair, alignment });
    for (const by of alignment.aligned)
      open.push({
        old: { root: pair.old.root, schema: by.old.schema },
        now: { root: pair.now.root, schema: by.now.schema },
        trail: { from: pair, by, up: pair.trail },
      });
  }
  return found;
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
