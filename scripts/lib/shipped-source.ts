import { isCompiled } from "./own-package.ts";

/** The folder of a package that holds the sources beside what they are compiled to. */
export const sourcesFolder = "sources";

/** Where a source of `scripts/` is that is copied or compiled into what we make: a file, or a folder with `/` at its end. */
export function shippedSource(path: string): URL {
  return new URL(isCompiled ? `../../${sourcesFolder}/${path}` : `../${path}`, import.meta.url);
}
