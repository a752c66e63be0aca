import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { definitionOf } from "../../contract/schemas/walk.ts";

/**
 * Text that is the same for two Zod schemas only if they judge alike; `undefined` where a function
 * decides, as a function's text does not say what it has captured.
 */
export function fingerprintOf(schema: z.ZodType): string | undefined {
  const seen = new Map<unknown, number>();
  let opaque = false;
  const text = JSON.stringify(plain(schema));
  return opaque ? undefined : text;

  function plain(value: unknown, key?: string): unknown {
    if (typeof value === "function") {
      // Texts of errors don't change a verdict, and `when` goes with the check that it belongs to.
      if (key !== "error" && key !== "when") opaque = true;
      return undefined;
    }
    if (typeof value === "bigint" || typeof value === "symbol") return String(value);
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof RegExp) return String(value);
    const known = seen.get(value);
    if (known !== undefined) return { seen: known };
    seen.set(value, seen.size);
    if (Array.isArray(value)) return value.map((item) => plain(item));
    if (value instanceof Set || value instanceof Map) return [...value].map((item) => plain(item));
    if ("_zod" in value) return plain(ownDefinition(value as z.ZodType));
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, name)]));
  }
}

/** A check is Zod's own form of a definition, too; a lazy schema's getter is what it gives. */
function ownDefinition(schema: z.ZodType): unknown {
  const definition = definitionOf(schema);
  if (definition.type !== "lazy") return definition;
  return { type: "lazy", inner: (definition["getter"] as () => z.ZodType)() };
}

/** Changes when the engine of cases or the proof changes, as then an old result says nothing. */
export function engineFingerprint(): string {
  const hash = createHash("sha256");
  for (const folder of ["../../cases", "."]) {
    const path = fileURLToPath(new URL(`${folder}/`, import.meta.url));
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }).sort(byPath))
      if (entry.isFile()) hash.update(readFileSync(`${entry.parentPath}/${entry.name}`));
  }
  return hash.digest("hex");
}

function byPath(a: { parentPath: string; name: string }, b: { parentPath: string; name: string }): number {
  return `${a.parentPath}/${a.name}` < `${b.parentPath}/${b.name}` ? -1 : 1;
}
