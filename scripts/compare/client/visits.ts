import type ts from "typescript";

/** How often the fields of one type are gone through in one input or result. */
const most = 3;

/** How often the fields of each type have been gone through. */
export type Visits = Map<ts.Type, number>;

/**
 * Whether the fields of a type are to be gone through once more: types that share others, level by
 * level, have more ways to their last field than anybody can count.
 */
export function visit(visits: Visits, type: ts.Type): boolean {
  const count = (visits.get(type) ?? 0) + 1;
  visits.set(type, count);
  return count <= most;
}
