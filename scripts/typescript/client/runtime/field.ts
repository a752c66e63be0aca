import { invalid } from "./failure.ts";

/** Text that a header field carries as it is (RFC 9110, section 5.5): no space around it, no line break. */
const carried = /^(?:[!-~\x80-\xff](?:[\t -~\x80-\xff]*[!-~\x80-\xff])?)?$/;

/** A list's items are set apart by commas: one with a comma in it would be read as two, an empty one as none. */
export const itemsText = (name: string, items: readonly unknown[], unfit: RegExp): string =>
  items
    .map((item, index) => {
      if (unfit.test(String(item)))
        throw invalid(`/${name}/${index}`, "an item that a list in text can carry");
      return item;
    })
    .join();

/** A header field's value. Throws where it would not arrive as it is. */
export const fieldText = (name: string, value: unknown): string => {
  const text = Array.isArray(value) ? itemsText(name, value, /^$|,|^\s|\s$/) : String(value);
  if (!carried.test(text)) throw invalid(`/${name}`, "text that a header field can carry");
  return text;
};
