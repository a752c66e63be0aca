import { readdir, readFile } from "node:fs/promises";
import { typescriptBanner } from "../../lib/banner.ts";

const folder = new URL("../../runtime/client/", import.meta.url);

/** The module that only operations need whose errors have bodies of another form than the usual one. */
export const refusalModule = "refusal";

/**
 * The runtime's modules as they are copied into the package, by path below their folder: all that the
 * `operations`, the texts of their modules, need.
 */
export async function runtimeFiles(operations: readonly string[]): Promise<Map<string, string>> {
  const unused = operations.some((text) => text.includes(`/runtime/${refusalModule}.js"`))
    ? ""
    : refusalModule;
  const entries = await readdir(folder, { recursive: true });
  const paths = entries
    .filter((entry) => entry.endsWith(".ts") && entry !== `${unused}.ts`)
    .map((path) => path.replaceAll("\\", "/"));
  const files = new Map<string, string>();
  for (const path of paths.sort()) {
    const text = await readFile(new URL(path, folder), "utf8");
    // The package is compiled to JavaScript, whose imports name JavaScript files.
    files.set(path, `${typescriptBanner}\n${text.replaceAll(/(from "\.[^"]*)\.ts"/g, '$1.js"')}`);
  }
  return files;
}
