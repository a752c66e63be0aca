import type { Finding } from "../finding.ts";
import type { Direction } from "../normal/schemas.ts";
import { type Operation, type Payload, placeOfParameter, type Response, rangeOf } from "../normal/surface.ts";
import type { Compare } from "./compare.ts";
import { schemaFindings } from "./findings.ts";
import type { PromiseFindings } from "./promises.ts";

/**
 * Findings of all schemas that two states of an operation have in the same place; `mute` is given
 * what is left of schemas that no value can tell about.
 */
export function operationFindings(
  old: Operation,
  now: Operation,
  compare: Compare,
  promises: PromiseFindings,
  mute: (payload: Payload, schema: unknown) => void,
): Finding[] {
  const sends: Direction = old.reversed ? "response" : "request";
  const answers: Direction = old.reversed ? "request" : "response";
  const at = (place: string, direction: Direction, before: Payload, after: Payload) => {
    const change = compare(direction, before, after);
    mute(before, change.mute?.old);
    mute(after, change.mute?.now);
    const where = { operation: old.name, place };
    return [
      ...schemaFindings({ ...where, direction }, change),
      ...(direction === "request" ? promises(where, before, after) : []),
    ];
  };

  const found: Finding[] = [];
  for (const [key, before, after] of pairs(old.parameters, now.parameters))
    found.push(...at(placeOfParameter(key, before), sends, before.payload, after.payload));
  const bodies = [old.body?.content ?? new Map(), now.body?.content ?? new Map()] as const;
  for (const [type, before, after] of payloadPairs(...bodies))
    found.push(...at(withType("request body", type, bodies[0]), sends, before, after));
  for (const [status, before, after] of responsePairs(old.responses, now.responses)) {
    for (const [name, one, other] of pairs(before.headers, after.headers))
      found.push(...at(`response ${status} header ${name}`, answers, one.payload, other.payload));
    for (const [type, one, other] of pairs(before.content, after.content))
      found.push(...at(withType(`response ${status}`, type, before.content), answers, one, other));
  }
  return found;
}

function* pairs<Value>(
  old: ReadonlyMap<string, Value>,
  now: ReadonlyMap<string, Value>,
): Generator<[string, Value, Value]> {
  for (const [key, before] of old) {
    const after = now.get(key);
    if (after !== undefined) yield [key, before, after];
  }
}

/** A range of media types (`image/*`) takes what it covers. */
function* payloadPairs(
  old: ReadonlyMap<string, Payload>,
  now: ReadonlyMap<string, Payload>,
): Generator<[string, Payload, Payload]> {
  for (const [type, before] of old) {
    const after = now.get(type) ?? now.get(rangeOf(type, now) ?? "");
    if (after) yield [type, before, after];
  }
}

/** A response answers for its own status, and a range (`4XX`) for those that have none. */
function* responsePairs(
  old: ReadonlyMap<string, Response>,
  now: ReadonlyMap<string, Response>,
): Generator<[string, Response, Response]> {
  for (const [status, before] of old) {
    const after = now.get(status) ?? now.get(`${status[0]}XX`);
    if (after) yield [status, before, after];
  }
}

/** The media type is told only where there are several. */
function withType(place: string, type: string, content: ReadonlyMap<string, unknown>): string {
  return content.size > 1 ? `${place} ${type}` : place;
}
