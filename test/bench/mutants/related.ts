import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { modulesNamedIn } from "../../named-modules.ts";

/** The unit tests that a change can reach. */
export interface Related {
  /** Those of its own folder, those that use it most directly first. */
  readonly own: readonly string[];
  readonly other: readonly string[];
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
    const tests = [...steps].filter(([path]) => /(?<!\.slow|\.release)\.test\.ts$/.test(path));
    const ordered = tests.sort(([a, left], [b, right]) => left - right || (a < b ? -1 : 1));
    const folder = (modules[0] ?? "").replace(/^scripts\/(runtime\/\w+|\w+)\/.*/s, "$1");
    const isOwn = ([path]: readonly [string, number]) => path.startsWith(`test/${folder}/`);
    return {
      own: ordered.filter(isOwn).map(([path]) => path),
      other: ordered.filter((one) => !isOwn(one)).map(([path]) => path),
    };
  };
}
