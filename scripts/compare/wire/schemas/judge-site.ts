import { leftOutBy } from "../../../contract/schemas/one-sided.ts";
import { errorMessage } from "../../../lib/error-message.ts";
import { newlyUnclear, unclearIn } from "../../../model/read/unclear.ts";
import { flatOf } from "../flat-schemas/flat.ts";
import { type BreakingValue, breakingValuesAmong, type ValueSender } from "./breaking-values.ts";
import { lossesByKeyword, whyBeyondValues } from "./by-keyword.ts";
import type { DifferingSite } from "./differing-sites.ts";
import { isSpent, newBudget, valuesOfBoth } from "./drawn-values.ts";
import { isMinded, isNameless, memberOf, withoutUnsent, withWelcome } from "./members.ts";
import { type MessageWay, matters, readsBy, sendsBy, type waysOf } from "./message-ways.ts";
import { overlaps } from "./overlapping-branches.ts";
import { reduced } from "./reduced-schemas.ts";
import type { Sameness } from "./sameness.ts";
import type { SchemaParts } from "./schema-parts.ts";
import { contradictionsIn, patternsBeyond, textsApart } from "./text-differences.ts";

/** What the difference at one site means; values and pointers are those of the site. */
export interface SiteChange {
  readonly broken: readonly BreakingValue[];
  readonly relaxed: readonly BreakingValue[];
  /** Why it can't be told whether something breaks. */
  readonly unsure: readonly string[];
}

/** Judges one site by values, and by its keywords where values can't decide. */
export function judgeSite(
  site: DifferingSite,
  { breaking, relaxing }: ReturnType<typeof waysOf>,
  sameness: Sameness,
): SiteChange {
  // A schema that no text fits tells a reader nothing; once some texts fit, it is like a new one.
  const [was, is] = contradictionsIn(site);
  if (breaking.direction === "response" && (was === undefined) !== (is === undefined))
    return { broken: [], relaxed: [], unsure: is === undefined ? [] : [`no text fits ${is} at once`] };
  const drawn = drawnFor(site, sameness);
  const broken = judgeWay(site, breaking, drawn);
  const relaxed = judgeWay(site, relaxing, drawn);
  const found = [...broken.losses, ...overlaps(site, breaking, drawn.values)];
  return {
    broken: found,
    relaxed: [...relaxed.losses, ...overlaps(site, relaxing, drawn.values)],
    unsure: [
      ...(found.length > 0 ? [] : broken.unsure),
      ...newlyUnclear(unclearIn(flatOf(site.old)), unclearIn(flatOf(site.now))),
    ],
  };
}

interface Drawn {
  readonly values: readonly unknown[];
  /** Why some values are missing. */
  readonly failure?: string;
}

function drawnFor(site: DifferingSite, sameness: Sameness): Drawn {
  const budget = newBudget();
  const values: unknown[] = [];
  try {
    values.push(...textsApart(site));
    for (const value of valuesOfBoth(...reduced(site, sameness), budget)) values.push(value);
  } catch (error) {
    return { values, failure: reasonOf(error) };
  }
  return { values, ...(isSpent(budget) ? { failure: "there are too many values to try" } : {}) };
}

function judgeWay(
  site: DifferingSite,
  way: MessageWay,
  { values, failure }: Drawn,
): { readonly losses: readonly BreakingValue[]; readonly unsure: readonly string[] } {
  let byValue: readonly BreakingValue[] = [];
  let why = failure;
  try {
    const sends = sendsBy(site, way);
    const sender = senderOf(site, way, sends);
    byValue = breakingValuesAmong(values, sender, readsBy(site, way), (value) =>
      matters(value, site.trail, way),
    );
    if (!why && !values.some(sends)) why = "no valid value was found";
  } catch (error) {
    why = reasonOf(error);
  }
  const told = new Set(byValue.map(({ reason, pointer }) => `${reason.keyword} ${pointer}`));
  const beyond = why === undefined ? patternsBeyond(site) : undefined;
  const { losses, unknown } = lossesByKeyword(
    site,
    way,
    (keyword, ...flats) =>
      why ?? whyBeyondValues(keyword, ...flats) ?? (keyword === "pattern" ? beyond : undefined),
  );
  const sender = senderOf(site, way, () => true);
  const more = losses.filter(
    ({ reason, pointer }) => !told.has(`${reason.keyword} ${pointer}`) && sender.minds(reason),
  );
  const unsure = byValue.length + more.length > 0 ? [] : unknown;
  return {
    losses: [...byValue, ...more],
    unsure: unsure.map(([keyword, reason]) => `\`${keyword}\` changed and ${reason}`),
  };
}

/** A sender keeps to the types of its own document, even where the wire does not distinguish them. */
function senderOf(
  site: DifferingSite,
  { direction, sender, reader }: MessageWay,
  sends: ValueSender["sends"],
): ValueSender {
  const [from, to] = [site[sender], site[reader]];
  // A property that a server adds to its responses is unknown to the client, whatever its name is.
  const isFreeForm = (sent: SchemaParts) => direction === "request" && isNameless(sent);
  return {
    sends,
    known: (value) => withoutUnsent(value, from, to, isFreeForm),
    welcome: (value) => withWelcome(value, from, to),
    minds: (reason) => isMinded(reason, from, to, leftOutBy[direction]),
    member: (reason) => memberOf(reason, from),
  };
}

/** Why a validator or an engine gave up, in words. */
function reasonOf(error: unknown): string {
  const [line = ""] = errorMessage(error).split("\n");
  return `no value could be tried: ${line.slice(0, 200)}`;
}
