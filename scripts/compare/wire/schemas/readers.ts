import { judgeOf, reasonsFor, type Violation } from "../../../schema-cases/index.ts";
import type { Placed } from "../flat-schemas/flat.ts";
import type { WireValue } from "../operations/wire-operations.ts";
import { textReadings } from "./text-readings.ts";

/** A reader of values, by a schema and by how values are written. */
export interface Reader {
  accepts(value: unknown): boolean;
  /** What is wrong with a value that is not accepted; nothing, if nothing that is sought can be among it. */
  reasons(value: unknown, isSought?: (reason: Violation) => boolean): readonly Violation[];
}

export function readerOf({ root, schema }: Placed, written: WireValue["written"]): Reader {
  const judges = judgeOf(root);
  const judge = judges(schema);
  const why = (value: unknown, violations: readonly Violation[]) => reasonsFor(judges, value, violations);
  if (written === "json")
    return {
      accepts: judge,
      reasons: (value, isSought = isAny) => {
        const violations = judge.violations(value);
        return violations.some(isSought) ? why(value, violations) : [];
      },
    };
  return {
    accepts: (value) => textReadings(value).some(judge),
    reasons: (value, isSought = isAny) => {
      const readings = textReadings(value).map((one) => [one, judge.violations(one)] as const);
      if (!readings.some(([, violations]) => violations.some(isSought))) return [];
      const all = readings.map(([one, violations]) => why(one, violations));
      // The reading of the right type knows the real reason.
      return all.find((reasons) => !reasons.some(({ keyword }) => keyword === "type")) ?? all[0] ?? [];
    },
  };
}

function isAny(): boolean {
  return true;
}
