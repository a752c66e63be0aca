import { judgeOf, reasonsFor, type Violation } from "../../../schema-cases/index.ts";
import type { Placed } from "../flat-schemas/flat.ts";
import type { WireValue } from "../operations/wire-operations.ts";
import { textReadings } from "./text-readings.ts";

/** A reader of values, by a schema and by how values are written. */
export interface Reader {
  accepts(value: unknown): boolean;
  /** What is wrong with a value that is not accepted. */
  reasons(value: unknown): readonly Violation[];
}

export function readerOf({ root, schema }: Placed, written: WireValue["written"]): Reader {
  const judges = judgeOf(root);
  const judge = judges(schema);
  const why = (value: unknown) => reasonsFor(judges, value, judge.violations(value));
  if (written === "json") return { accepts: judge, reasons: why };
  return {
    accepts: (value) => textReadings(value).some(judge),
    reasons: (value) => {
      const all = textReadings(value).map(why);
      // The reading of the right type knows the real reason.
      return all.find((reasons) => !reasons.some(({ keyword }) => keyword === "type")) ?? all[0] ?? [];
    },
  };
}
