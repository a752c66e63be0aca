import { isObject, type Json } from "../../lib/json.ts";
import { modelProblem } from "../problems.ts";
import type { Ignore } from "./ignored.ts";
import { type Refuse, refTarget } from "./refs.ts";
import { members, type Read } from "./shapes.ts";
import { type Tell, unexpected } from "./unclear.ts";

/** Makes a reader of objects from a table of their members; `finish` may change what was read. */
export type ReadObject = (
  table: (object: Json) => Readonly<Record<string, Read>>,
  expected: string,
  finish?: (made: Json) => Json,
) => Read;

/** Reads the objects of a document by their members, or what a Reference Object in their place refers to. */
export function objectReader(document: Json, refuse: Refuse, ignore: Ignore): ReadObject {
  const within = new Set<string>();
  return (table, expected, finish = (made) => made) => {
    const memory = new Map<object, unknown>();
    const enter: Read = (value, name, tell) => {
      if (!isObject(value)) {
        tell(unexpected(name, value, expected));
        return undefined;
      }
      const ref = value["$ref"];
      if (ref !== undefined) return referred(value, ref, name, tell);
      if (memory.has(value)) return memory.get(value);
      const read = table(value);
      const made = finish(members(value, read, name, tell));
      for (const key of Object.keys(value))
        if (key.startsWith("x-") && !Object.hasOwn(read, key)) ignore(key, expected);
      memory.set(value, made);
      return made;
    };
    const referred = (value: Json, ref: unknown, name: string, tell: Tell): unknown => {
      if (typeof ref !== "string") {
        tell(unexpected(`${name}/$ref`, ref, "a reference as text"));
        return undefined;
      }
      const target = refTarget(document, ref);
      if ("wrong" in target) {
        refuse(target.wrong);
        return undefined;
      }
      if (within.has(ref)) {
        refuse(modelProblem("ref-without-target:inside-itself", { ref }, { pointer: ref }));
        return undefined;
      }
      within.add(ref);
      const { $ref: _, ...beside } = value;
      const found = enter(target.value, name, tell);
      const own = members(beside, table(beside), name, tell);
      within.delete(ref);
      return isObject(found) && Object.keys(own).length > 0 ? finish({ ...found, ...own }) : found;
    };
    return enter;
  };
}
