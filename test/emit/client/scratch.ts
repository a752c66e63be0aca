import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** Another repository, outside of this one, with the packed client installed in it. */
export interface Scratch {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Runs a program in the folder; gives what it writes to stdout, throws with what it says when it fails. */
  run(program: string, ...args: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Installs the archive as a consumer does, with npm, and without a network: what the package depends
 * on is packed from here, too.
 */
export async function createScratch(archive: string): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), "consumer-"));
  const scratch: Scratch = {
    folder,
    async write(files) {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
    },
    async run(program, ...args) {
      try {
        return (await run(program, args, { cwd: folder, env: { ...process.env, NODE_OPTIONS: "" } })).stdout;
      } catch (error) {
        const { message, stdout, stderr } = error as Error & { stdout: string; stderr: string };
        throw new Error([message, stdout, stderr].join("\n"));
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  await scratch.write({
    "package.json": JSON.stringify({ name: "consumer", private: true, type: "module" }),
  });
  const needed = ["openapi-fetch", "openapi-typescript-helpers"].map((name) =>
    dirname(require.resolve(`${name}/package.json`)),
  );
  const packed = JSON.parse(await scratch.run("npm", "pack", "--json", "--ignore-scripts", ...needed));
  const archives = packed.map(({ filename }: { filename: string }) => join(folder, filename));
  await scratch.run(
    "npm",
    "install",
    "--offline",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    archive,
    ...archives,
  );
  return scratch;
}

/** The compilers that consumers use, by version. */
export const compilers = {
  "5.9": require.resolve("typescript/bin/tsc"),
  "7": join(dirname(require.resolve("typescript-7/package.json")), "bin/tsc"),
};
