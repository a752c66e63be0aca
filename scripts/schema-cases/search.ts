/** A search for values: bounded, and aware of having stopped at its depth. */
export interface Search {
  /** How many candidates may still be tried, at all places together. */
  left: number;
  /** Whether deeper values were left out. */
  cut: boolean;
}

/** A search of a size that no schema written for people needs. */
export function newSearch(): Search {
  return { left: 500, cut: false };
}
