import type { WireField } from "../operations/wire-operations.ts";
import { changedSerialization } from "./serialization-changes.ts";
import { directionOf, type Flow, type StructureChange } from "./structure-rules.ts";

type Headers = ReadonlyMap<string, WireField>;

/** Changes of a response's header fields; `of` is the prefix of the rules for another holder. */
export function* headerChanges(
  place: string,
  old: Headers,
  now: Headers,
  flow: Flow,
  of = "",
): Generator<StructureChange> {
  for (const change of changes(place, old, now, flow)) yield { ...change, rule: of + change.rule };
}

function* changes(place: string, old: Headers, now: Headers, flow: Flow): Generator<StructureChange> {
  const direction = directionOf[flow];
  for (const [key, before] of old) {
    const after = now.get(key);
    const at = `${place} ${before.model.name}`;
    const base = { place: at, direction };
    const [was, is] = [before.model.required, after?.model.required ?? false];
    if (!after) yield { ...base, ...gone(at, was, flow) };
    else if (was !== is) yield { ...base, ...need(at, is, flow) };
    for (const what of after ? changedSerialization(before.serialization, after.serialization) : [])
      yield {
        ...{ ...base, rule: "header-serialization", bump: "major" },
        says: `${flow === "taken" ? "reads" : "writes"} its ${at} in another form (${what})`,
        fix: "Leave it as it is, and use another name for the new form.",
      };
  }
  for (const [key, after] of now) {
    if (old.has(key)) continue;
    const at = `${place} ${after.model.name}`;
    const base = { place: at, direction };
    if (flow === "taken" && after.model.required) yield { ...base, ...need(at, true, flow) };
    else
      yield {
        ...{ ...base, rule: "header-added", bump: "minor" },
        says: `${flow === "taken" ? "takes" : "sends"} a ${at}`,
      };
  }
}

type Rest = Omit<StructureChange, "place" | "direction">;

/** A reader misses a field that was always sent; a sender may meet a server that refuses it. */
function gone(at: string, wasNeeded: boolean, flow: Flow): Rest {
  if (flow === "taken")
    return {
      rule: "header-removed",
      bump: "major",
      says: `no longer knows its ${at}`,
      fix: "Keep accepting it, even if it no longer does anything.",
    };
  return {
    rule: "header-removed",
    bump: wasNeeded ? "major" : "minor",
    says: `no longer sends its ${at}`,
    ...(wasNeeded ? { fix: "Keep sending it always." } : {}),
  };
}

function need(at: string, isNow: boolean, flow: Flow): Rest {
  const rule = isNow ? "header-required" : "header-optional";
  if (flow === "taken")
    return isNow
      ? { rule, bump: "major", says: `now needs the ${at}`, fix: "Make the header optional." }
      : { rule, bump: "minor", says: `no longer needs the ${at}` };
  return isNow
    ? { rule, bump: "minor", says: `always sends its ${at}` }
    : { rule, bump: "major", says: `may leave out its ${at}`, fix: "Keep sending it always." };
}
