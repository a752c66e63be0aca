import { decodedFragment } from "../../lib/component-reference.ts";
import type { Json } from "../../lib/json.ts";
import { valueAt } from "../../lib/json-pointer.ts";

/** What a `$ref` refers to, or why it refers to nothing. */
export type RefTarget = { readonly value: unknown } | { readonly wrong: string; readonly fix: string };

/** Takes down a reference without a target, and goes on. */
export type Refuse = (ref: string, message: string, fix: string) => void;

const bundle = "Bundle the document into one file first: `npx redocly bundle`.";

/** Looks a reference up in a document; nothing else is opened or asked. */
export function refTarget(document: Json, ref: string): RefTarget {
  if (!ref.startsWith("#"))
    return { wrong: `\`$ref\` points to \`${ref}\`, outside of the document`, fix: bundle };
  const pointer = decodedFragment(ref.slice(1));
  if (pointer === undefined || !/^(\/|$)/.test(pointer))
    return {
      wrong: `\`$ref\` is \`${ref}\`, expected \`#\` and a JSON pointer`,
      fix: "Correct the reference.",
    };
  const value = valueAt(document, pointer);
  if (value === undefined)
    return {
      wrong: `\`$ref\` points to \`${ref}\`, where the document has nothing`,
      fix: "Correct the reference.",
    };
  return { value };
}
