import { isObject, type Json } from "../../lib/json.ts";
import { pointerStep } from "../../lib/json-pointer.ts";
import type { TellFate } from "../account.ts";

/** Half of a character: no text of Unicode has it, and no URI can refer to it. */
const half = /\p{Cs}/u;

/** Leaves out of a document what has a name that is no text of Unicode, and tells it. */
export function leaveOutBrokenNames(document: Json, tell: TellFate): void {
  const seen = new Set<unknown>();
  const left: { readonly value: unknown; readonly pointer: string }[] = [{ value: document, pointer: "" }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, pointer } = next;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [name, inner] of Object.entries(value)) {
      if (isObject(value) && half.test(name)) {
        Reflect.deleteProperty(value, name);
        tell("left out", `#${pointer}`, `name ${JSON.stringify(name)}`, "it is no text of Unicode");
      } else left.push({ value: inner, pointer: pointer + pointerStep(name) });
    }
  }
}
