import { type Finding, makeFinding } from "../finding.ts";
import type { Operation } from "../normal/surface.ts";
import { bodyChanges } from "./bodies.ts";
import { type Flow, keepBoth, type Meaning } from "./meaning.ts";
import { parameterChanges } from "./parameters.ts";
import { responseChanges } from "./responses.ts";
import { securityChanges } from "./security.ts";
import { wordChanges } from "./words.ts";

type Surface = ReadonlyMap<string, Operation>;

/** What became of the operations, and of all that belongs to them but their schemas. */
export function structuralFindings(old: Surface, now: Surface): Finding[] {
  const found = [...old].flatMap(([key, before]) => {
    const after = now.get(key);
    return after
      ? [...changes(before, after)].map((meaning) => told(before, meaning))
      : [told(before, removed)];
  });
  const added = [...now].flatMap(([key, after]) => (old.has(key) ? [] : [told(after, isNew)]));
  return [...found, ...added];
}

function* changes(old: Operation, now: Operation): Generator<Meaning> {
  const [sends, answers]: readonly Flow[] = old.reversed ? ["given", "taken"] : ["taken", "given"];
  if (!sends || !answers) return;
  yield* securityChanges(old.security, now.security);
  yield* parameterChanges(old.parameters, now.parameters, sends);
  yield* bodyChanges(old.body, now.body, sends);
  yield* responseChanges(old.responses, now.responses, answers);
  yield* wordChanges(old, now);
}

const place = { place: "operation", direction: "both" } as const;
const isNew: Meaning = { ...place, rule: "operation-added", bump: "minor", says: "is new" };
const removed: Meaning = {
  ...place,
  rule: "operation-removed",
  bump: "major",
  says: "is gone",
  fix: keepBoth,
};

function told({ name }: Operation, { says, ...meaning }: Meaning): Finding {
  return makeFinding({ verdict: "wire", operation: name, ...meaning, sentence: `\`${name}\` ${says}.` });
}
