import type { Direction } from "../../../contract/schemas/roots.ts";
import type { Violation } from "../../../schema-cases/index.ts";
import { type Finding, makeFinding } from "../../finding.ts";
import type { BreakingValue } from "./breaking-values.ts";
import type { SchemaChange, Unsure } from "./compare.ts";
import { phraseOf } from "./phrases.ts";

/** The place of a schema in an operation, in words. */
export interface Spot {
  readonly operation: string;
  /** `request body`, `query parameter limit`, `response 200`. */
  readonly place: string;
  readonly direction: Direction;
}

/** What a change of a schema means at one spot. */
export function schemaFindings(spot: Spot, change: SchemaChange): Finding[] {
  const { broken, relaxed, added, removed, unsure } = change;
  const found = [
    ...broken.map((loss) => lossFinding(spot, loss, true)),
    ...relaxed.map((loss) => lossFinding(spot, loss, false)),
    ...unsure.map((one) => unsureFinding(spot, one)),
  ];
  const told = new Set(found.map(({ place }) => place));
  const rest = [
    ...added.map((pointer) => memberFinding(spot, pointer, "added")),
    ...removed.map((pointer) => memberFinding(spot, pointer, "removed")),
  ];
  return [...found, ...rest.filter(({ place }) => !told.has(place))];
}

/** A change that can't be judged needs a person, so it counts as a break. */
function unsureFinding({ operation, place, direction }: Spot, { pointer, why }: Unsure): Finding {
  const at = pointer ? `${place} ${pointer}` : place;
  return makeFinding({
    verdict: "wire",
    rule: "schema-not-compared",
    operation,
    place: at,
    direction,
    bump: "major",
    sentence: `\`${operation}\`, ${at}: cannot tell: ${why}.`,
    fix: "Compare the two schemas by hand, and approve the change if it breaks nobody.",
  });
}

function lossFinding(spot: Spot, loss: BreakingValue, isBroken: boolean): Finding {
  const { witness, byKeyword, reason, pointer } = loss;
  const { operation, place, direction } = spot;
  const bump = isBroken ? "major" : "minor";
  const accepted = (direction === "request") === isBroken;
  return makeFinding({
    verdict: "wire",
    rule: ruleOf(direction, reason, isBroken),
    operation,
    place: pointer ? `${place} ${pointer}` : place,
    direction,
    bump,
    sentence: `${subjects[direction][bump](operation, place)} ${clause(reason)}.`,
    witness: witness && {
      value: witness.value,
      old: accepted ? "accepted" : "refused",
      new: accepted ? "refused" : "accepted",
    },
    ...(byKeyword === undefined ? {} : { byKeyword }),
    fix: isBroken ? fixOf(direction, reason) : undefined,
  });
}

const subjects: Readonly<
  Record<Direction, Record<"major" | "minor", (operation: string, place: string) => string>>
> = {
  request: {
    major: (operation, place) => `\`${operation}\` now refuses a ${place}`,
    minor: (operation, place) => `\`${operation}\` now accepts a ${place}`,
  },
  response: {
    major: (operation, place) => `\`${operation}\` can now answer with a ${place}`,
    minor: (operation, place) => `\`${operation}\` no longer answers with a ${place}`,
  },
};

function clause(reason: Violation): string {
  return reason.pointer === ""
    ? `that ${phraseOf(reason)}`
    : `whose \`${reason.pointer}\` ${phraseOf(reason)}`;
}

/** `request-max-length-narrowed`, `response-property-optional`. */
function ruleOf(direction: Direction, { keyword }: Violation, isBroken: boolean): string {
  const isNarrowed = (direction === "request") === isBroken;
  if (keyword === "required") return `${direction}-property-${isNarrowed ? "required" : "optional"}`;
  const name = keyword.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll(" ", "-");
  return `${direction}-${name}-${isNarrowed ? "narrowed" : "widened"}`;
}

function fixOf(direction: Direction, { keyword, params }: Violation): string {
  const name = `\`${params["missingProperty"]}\``;
  if (direction === "request")
    return keyword === "required"
      ? `Make ${name} optional and let the server fill it in, or offer this as a new operation.`
      : "Keep accepting what was accepted, or offer this as a new property or operation.";
  return keyword === "required"
    ? `Keep sending ${name} always; clients read it without looking whether it is there.`
    : "Keep sending what was sent, and send the new values in a new property.";
}

function memberFinding(
  { operation, place, direction }: Spot,
  pointer: string,
  kind: "added" | "removed",
): Finding {
  const verbs = {
    request: { added: "now takes", removed: "no longer knows" },
    response: { added: "now gives", removed: "no longer promises" },
  };
  return makeFinding({
    verdict: "wire",
    rule: `${direction}-property-${kind}`,
    operation,
    place: `${place} ${pointer}`,
    direction,
    bump: "minor",
    sentence: `\`${operation}\` ${verbs[direction][kind]} \`${pointer}\` in its ${place}.`,
  });
}
