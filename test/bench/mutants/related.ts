import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { modulesNamedIn } from "../../named-modules.ts";

/** The unit tests that a change can reach, in the order in which they are run. */
export interface Related {
  /** Those of its own folder that use it most directly: most changes end here. */
  readonly nearest: readonly string[];
  /** The others of its folder. */
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
    const steps = new Map(modules.map((module) => [module, 0]));
    for (const [module, step] of steps)
      for (const user of usersOf.get(module) ?? []) if (!steps.has(user)) steps.set(user, step + 1);
    const tests = [...steps.keys()].filter((path) => /(?<!\.slow)\.test\.ts$/.test(path)).sort();
    const folder = (modules[0] ?? "").replace(/^scripts\/(runtime\/\w+|\w+)\/.*/s, "$1");
    const own = tests.filter((path) => path.startsWith(`test/${folder}/`));
    const fewest = Math.min(...own.map((path) => steps.get(path) ?? 0));
    const nearest = own.filter((path) => steps.get(path) === fewest);
    return {
      nearest,
      near: own.filter((path) => !nearest.includes(path)),
      far: tests.filter((path) => !own.includes(path)),
    };
  };
}
