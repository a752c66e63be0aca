/** One departure from a correct server by name: the functions of its behaviour that it replaces. */
export type Departures<Behaviour> = Readonly<Record<string, (correct: Behaviour) => Partial<Behaviour>>>;

/** What a check of a contract looks at, as the findings name it. */
export const kinds = [
  "answers",
  "valid-input",
  "invalid-input",
  "auth",
  "methods-and-paths",
  "laws",
  "coverage",
] as const;
export type Kind = (typeof kinds)[number];

/** The defects of a server, by kind. */
export type Defects<Behaviour> = Readonly<Partial<Record<Kind, Departures<Behaviour>>>>;
