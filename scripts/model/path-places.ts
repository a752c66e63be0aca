import type { OperationModel } from "./model.ts";
import { pathSegments, pathTo, pathWith } from "./path-template.ts";

/** A path parameter, and the path up to it without the parameters' names: they differ from operation to operation. */
export interface PathPlace {
  readonly parameter: string;
  /** `/v1/shops/{}/items/{}` */
  readonly place: string;
}

const known = new WeakMap<object, readonly PathPlace[]>();

/** The path parameters of an operation, in the order of its path. */
export function pathPlacesOf(operation: Pick<OperationModel, "path">): readonly PathPlace[] {
  const found = known.get(operation);
  if (found) return found;
  const { path } = operation;
  const parameters = pathSegments(path)
    .flat()
    .flatMap((piece) => ("parameter" in piece ? [piece.parameter] : []));
  const places = parameters.map((parameter) => ({
    parameter,
    place: pathWith(pathTo(path, parameter) ?? "", () => "{}"),
  }));
  known.set(operation, places);
  return places;
}
