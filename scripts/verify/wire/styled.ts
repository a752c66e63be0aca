import type { PathText } from "../../runtime/server/router.ts";
import { styledReader } from "../../runtime/server/styles.ts";
import type { StyledSource } from "../../runtime/server/types.ts";
import type { ReadStyled } from "../read-request.ts";

/** Reads parameters as the generated servers do; without `pathText`, nothing is known of those in the path. */
export function styledValues(source: StyledSource, pathText: PathText | undefined): ReadStyled {
  return (form, part, schema) => {
    if (part === "params" && !pathText) return undefined;
    const read = styledReader({ part, name: form.name, form }, schema);
    return { value: read(source, pathText ?? (() => undefined)) };
  };
}
