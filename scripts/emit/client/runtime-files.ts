import { readdir, readFile } from "node:fs/promises";
import { typescriptBanner } from "../../lib/banner.ts";

const folder = new URL("../../runtime/client/", import.meta.url);

/** The module that only operations need whose errors have bodies of another form than the usual one. */
export const refusalModule = "refusal";

/** The module that only operations need whose bodies have a limit. */
export const limitModule = "limit";

/** The module that only operations need whose bodies are texts or URL-encoded forms. */
export const mediaModule = "media";

/** The modules that are copied only if an operation needs them. */
const onDemand: readonly string[] = [refusalModule, limitModule, mediaModule];

/**
 * The runtime's modules as they are copied into the package, by path below their folder: all that the
 * `operations`, the texts of their modules, need.
 */
export async function runtimeFiles(operations: readonly string[]): Promise<Map<string, string>> {
  const unused = onDemand
    .filter((name) => !operations.some((text) => text.includes(`/runtime/${name}.js"`)))
    .map((name) => `${name}.ts`);
  const entries = await readdir(folder, { recursive: true });
  const paths = entries
    .filter((entry) => entry.endsWith(".ts") && !unused.includes(entry))
    .map((path) => path.replaceAll("\\", "/"));
  const files = new Map<string, string>();
  for (const path of paths.sort()) {
    const text = await readFile(new URL(path, folder), "utf8");
    // The package is compiled to JavaScript, whose imports name JavaScript files.
    files.set(path, `${typescriptBanner}\n${text.replaceAll(/(from "\.[^"]*)\.ts"/g, '$1.js"')}`);
  }
  return files;
}
