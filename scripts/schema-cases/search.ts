/** A search for values: bounded, and aware of having stopped at its depth. */
export interface Search {
  /** The remaining number of candidates, for all places together. */
  left: number;
  /** Whether deeper values were skipped. */
  cut: boolean;
}

/** A search with more budget than any schema written by people needs. */
export function newSearch(): Search {
  return { left: 500, cut: false };
}
