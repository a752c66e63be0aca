import { invalidRequest } from "../result.ts";

/** Refuses a list of one empty item: joined into one text, it would be read as the empty list. */
export const notBlank = <Value>(name: string, value: Value): Value => {
  if (Array.isArray(value) && value.length === 1 && String(value[0]) === "")
    throw invalidRequest(`/${name}`, "a list of more than one empty text");
  return value;
};
