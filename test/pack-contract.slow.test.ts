import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../scripts/commands.ts";
import { filesBelow } from "../scripts/lib/output/disk.ts";
import { ownPackage } from "../scripts/lib/own-package.ts";
import { packContract } from "../scripts/pack/contract.ts";
import { packTools } from "../scripts/pack/tools.ts";
import { makeEverything } from "../scripts/pipeline.ts";
import { copySpec } from "./pack/repository.ts";

const run = promisify(execFile);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scratch-"));
  const contract = await packContract("spec/index.ts", join(folder, "dist"));
  const tools = await packTools(join(folder, "dist"), Object.keys(commands));
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  for (const { path } of [contract, tools]) {
    const { stdout } = await run("tar", ["xzOf", path, "package/package.json"]);
    const { name, dependencies } = JSON.parse(stdout) as {
      name: string;
      dependencies: Record<string, string>;
    };
    // What npm would install beside it.
    for (const needed of await withDependencies(Object.keys(dependencies))) {
      await mkdir(dirname(join(folder, "node_modules", needed)), { recursive: true });
      await cp(resolve("node_modules", needed), join(folder, "node_modules", needed), { recursive: true });
    }
    const installed = join(folder, "node_modules", name);
    await mkdir(installed, { recursive: true });
    await run("tar", ["xzf", path, "-C", installed, "--strip-components=1"]);
  }
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Packages with all that they need in turn, as far as it is installed at the top. */
async function withDependencies(names: readonly string[]): Promise<Set<string>> {
  const found = new Set(names);
  for (const name of found) {
    const manifest = await readFile(resolve("node_modules", name, "package.json"), "utf8").catch(() => "{}");
    if (manifest === "{}") found.delete(name);
    const { dependencies, optionalDependencies } = JSON.parse(manifest) as Record<string, object | undefined>;
    for (const more of Object.keys({ ...dependencies, ...optionalDependencies })) found.add(more);
  }
  return found;
}

const program = () => join(folder, "node_modules/@nairi/contract-tools/scripts/cli.js");
const named = ["--contract", "@nairi/contract"];

async function node(file: string, code: string): Promise<string> {
  await writeFile(join(folder, file), code);
  const { stdout } = await run(process.execPath, [file], { cwd: folder });
  return stdout;
}

describe("the packages of the contract and of the tools, installed in another repository", () => {
  it("brings document, schemas, stubs and local server", async () => {
    const output = await node(
      "use.js",
      `import api, { checkRequest, checkResponse } from "@nairi/contract";
import { LlmIntegrationUpdate } from "@nairi/contract/spec/integrations/schemas";
import document from "@nairi/contract/openapi.json" with { type: "json" };
import { createApp } from "@nairi/contract/server";
import { serve } from "@nairi/contract/server/node";
import { createLocalNairi } from "@nairi/contract/local";

const nairi = createLocalNairi();
const rename = (base) =>
  new Request(base + "/api/public/v1/integrations/llm/" + nairi.ids.own, {
    method: "PATCH",
    headers: { authorization: "Bearer " + nairi.keys.own, "content-type": "application/json" },
    body: '{"name":"x"}',
  });
const app = createApp({
  authenticate: () => ({}),
  operations: { updateLlmIntegration: () => ({ status: 404 }) },
});
const server = await serve(app, { port: 0 });
console.log(
  api.title,
  LlmIntegrationUpdate.safeParse({}).error.issues[0].message,
  document.openapi,
  (await nairi.fetch(rename("http://localhost"))).status,
  (await fetch(rename(server.url))).status,
);
const headers = { "content-type": "application/json" };
console.log(
  checkResponse("updateLlmIntegration", { status: 404, headers, body: { error: "no" } })[0].expected,
  checkRequest("updateLlmIntegration", { body: { name: "" } })[0].where,
);
await server.close();
nairi.close();
`,
    );
    expect(output).toBe("Nairi API name is required 3.1.1 200 404\n`LLM integration not found` body/name\n");
  });

  it("has types that hold handlers to the contract", async () => {
    await writeFile(
      join(folder, "use.ts"),
      `import { checkResponse, type ContractFinding } from "@nairi/contract";
import { createApp, type UpdateLlmIntegrationInput } from "@nairi/contract/server";
import { createLocalNairi } from "@nairi/contract/local";
import { LlmIntegration } from "@nairi/contract/spec/integrations/schemas";

export const id: string = createLocalNairi().ids.own;
export const name = (input: UpdateLlmIntegrationInput): string => input.body.name;
const answer = { status: 404, headers: new Headers(), body: "" };
export const found: readonly ContractFinding[] = checkResponse("updateLlmIntegration", answer);
// @ts-expect-error the contract has no such operation
checkResponse("updateLlm", answer);
export const type: string = LlmIntegration.parse({}).type;
createApp({
  authenticate: async (token) => ({ token }),
  // @ts-expect-error the status does not document this text
  operations: { updateLlmIntegration: ({ principal }) => ({ status: 404, error: principal.token }) },
});
`,
    );
    const options = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2023", "use.ts"];
    for (const compiler of ["typescript", "typescript-7"]) {
      const tsc = join(resolve("node_modules", compiler), "bin/tsc");
      const checked = run(process.execPath, [tsc, ...options], { cwd: folder });
      expect(
        await checked.then(
          () => "",
          ({ stdout }: { stdout: string }) => stdout,
        ),
      ).toBe("");
    }
  });

  it("starts the local server with one command", async () => {
    const child = spawn(program(), ["start", ...named, "--port", "0"], { cwd: folder });
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let text = "";
        child.stdout.on("data", (chunk) => {
          text += String(chunk);
          const [found] = /http:\S+/.exec(text) ?? [];
          if (found && text.includes("curl")) resolve(found);
        });
        child.on("exit", (code) => reject(new Error(`ended with ${code}`)));
      });
      expect(await (await fetch(`${url}/healthz`)).text()).toBe('{"status":"ok"}');
      expect(await (await fetch(`${url}/openapi.json`)).text()).toBe(
        await readFile(resolve("generated/openapi.json"), "utf8"),
      );
    } finally {
      child.removeAllListeners("exit");
      child.kill();
    }
  });

  it("checks a running server with one command", async () => {
    const { stdout } = await run(
      program(),
      ["verify", ...named, "--local", "--require-coverage", "--report", "json"],
      {
        cwd: folder,
      },
    );
    expect(JSON.parse(stdout)).toMatchObject({ outcome: "kept", findings: [], coverage: { missing: [] } });
  });

  it("begins a contract, and makes of it what the repository's own tools make", async () => {
    const cwd = join(folder, "acme");
    await mkdir(cwd);
    const tools = (...args: string[]) => run(program(), args, { cwd });
    await tools("init", "--name", "Acme", "--ci", "none");
    await tools("generate", "--quiet");
    await tools("build");
    expect(await filesBelow(join(cwd, "dist"))).toEqual(["acme-api-0.1.0.tgz", "acme-contract-0.1.0.tgz"]);
    // Inside the repository, with the vocabulary by its path.
    const here = await mkdtemp(resolve(".tmp-pack-contract-"));
    await copySpec(join(cwd, "spec"), { folder: here }, ".", {
      from: ownPackage.name,
      to: resolve("scripts/contract/index.ts"),
    });
    const { files } = await makeEverything(join(here, "index.ts"), { runs: 10, seed: 1 });
    await rm(here, { recursive: true });
    const generated = join(cwd, "generated");
    expect(await filesBelow(generated)).toEqual([".generated", ...files.keys()]);
    for (const [path, text] of files)
      expect([path, await readFile(join(generated, path), "utf8")]).toEqual([path, text]);
  });

  it("says what a change means with one command", async () => {
    const text = await readFile(resolve("generated/openapi.json"), "utf8");
    await writeFile(join(folder, "old.json"), text);
    const changed = text
      .replaceAll("updateLlmIntegration", "renameLlmIntegration")
      .replaceAll('"patch":', '"put":');
    await writeFile(join(folder, "new.json"), changed);
    const compared = run(program(), ["diff", "old.json", "new.json", "--format", "json"], { cwd: folder });
    const { code, stdout } = await compared
      .catch((failed: { code: number; stdout: string }) => failed)
      .then((one) => ({ code: 0, ...one }));
    const { findings } = JSON.parse(stdout) as { findings: { verdict: string; bump: string }[] };
    expect(code).toBe(1);
    const breaks = findings.filter(({ bump }) => bump === "major");
    expect(new Set(breaks.map(({ verdict }) => verdict))).toEqual(new Set(["wire", "client"]));
  });
});
