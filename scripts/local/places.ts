import type { ResolvedOperation } from "../contract/contract.ts";
import { pathTo } from "../model/path-template.ts";

/** A path parameter, and the path up to it without the parameters' names: they differ from operation to operation. */
export interface Place {
  readonly parameter: string;
  /** `/v1/shops/{}/items/{}` */
  readonly place: string;
}

const known = new WeakMap<object, readonly Place[]>();

/** The path parameters of an operation, in the order of its path. */
export function placesIn(operation: Pick<ResolvedOperation, "fullPath">): readonly Place[] {
  const found = known.get(operation);
  if (found) return found;
  const { fullPath } = operation;
  const places = [...fullPath.matchAll(/\{([^}]*)\}/g)].map(([, parameter = ""]) => ({
    parameter,
    place: (pathTo(fullPath, parameter) ?? "").replaceAll(/\{[^}]*\}/g, "{}"),
  }));
  known.set(operation, places);
  return places;
}
