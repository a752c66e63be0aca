import { readdir, readFile } from "node:fs/promises";
import { typescriptBanner } from "../../lib/banner.ts";

const folder = new URL("../../runtime/client/", import.meta.url);

/** The runtime's modules as they are copied into the package, by path below their folder. */
export async function runtimeFiles(): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true });
  const paths = entries.filter((entry) => entry.endsWith(".ts")).map((path) => path.replaceAll("\\", "/"));
  const files = new Map<string, string>();
  for (const path of paths.sort()) {
    const text = await readFile(new URL(path, folder), "utf8");
    // The package is compiled to JavaScript, whose imports name JavaScript files.
    files.set(path, `${typescriptBanner}\n${text.replaceAll(/(from "\.[^"]*)\.ts"/g, '$1.js"')}`);
  }
  return files;
}
