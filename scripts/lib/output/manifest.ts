import { join } from "node:path";
import { ownPackage } from "../own-package.ts";
import { fileText } from "./disk.ts";
import type { Files } from "./files.ts";

/** The file that lists all other files of a generated folder; a file that is not listed is not ours. */
export const manifestPath = ".generated";

const head = "# What is made here; nothing else in this folder is ever overwritten or removed.";

/** The line with the version of the tools that made it. */
const madeBy = (version: string) => `# Made by ${ownPackage.name} ${version}.`;

/** The files and the list of them. */
export function withManifest(files: Files): Files {
  const paths = [...files.keys()].filter((path) => path !== manifestPath).sort();
  return new Map([...files, [manifestPath, `${[head, madeBy(ownPackage.version), ...paths].join("\n")}\n`]]);
}

/** The paths in a folder's list; `undefined` if it has none, because an older version wrote it. */
export async function listedIn(folder: string): Promise<ReadonlySet<string> | undefined> {
  const text = await fileText(join(folder, manifestPath));
  if (!text.startsWith("#")) return undefined;
  return new Set(text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#")));
}

/** The version of the tools that made a folder; `undefined` if its list does not say so, or it has none. */
export async function toolsOf(folder: string): Promise<string | undefined> {
  const text = await fileText(join(folder, manifestPath));
  return /^# Made by \S+ (\d\S*)\.\r?$/m.exec(text)?.[1];
}
