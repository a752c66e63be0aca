import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { npmProgram } from "../lib/paths.ts";
import { ProblemError } from "../lib/problem.ts";
import { lastLine, withoutDot } from "../lib/quoted-text.ts";
import { packProblem } from "./problems.ts";

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** A tarball and its files. */
export interface Tarball {
  /** Below the output folder's parent, as given: `dist/some-api-1.0.0.tgz`. */
  readonly path: string;
  readonly bytes: number;
  readonly files: readonly string[];
}

/** Makes a tarball of a package's folder with `npm pack`, into `out`. Runs none of its scripts. */
export async function packTarball(folder: string, out: string): Promise<Tarball> {
  await mkdir(out, { recursive: true });
  const [program, ...first] = npmProgram(process.execPath);
  const asked = ["pack", resolve(folder), "--pack-destination", resolve(out), "--json", "--ignore-scripts"];
  const args = [...first, ...asked];
  const stdout = await new Promise<string>((done, fail) => {
    execFile(program, args, { env: { ...process.env, NO_UPDATE_NOTIFIER: "1" } }, (error, text, talk) =>
      error ? fail(failed(folder, reasonOf(text, talk))) : done(text),
    );
  });
  const [packed] = JSON.parse(stdout) as readonly Packed[];
  if (!packed) throw failed(folder, lastLine(stdout));
  return {
    path: join(out, packed.filename),
    bytes: packed.size,
    files: packed.files.map(({ path }) => path),
  };
}

/** Why npm failed: the summary in its JSON, otherwise the last line of its other output. */
function reasonOf(stdout: string, talk: string): string {
  try {
    const { error } = JSON.parse(stdout) as { readonly error: { readonly summary: string } };
    return error.summary;
  } catch {
    return lastLine(talk);
  }
}

function failed(folder: string, reason: string): ProblemError {
  const output = withoutDot(reason);
  return new ProblemError([packProblem("pack-failed", { folder, output }, { file: folder })]);
}
