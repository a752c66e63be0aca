import { invalidRequest } from "../result.ts";

/** A list whose items are joined in one text; that of one empty item would be read as the empty list. */
export const notBlank = <Value>(name: string, value: Value): Value => {
  if (Array.isArray(value) && value.length === 1 && String(value[0]) === "")
    throw invalidRequest(`/${name}`, "a list of more than one empty text");
  return value;
};
