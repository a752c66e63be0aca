import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where a spec in a folder imports the vocabulary from: the name of the package that this module belongs to, or a path
 * within it if the folder is below the same `package.json`.
 */
export function vocabularyPath(folder: string): string {
  const root = packageRoot(dirname(fileURLToPath(import.meta.url)));
  const way = relative(resolve(folder), join(root, "scripts/contract/index.ts")).replaceAll("\\", "/");
  const isWithin = packageRoot(dirname(resolve(folder))) === root;
  if (isWithin || !root.includes("node_modules")) return way;
  const { name } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly name: string };
  return name;
}

/** The nearest folder with a `package.json`. */
function packageRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) if (existsSync(join(at, "package.json")) || dirname(at) === at) return at;
}
