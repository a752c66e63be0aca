import type { BreakingValue } from "./breaking-values.ts";
import type { DifferingSite } from "./differing-sites.ts";
import { type Lifted, lift } from "./lifted-values.ts";
import { isNameless, withoutUnsent } from "./members.ts";
import { isToldApart, type MessageWay, readsBy, sendsBy } from "./message-ways.ts";

/** The most values newly accepted by a branch that are tried on its siblings. */
const most = 40;

/**
 * Values that a branch of `oneOf` of the reader accepts, and the sender's does not, although another one does: they fit
 * two branches of the reader, which refuses them. A client that reads a response does not mind.
 */
export function overlaps(site: DifferingSite, way: MessageWay, values: readonly unknown[]): BreakingValue[] {
  if (way.direction !== "request") return [];
  let trail = site.trail;
  while (trail && trail.by.now.keyword !== "oneOf") trail = trail.up;
  if (!trail || isToldApart(trail)) return [];
  try {
    const [before, after] = [sendsBy(site, way), readsBy(site, way)];
    const [sends, reader] = [sendsBy(trail.from, way), readsBy(trail.from, way)];
    const gained = values.filter((value) => !before(value) && after.accepts(value)).slice(0, most);
    for (const value of gained) {
      let here: Lifted | undefined = { value, pointer: "" };
      for (let one = site.trail; one && here; one = one.up) {
        here = lift(here, one, way.reader);
        if (one === trail) break;
      }
      if (!here || !sends(here.value) || reader.accepts(here.value)) continue;
      const sent = withoutUnsent(here.value, trail.from[way.sender], trail.from[way.reader], isNameless);
      const reason =
        sends(sent) && reader.reasons(sent).find(({ params }) => Array.isArray(params["passingSchemas"]));
      if (reason) return [{ witness: { value: sent }, reason, pointer: "", at: trail }];
    }
  } catch {
    // A schema that can't be run is reported where its own site is judged.
  }
  return [];
}

// Coverage: the unit tests have no choice in which a value stops to be sent on its way up.
