import type { DeprecationModel } from "../../../model/model.ts";
import { pairs } from "../operations/pairs.ts";
import { placeOfParameter, type WireOperation } from "../operations/wire-operations.ts";
import type { StructureChange } from "./structure-rules.ts";

/** Changes of the texts of an operation and its parts, and of deprecations. */
export function* wordChanges(old: WireOperation, now: WireOperation): Generator<StructureChange> {
  const all = [...worded(old, now)];
  const isSaid = all.some(([, , before, after]) => says(before) !== says(after));
  if (isSaid || isDeprecatedOtherwise(old.model.deprecated, now.model.deprecated))
    yield {
      ...{ rule: "words-changed", place: "documentation", direction: "both", bump: "patch" },
      says: "is documented in other words",
    };
  yield* sunsetChanges(old, now);
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

/** A sunset that is announced, postponed or withdrawn; one that is brought forward is a break, and reported elsewhere. */
function* sunsetChanges(old: WireOperation, now: WireOperation): Generator<StructureChange> {
  const [was, is] = [old.model.deprecated?.sunset, now.model.deprecated?.sunset];
  if (was === is || (was !== undefined && is !== undefined && is < was)) return;
  yield {
    ...{ rule: "sunset-changed", place: "operation", direction: "both", bump: "minor" },
    says: is === undefined ? `may no longer be gone from ${was} on` : `may be gone from ${is} on`,
  };
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
  const own = Object.entries(extensions ?? {}).filter(isWritten);
  return JSON.stringify([title, description, externalDocs, own]);
}

/** Samples are left out: they are made from what is compared elsewhere, and not every document has them. */
function isWritten([name]: readonly [name: string, value: unknown]): boolean {
  return name !== "x-codeSamples";
}

/** Whether an operation that stays deprecated is so since another day, or has another successor. */
function isDeprecatedOtherwise(old?: DeprecationModel, now?: DeprecationModel): boolean {
  return (
    old !== undefined && now !== undefined && (old.since !== now.since || old.successor !== now.successor)
  );
}

function isDeprecated({ deprecated = false }: Words): boolean {
  return deprecated !== false;
}
