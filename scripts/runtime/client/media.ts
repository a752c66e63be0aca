import type { Decode } from "./decode.ts";
import { type Encode, wellFormed } from "./encode.ts";
import { invalidRequest } from "./result.ts";

/** Text as it is; half a surrogate pair would arrive as another character. */
export const asText =
  (type: string): Encode =>
  (body) => ({ body: wellFormed(String(body)), type });

/** A text in UTF-8, as `fetch` reads it: other bytes become U+FFFD. */
export const textBody: Decode = ({ bytes }) => new TextDecoder().decode(bytes);

/** A form in one text (WHATWG, URL, section 5): a list repeats its field's name, an object is JSON. */
export const asUrlencoded: Encode = (fields) => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields as object)) {
    // An empty list would leave no trace in the form, and be read as an absent one.
    if (Array.isArray(value) && !value.length)
      throw invalidRequest(`/${name}`, "a list that is not empty, or none");
    for (const item of [value].flat())
      if (item !== undefined && item !== null)
        form.append(name, wellFormed(typeof item === "object" ? JSON.stringify(item) : String(item)));
  }
  return { body: form.toString(), type: "application/x-www-form-urlencoded" };
};
