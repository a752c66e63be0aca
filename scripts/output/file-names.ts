import { type Problem, ProblemError } from "../problem.ts";
import type { Files } from "./files.ts";

/** Bytes that a name may have: file systems take 255, with what is put behind it while it is written. */
const longest = 200;

/** Names that Windows keeps for devices, whatever stands behind the first dot. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What a name can't have on some system; a path's separator is `/`. */
const unfit = /[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}<>:"|?*\\]/u;

/**
 * Throws a `ProblemError` for each file that would not stand in its folder under its own name: one
 * that leaves it, that no file system takes, or that is another one where capitals don't count.
 */
export function refuseFileNames(files: Files): void {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const path of files.keys()) {
    const reason = path.split("/").map(reasonAgainst).find(Boolean) ?? twice(path, seen);
    if (reason)
      problems.push({
        code: "file-name",
        message: `The file ${JSON.stringify(shortened(path))} can't be written: ${reason}.`,
        fix: "Rename what it is made from in the spec: the operation, the page, the section or the example.",
      });
  }
  if (problems.length > 0) throw new ProblemError(problems);
}

function reasonAgainst(name: string): string | undefined {
  if (name === "" || name === "." || name === "..") return "it would leave its folder";
  if (unfit.test(name)) return "its name has a character that file systems don't take";
  if (/[. ]$/.test(name)) return "its name ends with a dot or a blank";
  if (device.test(name)) return "its name is one that Windows keeps for a device";
  return Buffer.byteLength(name) > longest ? `its name is longer than ${longest} bytes` : undefined;
}

function twice(path: string, seen: Map<string, string>): string | undefined {
  const key = path.normalize("NFC").toLowerCase();
  const other = seen.get(key);
  seen.set(key, path);
  return other && `where capitals don't count, it is ${JSON.stringify(shortened(other))}`;
}

function shortened(path: string): string {
  return path.length > 120 ? `${path.slice(0, 119)}…` : path;
}
