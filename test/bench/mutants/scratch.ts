import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Edit } from "./operators.ts";

const execute = promisify(execFile);

/** A copy of the working tree, where mistakes are planted. */
export interface Scratch {
  readonly root: string;
  /** Git's name of its state. */
  readonly tree: string;
  /** Paths of its files, from its root. */
  readonly paths: readonly string[];
  /** Makes one change, in the module and in its committed copies; returns what takes it back. */
  readonly plant: (path: string, edit: Edit) => Promise<() => Promise<void>>;
  readonly remove: () => Promise<void>;
}

/** Copies what is committed here, or would be, to a temporary folder. The packages are not copied. */
export async function scratchCopy(): Promise<Scratch> {
  const { stdout } = await execute("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    maxBuffer: 2 ** 26,
  });
  const root = await mkdtemp(join(tmpdir(), "mutants-"));
  const paths: string[] = [];
  for (const path of stdout.split("\0").filter(Boolean)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    // A path that was deleted and not yet committed is listed as well.
    const copied = await cp(path, join(root, path)).then(
      () => true,
      () => false,
    );
    if (copied) paths.push(path);
  }
  // Some tests ask git for the revision that they stand in.
  const who = ["-c", "user.name=mutants", "-c", "user.email=mutants@localhost"];
  for (const args of [["init"], ["add", "--all"], [...who, "commit", "--message", "All"]])
    await execute("git", ["-C", root, ...args], { maxBuffer: 2 ** 26 });
  const { stdout: tree } = await execute("git", ["-C", root, "rev-parse", "HEAD^{tree}"]);
  await symlink(resolve("node_modules"), join(root, "node_modules"));
  const plant: Scratch["plant"] = async (path, edit) => {
    const before = new Map<string, string>();
    for (const place of [path, ...copiesOf(path, paths)])
      before.set(place, await readFile(join(root, place), "utf8"));
    const text = before.get(path) ?? "";
    const lines = linesAround(text, edit);
    for (const [place, old] of before) {
      const at = place === path ? lines.start : asCopied(old).indexOf(asCopied(lines.text));
      if (at === -1) throw new Error(`${place} is no copy of ${path}: run \`npm run generate\``);
      const start = at + edit.start - lines.start;
      await writeFile(
        join(root, place),
        old.slice(0, start) + edit.text + old.slice(start + edit.end - edit.start),
      );
    }
    return async () => {
      for (const [place, old] of before) await writeFile(join(root, place), old);
    };
  };
  return { root, tree: tree.trim(), paths, plant, remove: () => rm(root, { recursive: true, force: true }) };
}

/** The runtime's modules are tested where they are copied to, in what is generated. */
export function copiesOf(path: string, paths: readonly string[]): string[] {
  const [, part, rest = ""] = /^scripts\/runtime\/(client|server)\/(.*)$/.exec(path) ?? [];
  if (!part) return [];
  const copy = new RegExp(`^(?:generated|test/fixtures/[^/]+/expected)/${part}/(?:src/)?runtime/(.*)$`);
  return paths.filter((one) => copy.exec(one)?.[1] === rest);
}

/** A text of the same length, whose imports name JavaScript, as those of the client's copies do. */
function asCopied(text: string): string {
  return text.replaceAll('.ts"', '.js"');
}

/** The lines that a change touches and some around them: enough to know them again in a copy. */
function linesAround(text: string, { start, end }: Edit): { start: number; text: string } {
  const around = 3;
  let from = start;
  let to = end;
  for (let line = 0; line < around; line++) {
    from = text.lastIndexOf("\n", from - 1);
    if (from <= 0) break;
    const next = text.indexOf("\n", to + 1);
    to = next === -1 ? text.length : next;
  }
  from = Math.max(from, 0);
  return { start: from, text: text.slice(from, to) };
}
