import type { ApiModel } from "../model/model.ts";
import { type Finding, makeFinding } from "./finding.ts";
import { wireOperationsOf } from "./wire/operations/wire-operations.ts";

/** Removals that the old document announced: they are breaking, but need no approval. */
export const announcedRemoval = "operation-removed-after-sunset";

/** Removals before the announced day: they are refused, whatever the version is, approved or not. */
export const earlyRemoval = "operation-removed-before-sunset";

const broughtForwardRule = "sunset-brought-forward";

/**
 * Adds what follows from the sunsets that the old version announced: the removal of an operation with a sunset
 * is on time or too early, which replaces its other findings; or the sunset is moved forward. `today` is
 * `YYYY-MM-DD`.
 */
export function withSunsets(
  findings: readonly Finding[],
  old: ApiModel,
  now: ApiModel,
  today: string,
): readonly Finding[] {
  const later = sunsetsOf(now);
  const own = [...sunsetsOf(old)].flatMap(([operation, sunset]) => {
    if (sunset === undefined) return [];
    if (!later.has(operation)) return [removal(operation, sunset, today)];
    const next = later.get(operation);
    return next !== undefined && next < sunset ? [broughtForward(operation, sunset, next)] : [];
  });
  const gone = new Set(
    own.flatMap(({ rule, operation }) => (rule === broughtForwardRule ? [] : [operation])),
  );
  return [...findings.filter(({ operation }) => !operation || !gone.has(operation)), ...own];
}

function removal(operation: string, sunset: string, today: string): Finding {
  return today < sunset
    ? finding(operation, earlyRemoval, {
        sentence: `\`${operation}\` is gone, although callers were told that it works until ${sunset}.`,
        fix: `Put it back, and remove it on ${sunset} or later.`,
      })
    : finding(operation, announcedRemoval, {
        sentence: `\`${operation}\` is gone, as was announced for ${sunset}.`,
      });
}

function broughtForward(operation: string, sunset: string, next: string): Finding {
  return finding(operation, broughtForwardRule, {
    sentence: `\`${operation}\` may be gone from ${next} on; callers were told ${sunset}.`,
    fix: `Leave its sunset at ${sunset} or later.`,
  });
}

function finding(operation: string, rule: string, words: Pick<Finding, "sentence" | "fix">): Finding {
  return makeFinding({
    verdict: "wire",
    rule,
    operation,
    place: "operation",
    direction: "both",
    bump: "major",
    ...words,
  });
}

/** The day of each operation's sunset, by method and path, as findings name operations. */
function sunsetsOf(api: ApiModel): ReadonlyMap<string, string | undefined> {
  return new Map(
    [...wireOperationsOf(api).values()].map(({ name, model }) => [name, model.deprecated?.sunset]),
  );
}
