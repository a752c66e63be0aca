import { createHash } from "node:crypto";

/** Levels of nesting up to which schemas and examples are read. */
export const deepest = 128;

/** Whether a value is nested deeper than a limit, as is a value that contains itself. Does not recurse. */
export function isDeeper(value: unknown, limit: number): boolean {
  const depths = new Map<object, number>();
  const open: (readonly [unknown, number])[] = [[value, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [one, depth] = next;
    if (typeof one !== "object" || one === null || (depths.get(one) ?? -1) >= depth) continue;
    if (depth > limit) return true;
    depths.set(one, depth);
    for (const inside of Object.values(one)) open.push([inside, depth + 1]);
  }
  return false;
}

/** A short text for a value that is nested too deeply to be read; different values have different texts. */
export function digestOf(value: unknown): string {
  const hash = createHash("sha256");
  const open: unknown[] = [value];
  for (let count = 0; open.length > 0 && count < 1_000_000; count++) {
    const one = open.pop();
    if (typeof one !== "object" || one === null) hash.update(`${JSON.stringify(one)},`);
    else
      for (const [name, inside] of Object.entries(one)) {
        hash.update(`${JSON.stringify(name)}:`);
        open.push(inside);
      }
  }
  return hash.digest("hex").slice(0, 8);
}

/** Whether a value contains itself, as a value from YAML can. */
export function holdsItself(value: unknown): boolean {
  const done = new Set<object>();
  const within = new Set<object>();
  const open: (readonly [one: object, leaves: boolean])[] = isHolder(value) ? [[value, false]] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    const [one, leaves] = next;
    if (leaves) {
      within.delete(one);
      done.add(one);
      continue;
    }
    if (within.has(one)) return true;
    if (done.has(one)) continue;
    within.add(one);
    open.push([one, true]);
    for (const inside of Object.values(one))
      if (isHolder(inside) && !done.has(inside)) open.push([inside, false]);
  }
  return false;
}

function isHolder(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
