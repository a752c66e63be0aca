import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { modulesNamedIn } from "../../named-modules.ts";

/** The unit tests that a change can reach: first those of its own folder, then the others. */
export interface Related {
  readonly near: readonly string[];
  readonly far: readonly string[];
}

/** What finds the tests that use one of these modules, however far away, in a copy of the working tree. */
export async function relatedTests(
  root: string,
  paths: readonly string[],
): Promise<(modules: readonly string[]) => Related> {
  const usersOf = new Map<string, string[]>();
  for (const path of paths.filter((one) => /^(scripts|spec|test|generated)\/.*\.(ts|js)$/.test(one)))
    for (const used of modulesNamedIn(path, await readFile(join(root, path), "utf8"), root))
      usersOf.set(used, [...(usersOf.get(used) ?? []), path]);
  return (modules) => {
    const reached = new Set(modules);
    for (const module of reached) for (const user of usersOf.get(module) ?? []) reached.add(user);
    const tests = [...reached].filter((path) => /(?<!\.slow)\.test\.ts$/.test(path)).sort();
    const own = new RegExp(`^test/${(modules[0] ?? "").replace(/^scripts\/(runtime\/\w+|\w+)\/.*/s, "$1")}/`);
    return { near: tests.filter((path) => own.test(path)), far: tests.filter((path) => !own.test(path)) };
  };
}
