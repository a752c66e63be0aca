import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ownPackage } from "../lib/own-package.ts";

/** Where a spec in a folder imports the vocabulary from: a path within this repository, elsewhere its package. */
export function vocabularyPath(folder: string): string {
  const module = fileURLToPath(new URL("../contract/index.ts", import.meta.url));
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const isWithin = !relative(root, resolve(folder)).startsWith("..") && !root.includes("node_modules");
  return isWithin ? relative(resolve(folder), module).replaceAll("\\", "/") : ownPackage.name;
}
