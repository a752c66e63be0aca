import { pointerStep } from "../lib/json-pointer.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import { blame } from "./blame.ts";
import type { Case } from "./cases.ts";
import type { SchemaJudge, Violation } from "./judge.ts";
import { noteBroken, noteValid } from "./recorder.ts";
import type { Candidate, Walk } from "./walk.ts";

/** Turns a candidate into a case by Ajv's verdict; returns `undefined` if the verdict is not the intended one. */
export function confirm(
  candidate: Candidate,
  judge: SchemaJudge,
  judges: (schema: JsonSchema) => SchemaJudge,
  walk: Walk,
): Case | undefined {
  const { value, label, pointer, trail } = candidate;
  const violations = judge.violations(value);
  if (violations.length === 0) {
    if (walk.recorder) noteValid(walk.recorder, pointer, trail);
    return candidate.valid === false ? undefined : { value, valid: true, label };
  }
  // An unknown tag belongs to no branch, not even to the one that the value was made from.
  const taken =
    candidate.rule === "discriminator"
      ? trail.filter((one) => one.pointer !== pointer || !Object.hasOwn(one.schema, "discriminator"))
      : trail;
  const reason = blame(judges, value, violations, taken);
  if (!reason?.pointer.startsWith(pointer) || !isWanted(candidate, reason)) return undefined;
  if (walk.recorder) noteBroken(walk.recorder, reason, violations);
  const rule = candidate.rule ?? reason.keyword;
  return {
    value,
    valid: false,
    rule,
    pointer: reason.pointer,
    ...schemaPointerOf(reason.schema, rule, walk),
    label,
  };
}

function isWanted({ valid, rule }: Candidate, reason: Violation): boolean {
  // A value made for one branch may fit a second one, which is `oneOf`'s only rule.
  if (valid) return reason.keyword === "oneOf" && Array.isArray(reason.params["passingSchemas"]);
  if (rule === "discriminator") return reason.keyword === "oneOf" || reason.keyword === "anyOf";
  return rule === undefined || rule === reason.keyword;
}

function schemaPointerOf(schema: JsonSchema, rule: string, { locations }: Walk): { schemaPointer?: string } {
  const location = typeof schema === "object" ? locations.get(schema) : undefined;
  return location === undefined ? {} : { schemaPointer: location + pointerStep(rule) };
}
