import type { FindingKind } from "../../scripts/verify/index.ts";

/** One departure from a correct server by name: the functions of its behaviour that it replaces. */
export type Departures<Behaviour> = Readonly<Record<string, (correct: Behaviour) => Partial<Behaviour>>>;

/** The defects of a server, by kind. */
export type Defects<Behaviour> = Readonly<Partial<Record<FindingKind, Departures<Behaviour>>>>;
