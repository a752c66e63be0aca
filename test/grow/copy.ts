import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const exec = promisify(execFile);

/** A copy of this repository in which an author works. */
export interface Copy {
  readonly folder: string;
  /** Runs `npm run -s <name> -- <args>`; gives what it printed. Rejects where its exit code is another. */
  readonly npm: (name: string, args?: readonly string[], exitCode?: number) => Promise<string>;
  readonly run: (program: string, args: readonly string[], exitCode?: number) => Promise<string>;
  readonly edit: (file: string, edit: (text: string) => string) => Promise<void>;
  readonly commit: (subject: string) => Promise<void>;
  /** Starts `npm start`, gives its address to `use`, and stops it. */
  readonly served: (use: (url: string) => Promise<void>) => Promise<void>;
}

/** Copies the files that git knows; what is installed is shared. */
export async function copyRepository(): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), "grown-"));
  const { stdout } = await exec("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  for (const file of stdout.split("\0").filter(Boolean)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(file, join(folder, file)).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: "1" };
  for (const name of Object.keys(env)) if (/^(VITEST|NODE_ENV|SEED|npm_)/.test(name)) delete env[name];

  const run: Copy["run"] = async (program, args, exitCode = 0) => {
    const ended = await exec(program, args, { cwd: folder, env, maxBuffer: 2 ** 26 }).then(
      (output) => ({ code: 0, ...output }),
      (error) => error as { code: number; stdout: string; stderr: string },
    );
    const output = `${ended.stdout}${ended.stderr}`;
    if (ended.code !== exitCode)
      throw new Error(`\`${program} ${args.join(" ")}\` ended with ${ended.code}:\n${output}`);
    return output;
  };
  const commit = async (subject: string) => {
    await run("git", ["add", "-A"]);
    await run("git", [
      "-c",
      "user.name=Author",
      "-c",
      "user.email=author@example.org",
      "commit",
      "-qm",
      subject,
    ]);
  };
  await run("git", ["init", "-q"]);
  await commit("Begin");
  return {
    folder,
    run,
    commit,
    npm: (name, args = [], exitCode) => run("npm", ["run", "-s", name, "--", ...args], exitCode),
    edit: async (file, edit) => {
      const path = join(folder, file);
      await writeFile(path, edit(await readFile(path, "utf8")));
    },
    served: async (use) => {
      const child = spawn(process.execPath, ["scripts/run.js", "start", "--port", "0", "--quiet"], {
        cwd: folder,
        env,
        stdio: ["ignore", "pipe", "inherit"],
      });
      const closed = once(child, "close");
      try {
        let printed = "";
        for await (const text of child.stdout.setEncoding("utf8")) {
          printed += text;
          const [, url] = /(http:\S+)\n/.exec(printed) ?? [];
          if (url === undefined) continue;
          await use(url);
          break;
        }
      } finally {
        child.kill("SIGTERM");
        await closed;
      }
    },
  };
}
