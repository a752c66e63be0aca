import { rangeOf } from "../../../lib/media-types.ts";
import type { WireBody, WireOperation } from "../operations/wire-operations.ts";
import { formPartChanges } from "./form-parts.ts";
import { directionOf, type Flow, keepBoth, type StructureChange } from "./structure-rules.ts";

type Body = WireOperation["body"];
type Content = ReadonlyMap<string, WireBody>;

/** Changes of an operation's request body. */
export function* bodyChanges(old: Body, now: Body, flow: Flow): Generator<StructureChange> {
  const place = "request body";
  const base = { place, direction: directionOf[flow] };
  const [was, is] = [old?.model.required ?? false, now?.model.required ?? false];
  const [takes, needs, may] =
    flow === "taken" ? ["takes", "needs", "no longer needs"] : ["sends", "always sends", "may leave out"];
  if (old && !now)
    yield {
      ...{ ...base, rule: "request-body-removed", bump: "major", fix: keepBoth },
      says: `no longer ${takes} a request body`,
    };
  else if (now && is && !was)
    yield {
      ...{ ...base, rule: "request-body-required" },
      bump: flow === "taken" ? "major" : "minor",
      says: `now ${needs} a request body`,
      fix: "Make it optional.",
    };
  else if (now && !old)
    yield { ...base, rule: "request-body-added", bump: "minor", says: `now ${takes} a request body` };
  else if (was && !is)
    yield {
      ...{ ...base, rule: "request-body-optional" },
      bump: flow === "taken" ? "minor" : "major",
      says: `${may} a request body`,
    };
  if (old && now) yield* contentChanges(place, old.content, now.content, flow);
}

/** Changes of the media types at a place, and of how the parts of forms are sent. */
export function* contentChanges(
  place: string,
  old: Content,
  now: Content,
  flow: Flow,
): Generator<StructureChange> {
  const direction = directionOf[flow];
  const subject = flow === "taken" ? "takes" : "answers with";
  for (const [type, before] of old) {
    const at = `${place} ${type}`;
    const after = now.get(type);
    if (after) yield* formPartChanges(at, before.parts, after.parts, flow);
    else if (flow === "taken" && rangeOf(type, now))
      yield {
        rule: "media-type-added",
        place: at,
        direction,
        bump: "minor",
        says: `now takes more than a ${at}`,
      };
    else if (flow === "given" && [...now.keys()].some((one) => rangeOf(one, new Map([[type, before]]))))
      yield {
        rule: "media-type-narrowed",
        place: at,
        direction,
        bump: "minor",
        says: `now tells which ${at} it answers with`,
      };
    else
      yield {
        ...{ rule: "media-type-removed", place: at, direction, bump: "major" },
        says: `no longer ${subject} a ${at}`,
        fix: "Keep the old media type next to the new one.",
      };
  }
  yield* preferenceChange(place, old, now, flow);
  for (const type of now.keys())
    if (!old.has(type) && !rangeOf(type, old))
      yield {
        ...{ rule: "media-type-added", place: `${place} ${type}`, direction, bump: "minor" },
        says: `now ${subject} a ${place} ${type}, too`,
      };
}

/** A caller that does not send `Accept` gets the first media type. */
function* preferenceChange(
  place: string,
  old: Content,
  now: Content,
  flow: Flow,
): Generator<StructureChange> {
  const [was = "", is = ""] = [[...old.keys()][0], [...now.keys()][0]];
  if (flow === "taken" || was === is || !now.has(was) || !old.has(is)) return;
  yield {
    ...{ rule: "media-type-preferred", place: `${place} ${is}`, direction: "response", bump: "minor" },
    says: `names ${is} before ${was} for its ${place}, which callers get that accept any`,
  };
}
