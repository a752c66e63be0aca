import { documentsSuccess, statusPairs } from "../operations/pairs.ts";
import type { WireOperation, WireResponse } from "../operations/wire-operations.ts";
import { contentChanges } from "./bodies.ts";
import { headerChanges } from "./headers.ts";
import { directionOf, type Flow, type StructureChange } from "./structure-rules.ts";

type Responses = WireOperation["responses"];

/** Changes of an operation's responses, each status by its own response, its range or `default`. */
export function* responseChanges(old: Responses, now: Responses, flow: Flow): Generator<StructureChange> {
  const direction = directionOf[flow];
  for (const [status, before, after] of statusPairs(old, now)) {
    const place = `response ${status}`;
    const base = { place, direction };
    if (before && after) yield* responseChange(place, before, after, flow);
    else if (after)
      yield {
        ...{ ...base, rule: "response-added", bump: "minor" },
        says: flow === "given" ? `can now answer ${status}` : `now takes the answer ${status}`,
      };
    else if (!isSplit(status, old, now)) {
      const isError = !/^[23]/.test(status) && !isLastSuccess(status, old, now);
      yield { ...base, ...removed(status, isError, flow) };
    }
  }
}

/** Whether a removed range is still covered, because its statuses are now documented one by one. */
function isSplit(status: string, old: Responses, now: Responses): boolean {
  return status.endsWith("XX") && [...now.keys()].some((other) => other[0] === status[0] && !old.has(other));
}

/** Whether a removed default was the only success that was documented, and now there is none. */
function isLastSuccess(status: string, old: Responses, now: Responses): boolean {
  return status === "default" && !documentsSuccess(old) && !documentsSuccess(now);
}

/**
 * A receiver that answers with a removed status is no longer understood; a caller that handles a removed error is not
 * harmed.
 */
function removed(status: string, isError: boolean, flow: Flow): Omit<StructureChange, "place" | "direction"> {
  if (flow === "taken")
    return {
      rule: "response-removed",
      bump: "major",
      says: `no longer takes the answer ${status}`,
      fix: "Keep taking this status: receivers answer with it.",
    };
  if (isError)
    return { rule: "error-response-removed", bump: "minor", says: `no longer documents ${status}` };
  return {
    rule: "response-removed",
    bump: "major",
    says: `no longer answers ${status}`,
    fix: "Keep answering with this status: callers wait for it.",
  };
}

function* responseChange(
  place: string,
  before: WireResponse,
  after: WireResponse,
  flow: Flow,
): Generator<StructureChange> {
  if (before === after) return;
  yield* contentChanges(place, before.content, after.content, flow);
  yield* headerChanges(`${place} header`, before.headers, after.headers, flow);
}
