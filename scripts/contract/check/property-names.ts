import type { z } from "zod";
import type { Problem } from "../../problem.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";

/**
 * A property named `__proto__` is none: Zod drops it from every value unseen, as it must, and in
 * the text of a program it stands for something else. A symbol as a name does not travel.
 */
export function names({ schema, path }: ZodNode): Problem[] {
  const { shape, keyType } = definitionOf(schema);
  const keys = [...Reflect.ownKeys(shape ?? {}), ...((keyType as z.ZodType | undefined)?._zod.values ?? [])];
  return keys
    .filter((key) => key === "__proto__" || (shape && typeof key === "symbol"))
    .map((key) => ({
      code: "property-name",
      message: `The object at \`${path}\` has a property named \`${String(key)}\`, which never reaches the other side.`,
      pointer: path,
      fix: "Give it another name.",
    }));
}
