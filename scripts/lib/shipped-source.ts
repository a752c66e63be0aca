import { isCompiled } from "./own-package.ts";

/** The folder of a package that holds the sources, beside the compiled code. */
export const sourcesFolder = "sources";

/**
 * The URL of a source in `scripts/` that is copied or compiled into the output: a file, or a folder with a final `/`.
 */
export function shippedSource(path: string): URL {
  return new URL(isCompiled ? `../../${sourcesFolder}/${path}` : `../${path}`, import.meta.url);
}
