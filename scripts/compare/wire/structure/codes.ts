import type { ErrorCode } from "../../../lib/error-code.ts";
import { keyOfStatus } from "../../../lib/status.ts";
import { documentedKeys } from "../../../model/documented-status.ts";
import { statusPairs } from "../operations/pairs.ts";
import type { WireOperation } from "../operations/wire-operations.ts";
import { directionOf, type Flow, type StructureChange } from "./structure-rules.ts";

/** Changes of the codes of errors, by status: programs tell errors apart by them. */
export function* codeChanges(old: WireOperation, now: WireOperation, flow: Flow): Generator<StructureChange> {
  const direction = directionOf[flow];
  for (const [status, before, after] of statusPairs(old.responses, now.responses)) {
    // A status that is added or removed is reported with its response.
    if (!before || !after) continue;
    const [was, is] = [codesOf(old, status), codesOf(now, status)];
    for (const code of was)
      if (!is.has(code))
        yield {
          ...{
            rule: "error-code-removed",
            place: `response ${status} code ${code}`,
            direction,
            bump: "major",
          },
          says: `no longer answers ${status} with the code \`${code}\``,
          fix: "Keep the code: programs tell errors apart by it.",
        };
    for (const code of is)
      if (!was.has(code))
        yield {
          ...{ rule: "error-code-added", place: `response ${status} code ${code}`, direction, bump: "minor" },
          says: `can now answer ${status} with the code \`${code}\``,
        };
  }
}

/** The codes that errors of a status have; its range or `default` may document them. */
function codesOf({ model }: WireOperation, status: string): ReadonlySet<ErrorCode> {
  const key = /^\d+$/.test(status) ? keyOfStatus(documentedKeys(model), Number(status)) : status;
  const found = model.errors.filter((error) => error.status === key);
  return new Set(found.flatMap(({ code }) => code ?? []));
}
