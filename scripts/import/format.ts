import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";

/** Formats the modules below a folder as this repository does, if its formatter is installed. */
export async function formatFolder(folder: string): Promise<void> {
  const program = formatter();
  if (program === undefined) return;
  const options = ["--indent-style=space", "--line-width=110", "--files-max-size=100000000", "--colors=off"];
  await promisify(execFile)(process.execPath, [program, "format", "--write", ...options, "."], {
    cwd: folder,
    maxBuffer: 2 ** 26,
  }).catch(() => {});
}

function formatter(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
  } catch {
    return undefined;
  }
}
