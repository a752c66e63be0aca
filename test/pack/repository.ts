import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { arch, platform, tmpdir } from "node:os";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { filesBelow } from "../../scripts/lib/output/disk.ts";
import { ownPackage } from "../../scripts/lib/own-package.ts";

const run = promisify(execFile);

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A repository outside of any checkout, with its own `node_modules`. */
export interface Repository {
  readonly folder: string;
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
  /** Runs a program of its `node_modules`, or of the system, with its Node. */
  run(program: string, ...args: readonly string[]): Promise<Ended>;
  /** The same for one that stays: what it has printed when `until` is in it. */
  start(program: string, args: readonly string[], until: RegExp): Promise<Running>;
  remove(): Promise<void>;
}

export interface Running {
  readonly printed: string;
  stop(): Promise<void>;
}

/** The environment of a shell, not of a script of this repository. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: "1", CI: "true" };
  for (const name of Object.keys(env))
    if (/^npm_(?:lifecycle|package)_|^npm_config_user_agent$|^INIT_CWD$|^NODE_/.test(name)) delete env[name];
  return env;
}

/** Makes a repository in which npm installs these packages: names with a version, or paths of tarballs. */
export async function newRepository(packages: readonly string[], node?: string): Promise<Repository> {
  const folder = await mkdtemp(join(tmpdir(), "repository-"));
  const env = cleanEnvironment();
  env["PATH"] = [join(folder, "node_modules/.bin"), ...(node ? [node] : []), process.env["PATH"]].join(
    delimiter,
  );
  const options = { cwd: folder, env, maxBuffer: 2 ** 26 };
  const repository: Repository = {
    folder,
    read: (path) => readFile(join(folder, path), "utf8"),
    async write(path, text) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    },
    run: (program, ...args) =>
      run(program, args, options).then(
        ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
        ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr }),
      ),
    async start(program, args, until) {
      const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
      const printed = await printedUntil(child, until);
      return {
        printed,
        async stop() {
          child.removeAllListeners("exit");
          const ended = once(child, "exit");
          child.kill();
          await ended;
        },
      };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  await repository.write("package.json", '{ "private": true, "type": "module" }\n');
  const install = [
    "install",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    "--save-exact",
  ];
  const { code, stderr } = await repository.run("npm", ...install, ...packages);
  if (code !== 0) throw new Error(`npm install ${packages.join(" ")} ended with ${code}: ${stderr}`);
  return repository;
}

function printedUntil(child: ChildProcess, until: RegExp): Promise<string> {
  return new Promise((done, fail) => {
    let text = "";
    child.stdout?.on("data", (chunk) => {
      text += String(chunk);
      if (until.test(text)) done(text);
    });
    child.on("exit", (code) => fail(new Error(`It ended with ${code}, and printed: ${text}`)));
  });
}

/** The folder of the program `node` of a version, from npm's packages of it. */
export async function installedNode(version: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const name = `node-${platform()}-${arch()}`;
  const { folder, remove } = await newRepository([`${name}@${version}`]);
  return { folder: join(folder, "node_modules", name, "bin"), remove };
}

/** The bytes of all files below a folder. */
export async function weightOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await readFile(join(entry.parentPath, entry.name))).length;
  return bytes;
}

interface VocabularyImport {
  readonly from: string;
  readonly to: string;
}

/** Copies a spec into a repository; a fixture's imports the vocabulary from the package there, if nothing else is said. */
export async function copySpec(
  spec: string,
  { folder }: Pick<Repository, "folder">,
  to = "spec",
  vocabulary?: VocabularyImport,
): Promise<void> {
  for (const path of await filesBelow(spec)) {
    if (path.startsWith("expected/")) continue;
    const way = relative(dirname(join(spec, path)), resolve("scripts/contract/index.ts"));
    const { from, to: wanted } = vocabulary ?? { from: way, to: ownPackage.name };
    const text = await readFile(join(spec, path), "utf8");
    const target = join(folder, to, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text.replaceAll(from, wanted));
  }
}
