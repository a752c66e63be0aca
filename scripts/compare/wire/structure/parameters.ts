import type { ParameterModel } from "../../../model/model.ts";
import { placeOfParameter, type WireField } from "../operations/wire-operations.ts";
import { changedSerialization } from "./serialization-changes.ts";
import { directionOf, type Flow, type StructureChange } from "./structure-rules.ts";

type Parameters = ReadonlyMap<string, WireField<ParameterModel>>;

/** Changes of an operation's parameters, which are identified by location and name. */
export function* parameterChanges(old: Parameters, now: Parameters, flow: Flow): Generator<StructureChange> {
  const direction = directionOf[flow];
  const keepName = "Leave it as it is, and take the new form under another name.";
  for (const [key, before] of old) {
    const after = now.get(key);
    const place = placeOfParameter(before);
    if (!after) {
      yield gone(place, before.model.required, flow);
      continue;
    }
    const needs = [before.model.required, after.model.required] as const;
    if (needs[0] !== needs[1]) yield needs[1] ? required(place, flow) : optional(place, flow);
    for (const what of changedSerialization(before.serialization, after.serialization))
      yield {
        ...{ rule: "parameter-serialization", place, direction, bump: "major", fix: keepName },
        says: `${flow === "taken" ? "reads" : "writes"} its ${place} in another form (${what})`,
      };
    if (before.reserved !== after.reserved) yield reserved(place, after.reserved, flow, keepName);
    const isLossy = after.model.lossy ?? false;
    if (isLossy !== (before.model.lossy ?? false))
      yield {
        // A document without the mark may not distinguish these values either.
        ...{ rule: `parameter-loss-${isLossy ? "stated" : "withdrawn"}`, place, direction, bump: "patch" },
        says: `${isLossy ? "says" : "no longer says"} that its ${place} reads as one value what its text can't tell apart`,
      };
    const empty = after.model.allowEmptyValue ?? false;
    if (empty !== (before.model.allowEmptyValue ?? false) && flow === "taken")
      yield {
        ...{ rule: `parameter-empty-${empty ? "allowed" : "refused"}`, place, direction },
        bump: empty ? "minor" : "major",
        says: `${empty ? "now takes" : "no longer takes"} its ${place} without a value`,
      };
  }
  for (const [key, after] of now) {
    if (old.has(key)) continue;
    const place = placeOfParameter(after);
    if (flow === "taken" && after.model.required) yield required(place, flow);
    else
      yield {
        ...{ rule: "parameter-added", place, direction, bump: "minor" },
        says: `now ${flow === "taken" ? "takes" : "sends"} a ${place}`,
      };
  }
}

/** A percent-encoded value is understood either way; an unencoded one only where it is allowed. */
function reserved(place: string, isAllowed: boolean, flow: Flow, fix: string): StructureChange {
  const breaks = isAllowed === (flow === "given");
  return {
    ...{
      rule: `parameter-reserved-${isAllowed ? "allowed" : "refused"}`,
      place,
      direction: directionOf[flow],
    },
    bump: breaks ? "major" : "minor",
    says: `${flow === "taken" ? "takes" : "writes"} reserved characters in its ${place} ${isAllowed ? "also as they are" : "in percent-encoding only"}`,
    ...(breaks ? { fix } : {}),
  };
}

function gone(place: string, wasNeeded: boolean, flow: Flow): StructureChange {
  const base = { rule: "parameter-removed", place, direction: directionOf[flow] };
  if (flow === "given")
    return {
      ...base,
      bump: wasNeeded ? "major" : "minor",
      says: `no longer sends its ${place}`,
      fix: "Keep sending it.",
    };
  return {
    ...base,
    bump: "major",
    says: `no longer knows its ${place}`,
    fix: "Keep accepting it, even if it no longer does anything, and mark it `deprecated`.",
  };
}

function required(place: string, flow: Flow): StructureChange {
  const base = { rule: "parameter-required", place, direction: directionOf[flow] };
  if (flow === "given") return { ...base, bump: "minor", says: `always sends its ${place}` };
  return {
    ...base,
    bump: "major",
    says: `now needs the ${place}`,
    fix: "Make it optional, with a default that does what was done without it.",
  };
}

function optional(place: string, flow: Flow): StructureChange {
  const base = { rule: "parameter-optional", place, direction: directionOf[flow] };
  if (flow === "taken") return { ...base, bump: "minor", says: `no longer needs the ${place}` };
  return { ...base, bump: "major", says: `may leave out its ${place}`, fix: "Keep sending it always." };
}
