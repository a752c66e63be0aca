import { isObject, type Json } from "../../lib/json.ts";
import { pointerStep } from "../../lib/json-pointer.ts";
import { percentDecoded } from "../../lib/percent-encoding.ts";

/** The key that lists, in words, what a document has and the model has no place for. */
export const ignored = "x-not-read";

/** Takes note of a member that is not read, and of the kind of object that has it. */
export type Ignore = (member: string, holder: string) => void;

/** Collects what is ignored: `words` returns it with counts, sorted. */
export function ignoredMembers(): { readonly ignore: Ignore; readonly words: () => string[] } {
  const counts = new Map<string, number>();
  return {
    ignore: (member, holder) => {
      const key = `\`${member}\` of ${holder}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    words: () => [...counts].map(([key, times]) => (times === 1 ? key : `${key} (${times} times)`)).sort(),
  };
}

/** Sections of `components` whose members are read even if nothing refers to them. */
const readAlone: ReadonlySet<string> = new Set(["schemas", "securitySchemes"]);

/** The components of a document that are read only by reference, and that nothing refers to. */
export function unusedComponents(document: Json): string[] {
  const { components } = document;
  if (!isObject(components)) return [];
  const pointers = Object.entries(components).flatMap(([section, named]) =>
    isObject(named) && !readAlone.has(section) && !section.startsWith("x-")
      ? Object.keys(named).map((name) => `/components/${section}${pointerStep(name)}`)
      : [],
  );
  if (pointers.length === 0) return [];
  const targets = referredPointers(document);
  const isUsed = (pointer: string) => targets.some((one) => one === pointer || one.startsWith(`${pointer}/`));
  return pointers
    .filter((pointer) => !isUsed(pointer))
    .map((pointer) => `\`${pointer.slice(1)}\`, which nothing refers to`);
}

/** The pointers of all references in a document, each once. Does not recurse: documents may be deep. */
function referredPointers(document: Json): string[] {
  const pointers = new Set<string>();
  const seen = new Set<unknown>();
  const left: unknown[] = [document];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const ref = isObject(value) ? value["$ref"] : undefined;
    if (typeof ref === "string" && ref.startsWith("#")) pointers.add(percentDecoded(ref.slice(1)) ?? "");
    left.push(...Object.values(value));
  }
  return [...pointers];
}
