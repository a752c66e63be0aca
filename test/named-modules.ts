import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/**
 * The modules whose path a module names, from the root of the repository: what it imports, loads by
 * its path, or runs as a command.
 */
export function modulesNamedIn(path: string, text: string, root = "."): Set<string> {
  const found = new Set<string>();
  for (const [, named = ""] of text.matchAll(/["'`]([\w./-]+\.(?:ts|js))["'`]/g)) {
    const from = named.startsWith(".") ? join(dirname(path), named) : normalize(named);
    // The client's modules name what they are compiled to.
    for (const module of [from, from.replace(/\.js$/, ".ts")])
      if (existsSync(join(root, module))) found.add(module);
  }
  return found;
}
