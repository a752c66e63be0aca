import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isCompiled, ownFolder, ownPackage } from "../lib/own-package.ts";
import { leadsOut, wayTo } from "../lib/paths.ts";

/** Where a spec in a folder imports the vocabulary from: a path within this repository, elsewhere its package. */
export function vocabularyPath(folder: string): string {
  const module = fileURLToPath(new URL("../contract/index.ts", import.meta.url));
  const isWithin = !isCompiled && !leadsOut(ownFolder, resolve(folder));
  return isWithin ? wayTo(resolve(folder), module) : ownPackage.name;
}
