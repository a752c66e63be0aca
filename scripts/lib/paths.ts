import nodePath, { type PlatformPath } from "node:path";

/** Whether a path, from a folder, leads out of it; `path` says with which separators. */
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

/** The path with `/`, as it stands in what is generated, whatever the system. */
export function withSlashes(text: string, path: PlatformPath = nodePath): string {
  return text.replaceAll(path.sep, "/");
}
