import { isObject, type Json } from "../../lib/json.ts";
import type { TellFate } from "../account.ts";
import { containersIn } from "./containers.ts";

/** Half of a character: no text of Unicode has it, and no URI can refer to it. */
const half = /\p{Cs}/u;

/** Leaves out of a document what has a name that is no text of Unicode, and tells it. */
export function leaveOutBrokenNames(document: Json, tell: TellFate): void {
  for (const { value, pointer } of containersIn(document))
    for (const name of isObject(value) ? Object.keys(value) : [])
      if (half.test(name)) {
        Reflect.deleteProperty(value, name);
        tell("left out", `#${pointer}`, `name ${JSON.stringify(name)}`, "it is no text of Unicode");
      }
}
