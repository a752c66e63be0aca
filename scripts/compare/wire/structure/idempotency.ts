import type { WireOperation } from "../operations/wire-operations.ts";
import type { StructureChange } from "./structure-rules.ts";

/** Changes of whether a request may be sent twice: callers rely on it when they repeat requests. */
export function* idempotencyChanges(
  { model: { idempotent: old } }: WireOperation,
  { model: { idempotent: now } }: WireOperation,
): Generator<StructureChange> {
  if (old === now) return;
  const change = { place: "operation", direction: "request" } as const;
  yield now
    ? { ...change, rule: "idempotency-promised", bump: "minor", says: "may be sent twice" }
    : {
        ...{ ...change, rule: "idempotency-removed", bump: "major", says: "may no longer be sent twice" },
        fix: "Keep its effect the same however often it is sent: callers repeat it when a connection fails.",
      };
}
