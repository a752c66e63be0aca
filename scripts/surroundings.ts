import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Surroundings } from "./emit/project/ci.ts";
import { wayTo } from "./lib/paths.ts";

/**
 * Where a folder lies in its git repository, if it is in one, and which package manager is used there, by its lock
 * file.
 */
export function surroundingsOf(folder: string): Surroundings {
  const above = foldersAbove(folder);
  const root = above.find((one) => existsSync(join(one, ".git"))) ?? folder;
  const [toRoot, fromRoot] = [wayTo(folder, root), wayTo(root, folder)];
  const within = above.slice(0, above.indexOf(root) + 1);
  const manager = within.map(managerOf).find((one) => one !== undefined) ?? { manager: "npm" };
  return { ...manager, toRoot: toRoot && `${toRoot}/`, fromRoot };
}

/** The folder, its parent and so on, up to the root of the system. */
function foldersAbove(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}

function managerOf(folder: string): Pick<Surroundings, "manager" | "isYarn1"> | undefined {
  const has = (file: string) => existsSync(join(folder, file));
  const [, named, line] = /^(npm|pnpm|yarn)@(\d+)/.exec(namedIn(join(folder, "package.json"))) ?? [];
  if (named === "pnpm" || has("pnpm-lock.yaml") || has("pnpm-workspace.yaml")) return { manager: "pnpm" };
  if (named === "yarn" || has("yarn.lock"))
    return { manager: "yarn", isYarn1: named === "yarn" ? line === "1" : !has(".yarnrc.yml") };
  return named === "npm" || has("package-lock.json") ? { manager: "npm" } : undefined;
}

/** What a `package.json` names as its package manager. */
function namedIn(file: string): string {
  try {
    const { packageManager } = JSON.parse(readFileSync(file, "utf8")) as {
      readonly packageManager?: unknown;
    };
    return String(packageManager);
  } catch {
    return "";
  }
}
