import type { FindingKind } from "../../scripts/verify/index.ts";
import type { Verdict } from "./labels.ts";

/** The functions of a server's behaviour that a departure from it replaces. */
export type Departure<Behaviour> = (correct: Behaviour) => Partial<Behaviour>;

/** Departures from a correct server by name, one each. */
export type Departures<Behaviour> = Readonly<Record<string, Departure<Behaviour>>>;

/** The defects of a server, by kind; `verdictOf` has their labels. */
export type Defects<Behaviour> = Readonly<Partial<Record<FindingKind, Departures<Behaviour>>>>;

/** A defect with the sentence of the contract that it breaks. */
export interface Planted<Behaviour> extends Verdict {
  readonly kind: FindingKind;
  readonly name: string;
  readonly change: Departure<Behaviour>;
}

/** Defects that break one sentence. */
export function against<Behaviour>(
  label: Verdict["label"],
  sentence: string,
  kind: FindingKind,
  changes: Departures<Behaviour>,
): Planted<Behaviour>[] {
  return Object.entries(changes).map(([name, change]) => ({ label, sentence, kind, name, change }));
}
