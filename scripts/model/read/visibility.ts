import { type Visibility, visibilities } from "../../contract/visibility.ts";
import type { Json } from "../../lib/json.ts";
import { visibilityExtension } from "../extensions.ts";

/** Who may know of what an object of a document is about; another word means nothing here. */
export function visibilityPart(object: Json): { readonly visibility?: Visibility } {
  const found = visibilities.find((one) => one === object[visibilityExtension]);
  return found ? { visibility: found } : {};
}
