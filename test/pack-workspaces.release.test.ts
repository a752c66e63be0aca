import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../scripts/commands.ts";
import { ownPackage } from "../scripts/lib/own-package.ts";
import { packTools } from "../scripts/pack/tools.ts";
import { cleanEnvironment } from "./pack/repository.ts";

const { name: tools, program } = ownPackage;
const contract = "packages/acme";
const caller = "packages/caller";

let out = "";
let tarball = "";
beforeAll(async () => {
  out = await realpath(await mkdtemp(join(tmpdir(), "workspaces-")));
  tarball = (await packTools(out, Object.keys(commands))).path;
});
afterAll(() => rm(out, { recursive: true, force: true }));

interface Manager {
  /** How its program is started, from npm's registry. */
  readonly start: readonly string[];
  /** Files at the root, besides `package.json`. */
  readonly files: Readonly<Record<string, string>>;
  readonly install: readonly string[];
  /** Runs a script of the contract's package from the root. */
  readonly fromRoot: readonly string[];
  /** Runs the program in the folder of the package. */
  readonly exec: readonly string[];
  /** How messages name the command where the program was started, and where a script was. */
  readonly said: { readonly program: string; readonly script: string };
}

const npx = (name: string, ...args: readonly string[]) => [
  "npm",
  "exec",
  "--yes",
  `--package=${name}`,
  "--",
  ...args,
];
const pnpm = npx("pnpm@10.12.4", "pnpm");
const yarn1 = npx("yarn@1.22.22", "yarn");
const yarn4 = npx("@yarnpkg/cli-dist@4.9.2", "yarn");

const managers: Readonly<Record<string, Manager>> = {
  npm: {
    start: ["npm"],
    files: {},
    install: ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"],
    fromRoot: ["run", "--workspace", contract],
    exec: ["exec", "--"],
    said: { program: `npx ${program} generate`, script: "npm run generate" },
  },
  "pnpm, isolated": {
    start: pnpm,
    files: { "pnpm-workspace.yaml": "packages:\n  - packages/*\n" },
    install: ["install", "--no-frozen-lockfile", "--ignore-scripts", "--prefer-offline"],
    fromRoot: ["--filter", "acme", "run"],
    exec: ["exec"],
    said: { program: `pnpm exec ${program} generate`, script: "pnpm run generate" },
  },
  "pnpm, hoisted": {
    start: pnpm,
    files: { "pnpm-workspace.yaml": "packages:\n  - packages/*\n", ".npmrc": "node-linker=hoisted\n" },
    install: ["install", "--no-frozen-lockfile", "--ignore-scripts", "--prefer-offline"],
    fromRoot: ["--filter", "acme", "run"],
    exec: ["exec"],
    said: { program: `pnpm exec ${program} generate`, script: "pnpm run generate" },
  },
  "yarn 1": {
    start: yarn1,
    files: {},
    install: ["install", "--ignore-scripts", "--prefer-offline", "--non-interactive"],
    fromRoot: ["workspace", "acme", "run"],
    exec: ["run"],
    said: { program: `yarn run ${program} generate`, script: "yarn run generate" },
  },
  yarn: {
    start: yarn4,
    files: { ".yarnrc.yml": "nodeLinker: node-modules\nenableTelemetry: false\n", "yarn.lock": "" },
    install: ["install", "--no-immutable", "--mode=skip-build"],
    fromRoot: ["workspace", "acme", "run"],
    exec: ["run"],
    said: { program: `yarn run ${program} generate`, script: "yarn run generate" },
  },
};

/** The settings of this machine's registry, which Yarn 4 does not read from npm's files. */
async function registryForYarn(): Promise<Readonly<Record<string, string>>> {
  const ofNpm = async (key: string) =>
    (await promisify(execFile)("npm", ["config", "get", key], { env: cleanEnvironment() })).stdout.trim();
  const [registry, authorities] = [await ofNpm("registry"), await ofNpm("cafile")];
  return {
    YARN_NPM_REGISTRY_SERVER: registry.replace(/\/$/, ""),
    ...(authorities === "null" ? {} : { YARN_HTTPS_CA_FILE_PATH: authorities }),
  };
}

/** Whether npm's registry serves the program of a manager here. */
async function isServed({ start }: Manager): Promise<boolean> {
  const held = start.find((word) => word.startsWith("--package="))?.replace("--package=", "");
  if (held === undefined) return true;
  const asked = promisify(execFile)("npm", ["view", held, "version"], { env: cleanEnvironment() });
  return asked.then(
    ({ stdout }) => stdout !== "",
    () => false,
  );
}

const rows = Object.entries(managers);
const served = await Promise.all(rows.map(([, manager]) => isServed(manager)));

describe.skip.each(rows.filter((_, at) => !served[at]))(
  "a workspace of %s, which the registry does not serve,",
  () => {
    it("is not tried", () => {});
  },
);

describe.each(rows.filter((_, at) => served[at]))("a workspace of %s", (_, manager) => {
  let root = "";
  const env = cleanEnvironment();
  beforeAll(async () => {
    if (manager.files[".yarnrc.yml"] !== undefined) Object.assign(env, await registryForYarn());
    root = await realpath(await mkdtemp(join(tmpdir(), "workspace-")));
    await promisify(execFile)("git", ["init", "-q", root]);
    await write("package.json", { name: "root", private: true, workspaces: ["packages/*"] });
    await write(`${contract}/package.json`, {
      name: "acme",
      version: "0.0.0",
      private: true,
      type: "module",
      devDependencies: { [tools]: `file:${tarball}` },
    });
    await write(`${caller}/package.json`, {
      name: "caller",
      version: "0.0.0",
      private: true,
      type: "module",
    });
    for (const [path, text] of Object.entries(manager.files)) await write(path, text);
    await manage(".", ...manager.install);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  async function write(path: string, content: string | object): Promise<void> {
    const text = typeof content === "string" ? content : `${JSON.stringify(content, undefined, 2)}\n`;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }

  /** Runs the package manager in a folder; what it says, and with which exit code it ends. */
  async function ended(folder: string, ...args: readonly string[]) {
    const [first = "", ...rest] = [...manager.start, ...args];
    const options = { cwd: join(root, folder), env, maxBuffer: 2 ** 26 };
    return promisify(execFile)(first, rest, options).then(
      ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
      ({ code, stdout, stderr }) => ({ code: code as number, said: `${stdout}${stderr}` }),
    );
  }

  /** The same, which must end with 0. */
  async function manage(folder: string, ...args: readonly string[]): Promise<string> {
    const { code, said } = await ended(folder, ...args);
    expect({ args, code, said: code === 0 ? "" : said }).toEqual({ args, code: 0, said: "" });
    return said;
  }

  it("has a contract, whose commands run in its folder and from the root", async () => {
    const said = await manage(contract, ...manager.exec, program, "init", "--name", "Acme");
    expect(said).toContain(`\`${manager.said.program}\``);
    expect(existsSync(join(root, ".github/workflows/acme-contract.yml"))).toBe(true);
    await manage(".", ...manager.install);
    await manage(contract, "run", "generate");
    await manage(contract, "run", "check");
    await manage(".", ...manager.fromRoot, "check");
    await manage(".", ...manager.fromRoot, "build");
    const verify = [
      "verify",
      ...(manager.start[0] === "npm" && manager.start.length === 1 ? ["--"] : []),
      "--local",
    ];
    expect(await manage(contract, "run", ...verify)).toContain("keeps the contract");
    await rm(join(root, contract, "generated/openapi.json"));
    const stale = await ended(contract, "run", "check");
    expect([stale.code === 0, stale.said]).toEqual([
      false,
      expect.stringContaining(`\`${manager.said.script}\``),
    ]);
    await manage(".", ...manager.fromRoot, "generate");
  });

  it("has a caller, whose package is the client that is built, and which calls the local server", async () => {
    const manifest = JSON.parse(await readFile(join(root, caller, "package.json"), "utf8"));
    const client = join(root, contract, "dist/acme-api-0.1.0.tgz");
    await write(`${caller}/package.json`, { ...manifest, dependencies: { "@acme/api": `file:${client}` } });
    await manage(".", ...manager.install);
    await write(
      `${caller}/call.js`,
      [
        'import { createClient, getProject } from "@acme/api";',
        "const acme = createClient({ baseUrl: process.argv[2], apiKey: process.argv[3] });",
        'const { status, data } = await getProject(acme, { id: "prj_7k2m9x4q" });',
        "process.stdout.write(JSON.stringify({ status, data }));",
        "",
      ].join("\n"),
    );
    const cli = join(root, contract, `node_modules/.bin/${program}`);
    const bin = existsSync(cli) ? cli : join(root, `node_modules/.bin/${program}`);
    for (const [folder, ...spec] of [[contract], [".", "--spec", `${contract}/spec/index.ts`]] as const) {
      const args = ["start", "--port", "0", "--quiet", ...spec];
      const server = spawn(bin, args, { cwd: join(root, folder), env, stdio: ["ignore", "pipe", "inherit"] });
      let printed = "";
      for await (const chunk of server.stdout) {
        printed += String(chunk);
        if (printed.includes("curl")) break;
      }
      const [url = ""] = /http:\S+/.exec(printed) ?? [];
      const { stdout } = await promisify(execFile)(process.execPath, ["call.js", url, "acme-local-own"], {
        cwd: join(root, caller),
      });
      expect(JSON.parse(stdout)).toEqual({
        status: 200,
        data: { id: "prj_7k2m9x4q", name: "Harbour wall" },
      });
      const exited = once(server, "exit");
      server.kill();
      await exited;
    }
  });
});
