import type { Direction } from "../../../contract/schemas/roots.ts";
import type { ApiModel } from "../../../model/model.ts";
import { hasOneSided } from "../../../model/one-sided.ts";
import { type DirectionSchemas, schemasForDirection } from "../flat-schemas/by-direction.ts";
import type { Placed } from "../flat-schemas/flat.ts";
import type { WireValue } from "../operations/wire-operations.ts";
import { isBranch } from "./alignment.ts";
import { type BreakingValue, keyOfReason } from "./breaking-values.ts";
import { type DifferingSite, differingSites, type SchemaPair, type Trail } from "./differing-sites.ts";
import { judgeSite, type SiteChange } from "./judge-site.ts";
import { type Lifted, lift, pointerOf } from "./lifted-values.ts";
import { membersBeyond, namesBeyond } from "./members.ts";
import { isEntangled, type MessageWay, readsBy, waysOf } from "./message-ways.ts";
import { readerOf } from "./readers.ts";
import { keyOfSchemas, sameness } from "./sameness.ts";

/** What a change of a schema means to senders and readers of its values. */
export interface SchemaChange {
  /** Values that are sent but no longer accepted: the break. */
  readonly broken: readonly BreakingValue[];
  /** Values that were refused or never sent, and are now allowed. */
  readonly relaxed: readonly BreakingValue[];
  /** Pointers of properties that only the new, or only the old schema knows. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Places where a change can't be judged, and why. */
  readonly unsure: readonly Unsure[];
}

export interface Unsure {
  readonly pointer: string;
  readonly why: string;
}

export type Compare = (direction: Direction, old: WireValue, now: WireValue) => SchemaChange;

/**
 * Returns a function that compares schemas of two APIs: it finds the sites where they differ, and judges each
 * of them once, wherever it occurs.
 */
export function comparerOf(oldApi: ApiModel, newApi: ApiModel): Compare {
  const [old, now] = [sidesOf(oldApi), sidesOf(newApi)];
  const closed = { old: oldApi.closedResponses, now: newApi.closedResponses };
  const equality = sameness();
  const judged = new Map<string, SiteChange>();
  const known = new Map<string, SchemaChange>();
  return (direction, before, after) => {
    const pair: SchemaPair = { old: placed(old[direction], before), now: placed(now[direction], after) };
    const key = `${direction} ${after.written} ${keyOfSchemas(pair.old, pair.now)}`;
    const ways = waysOf(direction, after.written, closed);
    const change =
      known.get(key) ??
      together(
        pair,
        differingSites(pair.old, pair.now, equality, direction).map((site) => {
          const own = `${direction} ${after.written} ${keyOfSite(site)}`;
          const found = judged.get(own) ?? judgeSite(site, ways, equality);
          judged.set(own, found);
          return { site, found };
        }),
        ways,
      );
    known.set(key, change);
    return change;
  };
}

/** A site's schemas, and those around it that also decide about its values. */
function keyOfSite({ old, now, trail }: DifferingSite): string {
  const keys = [keyOfSchemas(old, now)];
  let last = 0;
  for (let one = trail; one; one = one.up) {
    keys.push(keyOfSchemas(one.from.old, one.from.now));
    if (isEntangled(one)) last = keys.length - 1;
  }
  return keys.slice(0, last + 1).join(" ");
}

interface Judged {
  readonly site: DifferingSite;
  readonly found: SiteChange;
}

function together(
  pair: SchemaPair,
  judged: readonly Judged[],
  { breaking, relaxing }: ReturnType<typeof waysOf>,
): SchemaChange {
  const all = (kind: "broken" | "relaxed", way: MessageWay) => {
    const losses = new Map<string, BreakingValue>();
    for (const { site, found } of judged)
      for (const loss of found[kind]) {
        const placedLoss = inPlace(loss, site, pair, way);
        const key = `${keyOfReason(loss.reason)} ${placedLoss.pointer}`;
        if (!losses.has(key)) losses.set(key, placedLoss);
      }
    return [...losses.values()];
  };
  return {
    broken: all("broken", breaking),
    relaxed: all("relaxed", relaxing),
    added: [...new Set(judged.flatMap(({ site }) => membersOf(site, "now", "old")))],
    removed: [...new Set(judged.flatMap(({ site }) => membersOf(site, "old", "now")))],
    unsure: judged.flatMap(({ site, found }) =>
      found.unsure.map((why) => ({ pointer: pointerOf(site.trail), why })),
    ),
  };
}

function membersOf(site: DifferingSite, more: keyof SchemaPair, less: keyof SchemaPair): string[] {
  const { gone, came } = site.alignment;
  const find = site.gained || [...gone, ...came].some(isBranch) ? membersBeyond : namesBeyond;
  const at = pointerOf(site.trail);
  const whole = { old: site.old, now: site.gained ?? site.now };
  return find(whole[more], whole[less]).map((pointer) => at + pointer);
}

/** Turns a loss of a site into one of the whole, with its value put into the values around it. */
function inPlace(loss: BreakingValue, site: DifferingSite, pair: SchemaPair, way: MessageWay): BreakingValue {
  const { witness, byKeyword, reason, pointer, at } = loss;
  const up = at ? at.up : site.trail;
  const prefix = pointerOf(up);
  const whole = witness && liftedTo(pair, up, { value: witness.value, pointer: reason.pointer }, way);
  return {
    ...(whole ? { witness: { value: whole.value } } : {}),
    ...(byKeyword === undefined ? {} : { byKeyword }),
    reason: { ...reason, pointer: whole ? whole.pointer : prefix + reason.pointer },
    pointer: prefix + pointer,
  };
}

/** The value inside a whole one that is sent but not accepted; `undefined` if none was found. */
function liftedTo(
  pair: SchemaPair,
  trail: Trail | undefined,
  from: Lifted,
  way: MessageWay,
): Lifted | undefined {
  let here: Lifted | undefined = from;
  for (let one = trail; one && here; one = one.up) here = lift(here, one, way.sender);
  if (!here || !trail) return here;
  try {
    const isLost =
      readerOf(pair[way.sender], "json").accepts(here.value) && !readsBy(pair, way).accepts(here.value);
    return isLost ? here : undefined;
  } catch {
    return undefined;
  }
}

/** An API's schemas by the direction in which their values are sent. */
type Sides = Readonly<Record<Direction, DirectionSchemas>>;

function sidesOf(api: ApiModel): Sides {
  const request = schemasForDirection(api, "request");
  return { request, response: hasOneSided(api) ? schemasForDirection(api, "response") : request };
}

function placed({ root, of }: DirectionSchemas, { schema }: WireValue): Placed {
  return { root, schema: of(schema) };
}
