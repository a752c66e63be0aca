import type { Direction } from "../../../contract/schemas/roots.ts";
import type { Finding } from "../../finding.ts";
import { contentPairs, pairs, statusPairs } from "../operations/pairs.ts";
import {
  placeOfParameter,
  type WireBody,
  type WireOperation,
  type WireValue,
} from "../operations/wire-operations.ts";
import type { Compare } from "./compare.ts";
import { schemaFindings } from "./findings.ts";
import type { PromiseFindings } from "./promises.ts";

/** Findings about all schemas that two versions of an operation have in the same place. */
export function operationFindings(
  old: WireOperation,
  now: WireOperation,
  compare: Compare,
  promises: PromiseFindings,
): Finding[] {
  const sends: Direction = old.reversed ? "response" : "request";
  const answers: Direction = old.reversed ? "request" : "response";
  const at = (place: string, direction: Direction, before: WireValue, after: WireValue, type?: string) => {
    const change = compare(direction, before, after);
    const spot = { operation: old.name, place, direction };
    return [
      ...schemaFindings(spot, change),
      ...promises({ ...spot, ...(type === undefined ? {} : { type }) }, before, after),
    ];
  };
  const bodies = (
    place: string,
    direction: Direction,
    before: ReadonlyMap<string, WireBody>,
    after: ReadonlyMap<string, WireBody>,
  ) => {
    const both = (type: string, one: WireBody, other: WireBody) => [
      ...at(withType(place, type, before), direction, one, other, type),
      ...[...pairs(one.parts, other.parts)].flatMap(([part, was, is]) =>
        [...pairs(was.headers, is.headers)].flatMap(([name, header, now]) =>
          at(`${place} ${type} part ${part} header ${name}`, direction, header.value, now.value),
        ),
      ),
    ];
    if (direction === "request")
      return [...contentPairs(before, after)].flatMap(([type, one, other]) => both(type, one, other));
    return [...contentPairs(after, before)].flatMap(([type, other, one]) => both(type, one, other));
  };

  const found: Finding[] = [];
  for (const [, before, after] of pairs(old.parameters, now.parameters))
    found.push(...at(placeOfParameter(before), sends, before.value, after.value));
  found.push(
    ...bodies("request body", sends, old.body?.content ?? new Map(), now.body?.content ?? new Map()),
  );
  for (const [status, before, after] of statusPairs(old.responses, now.responses)) {
    if (!before || !after) continue;
    for (const [name, one, other] of pairs(before.headers, after.headers))
      found.push(...at(`response ${status} header ${name}`, answers, one.value, other.value));
    found.push(...bodies(`response ${status}`, answers, before.content, after.content));
  }
  return found;
}

/** Adds the media type to a place if there are several. */
function withType(place: string, type: string, content: ReadonlyMap<string, unknown>): string {
  return content.size > 1 ? `${place} ${type}` : place;
}
