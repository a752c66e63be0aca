import nodePath, { type PlatformPath } from "node:path";
import { fileURLToPath } from "node:url";

// These functions only compare texts and read no files. `path` decides which separators are used; the default is this
// system's.

/** Whether a path, from a folder, leads out of it. */
export function leadsOut(folder: string, to: string, path: PlatformPath = nodePath): boolean {
  const way = path.relative(folder, path.resolve(folder, to));
  return way === ".." || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
}

/** Whether two paths, from a folder, are the same place, or one is within the other. */
export function shareFolder(
  folder: string,
  one: string,
  other: string,
  path: PlatformPath = nodePath,
): boolean {
  const [a, b] = [path.resolve(folder, one), path.resolve(folder, other)];
  return !leadsOut(a, b, path) || !leadsOut(b, a, path);
}

/** The path with `/`, as generated files have it on every system. */
export function withSlashes(text: string, path: PlatformPath = nodePath): string {
  return text.replaceAll(path.sep, "/");
}

/** The relative path from a folder to a file, with `/`; the absolute path if the file is on another drive. */
export function wayTo(folder: string, file: string, path: PlatformPath = nodePath): string {
  return withSlashes(path.relative(folder, file), path);
}

/** How messages and reports name a file: from the working directory, with `/`. */
export function shownPath(file: string): string {
  return wayTo(process.cwd(), nodePath.resolve(file));
}

/** What a module in a folder writes to import another one: `./b.ts`, `../c.ts`. */
export function specifierTo(folder: string, file: string, path: PlatformPath = nodePath): string {
  const way = wayTo(folder, file, path);
  return way.startsWith(".") ? way : `./${way}`;
}

/** A place of a stack trace: its file as an absolute path, line and column from 1. */
export interface StackPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The places in a stack trace, innermost first, whether it has paths or file URLs. */
export function placesInStack(stack: string, path: PlatformPath = nodePath): StackPlace[] {
  return [
    ...stack.matchAll(/(?:\(|at (?:async )?)((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^\n]*?):(\d+):(\d+)/g),
  ].map(([, where = "", line, column]) => ({
    file: fileOf(where, path),
    line: Number(line),
    column: Number(column),
  }));
}

/** The path of a file that is named by its path or its URL. */
export function fileOf(where: string, path: PlatformPath = nodePath): string {
  return where.startsWith("file:")
    ? fileURLToPath(where, { windows: path.sep === "\\" })
    : path.normalize(where);
}

/** A program and its first arguments. */
export type Program = readonly [program: string, ...args: string[]];

/**
 * How to start npm without a shell. On Windows, `npm` is a script that needs a shell, so Node (at the path `node`) runs
 * the npm program beside itself.
 */
export function npmProgram(node: string, path: PlatformPath = nodePath): Program {
  return path.sep === "/"
    ? ["npm"]
    : [node, path.join(path.dirname(node), "node_modules", "npm", "bin", "npm-cli.js")];
}
