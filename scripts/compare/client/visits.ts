import type ts from "typescript";

/** The most times that the fields of one type are visited in one input or result. */
const most = 3;

/** How many times the fields of each type have been visited. */
export type Visits = Map<ts.Type, number>;

/**
 * Whether the fields of a type are to be visited once more. Types that share others on each level have
 * exponentially many paths to their last field.
 */
export function visit(visits: Visits, type: ts.Type): boolean {
  const count = (visits.get(type) ?? 0) + 1;
  visits.set(type, count);
  return count <= most;
}
