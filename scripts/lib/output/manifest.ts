import { join } from "node:path";
import { fileText } from "./disk.ts";
import type { Files } from "./files.ts";

/** The file that lists all other files of a generated folder; a file that is not listed is not ours. */
export const manifestPath = ".generated";

const head = "# What is made here; nothing else in this folder is ever overwritten or removed.";

/** The files and the list of them. */
export function withManifest(files: Files): Files {
  const paths = [...files.keys()].filter((path) => path !== manifestPath).sort();
  return new Map([...files, [manifestPath, `${[head, ...paths].join("\n")}\n`]]);
}

/** The paths in a folder's list; `undefined` if it has no list, as before there were lists. */
export async function listedIn(folder: string): Promise<ReadonlySet<string> | undefined> {
  const text = await fileText(join(folder, manifestPath));
  if (!text.startsWith("#")) return undefined;
  return new Set(text.split("\n").filter((line) => line !== "" && !line.startsWith("#")));
}
