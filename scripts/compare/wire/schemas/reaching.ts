import { resolveRef } from "../../../lib/json-schema.ts";

/** The objects below a root that have one of these members, at any depth, also through references. */
export function reaching(root: object, members: ReadonlySet<string>): ReadonlySet<object> {
  const holders = new Map<object, object[]>();
  const found = new Set<object>();
  const open: object[] = [root];
  const seen = new Set<object>(open);
  const hold = (inside: unknown, holder: object) => {
    if (typeof inside !== "object" || inside === null) return;
    const known = holders.get(inside);
    if (known) known.push(holder);
    else holders.set(inside, [holder]);
    if (seen.has(inside)) return;
    seen.add(inside);
    open.push(inside);
  };
  for (let one = open.pop(); one; one = open.pop())
    for (const [name, inside] of Object.entries(one)) {
      if (members.has(name)) found.add(one);
      else if (name === "$ref" && typeof inside === "string" && inside.startsWith("#"))
        hold(resolveRef(root, inside), one);
      else hold(inside, one);
    }
  // The loop also visits what is added on the way.
  for (const one of found) for (const holder of holders.get(one) ?? []) found.add(holder);
  return found;
}
