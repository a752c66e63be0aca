import type { SchemesAndScopes } from "../operations/security.ts";
import type { StructureChange } from "./structure-rules.ts";

type Security = readonly SchemesAndScopes[];

/** Changes of the accepted credentials: each old alternative must still be accepted. */
export function* securityChanges(old: Security, now: Security): Generator<StructureChange> {
  const base = { place: "security", direction: "request" } as const;
  if (!isEnough(old, now))
    yield {
      ...{ ...base, rule: "security-narrowed", bump: "major" },
      says: "no longer takes credentials that were enough",
      fix: "Keep the old requirement as an alternative.",
    };
  else if (!isEnough(now, old))
    yield { ...base, rule: "security-widened", bump: "minor", says: "takes other credentials, too" };
}

/** Whether credentials for any alternative of `held` satisfy an alternative of `asked`. */
function isEnough(held: Security, asked: Security): boolean {
  return held.every((has) =>
    asked.some((needs) => Object.keys(needs).every((name) => covers(has, needs, name))),
  );
}

function covers(has: SchemesAndScopes, needs: SchemesAndScopes, name: string): boolean {
  if (!Object.hasOwn(has, name)) return false;
  return needs[name]?.every((scope) => has[name]?.includes(scope)) ?? true;
}
