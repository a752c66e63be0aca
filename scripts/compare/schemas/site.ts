import { newlyUnclear, unclearIn } from "../../model/read/unclear.ts";
import { flatOf } from "../normal/flat.ts";
import { marks } from "../normal/schemas.ts";
import { lossesByKeyword, whyBeyondValues } from "./by-keyword.ts";
import { type Loss, lossesAmong, type Sender } from "./losses.ts";
import { matters, readsBy, sendsBy, type Way, type waysOf } from "./matters.ts";
import { isMinded, isNameless, memberOf, withoutUnsent, withWelcome } from "./members.ts";
import { overlaps } from "./overlap.ts";
import type { Parts } from "./parts.ts";
import { reduced } from "./reduce.ts";
import type { Sameness } from "./same.ts";
import type { Site } from "./sites.ts";
import { contradictionsIn, patternsBeyond, textsApart } from "./texts.ts";
import { isSpent, newBudget, valuesOfBoth } from "./values.ts";

/** What the difference at one site means, the values and pointers being those of the site. */
export interface SiteChange {
  readonly broken: readonly Loss[];
  readonly relaxed: readonly Loss[];
  /** Why nobody can tell whether something breaks. */
  readonly unsure: readonly string[];
}

/** Judges one site by values, and by its keywords where values say nothing. */
export function judgeSite(
  site: Site,
  { breaking, relaxing }: ReturnType<typeof waysOf>,
  sameness: Sameness,
): SiteChange {
  // What no text fits tells a reader nothing: once some do, it is as if it were new.
  const [was, is] = contradictionsIn(site);
  if (breaking.direction === "response" && (was === undefined) !== (is === undefined))
    return { broken: [], relaxed: [], unsure: is === undefined ? [] : [`no text fits ${is} at once`] };
  const drawn = drawnFor(site, sameness);
  const broken = judgeWay(site, breaking, drawn);
  const relaxed = judgeWay(site, relaxing, drawn);
  const found = [...broken.losses, ...overlaps(site, breaking, drawn.values)];
  return {
    broken: found,
    relaxed: relaxed.losses,
    unsure: [
      ...(found.length > 0 ? [] : broken.unsure),
      ...newlyUnclear(unclearIn(flatOf(site.old)), unclearIn(flatOf(site.now))),
    ],
  };
}

interface Drawn {
  readonly values: readonly unknown[];
  /** Why there are not all values that there should be. */
  readonly failure?: string;
}

function drawnFor(site: Site, sameness: Sameness): Drawn {
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
  site: Site,
  way: Way,
  { values, failure }: Drawn,
): { readonly losses: readonly Loss[]; readonly unsure: readonly string[] } {
  let byValue: readonly Loss[] = [];
  let why = failure;
  try {
    const sends = sendsBy(site, way);
    const sender = senderOf(site, way, sends);
    byValue = lossesAmong(values, sender, readsBy(site, way), (value) => matters(value, site.trail, way));
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

/** A sender keeps to the types of its own document, also where they can't be told apart on the wire. */
function senderOf(site: Site, { direction, sender, reader }: Way, sends: Sender["sends"]): Sender {
  const [from, to] = [site[sender], site[reader]];
  // What a server may add to its answers is news to a client, whatever it is called.
  const isFreeForm = (sent: Parts) => direction === "request" && isNameless(sent);
  return {
    sends,
    known: (value) => withoutUnsent(value, from, to, isFreeForm),
    welcome: (value) => withWelcome(value, from, to),
    minds: (reason) => isMinded(reason, from, to, marks[direction]),
    member: (reason) => memberOf(reason, from),
  };
}

/** What a validator or an engine says that gave up, in words. */
function reasonOf(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return `no value could be tried: ${line.slice(0, 200)}`;
}
