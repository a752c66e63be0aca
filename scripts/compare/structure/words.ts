import type { Json } from "../document.ts";
import { pairs } from "../normal/pairs.ts";
import { type Operation, placeOfParameter } from "../normal/surface.ts";
import type { Meaning } from "./meaning.ts";

/** What became of the words of an operation and of what belongs to it, and of what they warn of. */
export function* wordChanges(old: Operation, now: Operation): Generator<Meaning> {
  const all = [...worded(old, now)];
  if (all.some(([, , before, after]) => says(before) !== says(after)))
    yield {
      ...{ rule: "words-changed", place: "documentation", direction: "both", bump: "patch" },
      says: "is documented in other words",
    };
  for (const [place, direction, before, after] of all) {
    const is = after["deprecated"] === true;
    if (is === (before["deprecated"] === true)) continue;
    const whole = place === "operation";
    yield {
      ...{ rule: is ? "deprecated" : "no-longer-deprecated", place, direction, bump: "minor" },
      says: is
        ? whole
          ? "is deprecated"
          : `deprecates its ${place}`
        : `takes back the deprecation of its ${place}`,
    };
  }
}

type Worded = readonly [place: string, direction: Meaning["direction"], before: Json, after: Json];

/** What has words in both. */
function* worded(old: Operation, now: Operation): Generator<Worded> {
  const [sends, answers] = old.reversed
    ? (["response", "request"] as const)
    : (["request", "response"] as const);
  yield ["operation", "both", old.object, now.object];
  for (const [key, before, after] of pairs(old.parameters, now.parameters))
    yield [placeOfParameter(key, after), sends, before.object, after.object];
  if (old.body && now.body) yield ["request body", sends, old.body.object, now.body.object];
  for (const [status, before, after] of pairs(old.responses, now.responses)) {
    yield [`response ${status}`, answers, before.object, after.object];
    for (const [name, one, other] of pairs(before.headers, after.headers))
      yield [`response ${status} header ${name}`, answers, one.object, other.object];
  }
}

function says({ summary = "", description = "" }: Json): string {
  return JSON.stringify([summary, description]);
}
