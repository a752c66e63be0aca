import { type Visibility, visibilities } from "../../contract/visibility.ts";
import type { Json } from "../../lib/json.ts";
import { visibilityExtension } from "../extensions.ts";

/** Who may know about the thing that an object of a document describes; other words mean nothing here. */
export function visibilityPart(object: Json): { readonly visibility?: Visibility } {
  const found = visibilities.find((one) => one === object[visibilityExtension]);
  return found ? { visibility: found } : {};
}
