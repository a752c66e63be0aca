import type { Serialization } from "../operations/serialization.ts";

/** What changed in how values are written, for each shape that both can have. */
export function* changedSerialization(old: Serialization, now: Serialization): Generator<string> {
  const [was, is] = [old.get("content"), now.get("content")];
  if (was !== is) {
    yield `\`content\``;
    return;
  }
  const changed = [...old].filter(([kind, form]) => now.has(kind) && now.get(kind) !== form);
  const [first] = changed;
  if (!first) return;
  const [style, explode] = first[1].split(" ");
  const [newStyle, newExplode] = (now.get(first[0]) ?? "").split(" ");
  if (style !== newStyle) yield "`style`";
  if (explode !== newExplode) yield "`explode`";
}
