import { pairs } from "../operations/pairs.ts";
import { placeOfParameter, type WireOperation } from "../operations/wire-operations.ts";
import type { StructureChange } from "./structure-rules.ts";

/** Changes of the texts of an operation and its parts, and of deprecations. */
export function* wordChanges(old: WireOperation, now: WireOperation): Generator<StructureChange> {
  const all = [...worded(old, now)];
  if (all.some(([, , before, after]) => says(before) !== says(after)))
    yield {
      ...{ rule: "words-changed", place: "documentation", direction: "both", bump: "patch" },
      says: "is documented in other words",
    };
  for (const [place, direction, before, after] of all) {
    const is = isDeprecated(after);
    if (is === isDeprecated(before)) continue;
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

/** The texts about something. */
interface Words {
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: unknown;
  readonly externalDocs?: unknown;
  readonly extensions?: object;
}

type Worded = readonly [place: string, direction: StructureChange["direction"], before: Words, after: Words];

/** Everything that has texts in both versions. */
function* worded(old: WireOperation, now: WireOperation): Generator<Worded> {
  const [sends, answers] = old.reversed
    ? (["response", "request"] as const)
    : (["request", "response"] as const);
  yield ["operation", "both", old.model, now.model];
  for (const [, before, after] of pairs(old.parameters, now.parameters))
    yield [placeOfParameter(after), sends, before.model, after.model];
  if (old.body && now.body) yield ["request body", sends, old.body.model, now.body.model];
  for (const [status, before, after] of pairs(old.responses, now.responses)) {
    yield [`response ${status}`, answers, before.model, after.model];
    for (const [name, one, other] of pairs(before.headers, after.headers))
      yield [`response ${status} header ${name}`, answers, one.model, other.model];
  }
}

function says({ title = "", description = "", externalDocs, extensions }: Words): string {
  return JSON.stringify([title, description, externalDocs, Object.entries(extensions ?? {}).filter(isSaid)]);
}

/** Samples are written from what is compared elsewhere, and not every document has them. */
function isSaid([name]: readonly [name: string, value: unknown]): boolean {
  return name !== "x-codeSamples";
}

function isDeprecated({ deprecated = false }: Words): boolean {
  return deprecated !== false;
}
