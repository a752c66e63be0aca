import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../scripts/commands.ts";
import { engines } from "../scripts/lib/engines.ts";
import { filesBelow } from "../scripts/lib/output/disk.ts";
import { ownPackage } from "../scripts/lib/own-package.ts";
import { packClient } from "../scripts/pack/client.ts";
import { packContract } from "../scripts/pack/contract.ts";
import { packTools } from "../scripts/pack/tools.ts";
import { bundleBytes } from "./bench/client/size.ts";
import { copySpec, installedNode, newRepository, type Repository, weightOf } from "./pack/repository.ts";
import {
  callerProgram,
  callerTest,
  expressServer,
  serverCi,
  verifyCommand,
} from "./spec/other-repositories.ts";

let out = "";
let tarballs: Readonly<Record<"contract" | "client" | "tools", string>>;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "tarballs-"));
  const contract = await packContract("spec/index.ts", out);
  const client = await packClient("generated/client", out);
  const tools = await packTools(out, Object.keys(commands));
  tarballs = { contract: contract.path, client: client.path, tools: tools.path };
});
afterAll(() => rm(out, { recursive: true, force: true }));

/** Runs the toolchain's command, which must end with 0. */
async function command({ run }: Repository, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(ownPackage.program, ...args);
  expect({ args, code, said: code === 0 ? "" : stdout + stderr }).toEqual({ args, code: 0, said: "" });
  return stdout + stderr;
}

async function git({ run }: Repository, ...args: readonly string[]): Promise<void> {
  const { code, stderr } = await run(
    "git",
    "-c",
    "user.name=Ada",
    "-c",
    "user.email=ada@example.com",
    ...args,
  );
  expect([code, stderr]).toEqual([0, expect.anything()]);
}

it("the lines of Node are those that the packages say they run on", () => {
  expect(engines.node).toBe("^20.19 || >=22.12");
});

describe.each(["20.19", "22", "24"])("on Node %s", (version) => {
  let node: Awaited<ReturnType<typeof installedNode>>;
  const made: Repository[] = [];
  const repository = async (...packages: string[]) => {
    const one = await newRepository(packages, node.folder);
    made.push(one);
    return one;
  };
  beforeAll(async () => {
    node = await installedNode(version);
  });
  afterAll(async () => {
    await node.remove();
    for (const { remove } of made) await remove();
  });

  it("a new contract is green at once", async () => {
    const repo = await repository(tarballs.tools);
    expect((await repo.run("node", "--version")).stdout).toContain(`v${version}.`);
    await command(repo, "init", "--name", "Blue Harbour");
    for (const args of [
      ["generate"],
      ["check"],
      ["verify", "--local", "--require-coverage"],
      ["docs"],
      ["build"],
    ])
      await command(repo, ...args);
    const server = await repo.start(ownPackage.program, ["start", "--port", "0"], /curl/);
    const [url] = /http:\S+/.exec(server.printed) ?? [];
    const answer = await fetch(`${url}/v1/projects/prj_7k2m9x4q`, {
      headers: { authorization: "Bearer blue-harbour-local-own" },
    });
    expect(await answer.json()).toEqual({ id: "prj_7k2m9x4q", name: "Harbour wall" });
    await server.stop();
  });

  it("an API of eight operations goes through every command", async () => {
    const repo = await repository(tarballs.tools);
    await command(repo, "init", "--name", "Gallery", "--ci", "none");
    await rm(join(repo.folder, "spec"), { recursive: true });
    await copySpec("test/fixtures/gallery", repo);
    await command(repo, "generate");
    await command(repo, "check");
    await command(repo, "verify", "--local", "--require-coverage");
    await command(repo, "docs");
    const server = await repo.start(ownPackage.program, ["start", "--port", "0"], /curl/);
    const [url] = /http:\S+/.exec(server.printed) ?? [];
    const [, key = ""] = /^Key +(\S+)/m.exec(server.printed) ?? [];
    const lists = await fetch(`${url}/v2/artworks?kinds=painting&kinds=sculpture&limit=1`, {
      headers: { "x-gallery-key": key },
    });
    expect([lists.status, await lists.json()]).toEqual([
      200,
      expect.objectContaining({ artworks: [expect.anything()] }),
    ]);
    const refused = await fetch(`${url}/v2/rooms`);
    expect([refused.status, refused.headers.get("content-type"), await refused.json()]).toEqual([
      401,
      "application/problem+json",
      expect.objectContaining({ detail: "no valid key" }),
    ]);
    await server.stop();
    await git(repo, "init", "-q");
    await git(repo, "add", "-A");
    await git(repo, "commit", "-qm", "The contract");
    await command(repo, "build");
    await command(repo, "release");
    expect(await filesBelow(join(repo.folder, "dist"))).toEqual(
      expect.arrayContaining(["gallery-api-1.0.0.tgz", "gallery-contract-1.0.0.tgz"]),
    );
    expect(await command(repo, "diff")).toContain("Nothing changes for callers.");
    await command(repo, "new", "rooms", "POST", "/rooms");
    expect(await repo.read("spec/rooms/create-room.ts")).toContain(ownPackage.name);
    await repo.write("other.json", JSON.stringify(otherDocument));
    await command(repo, "import", "other.json", "--output", "imported");
    await command(repo, "generate", "--spec", "imported/index.ts", "--output", "made");
  });

  it("a server in Express keeps the contract, as its CI asks", async () => {
    const repo = await repository(tarballs.contract, tarballs.tools, "express@5", "@hono/node-server@2");
    await repo.write("server.js", expressServer);
    await repo.write(".gitlab-ci.yml", serverCi);
    const server = await repo.start("node", ["server.js"], /http:\S+/);
    const [, asked = ""] = / - (.*nairi-contract.*)\n/.exec(await repo.read(".gitlab-ci.yml")) ?? [];
    expect(asked).toBe(verifyCommand);
    const { code, stdout, stderr } = await repo.run("sh", "-c", `SERVER=${server.printed.trim()}; ${asked}`);
    expect([code, stdout + stderr]).toEqual([0, expect.stringContaining("The server keeps the contract")]);
    await server.stop();
  });

  it("a caller tests against the local server, with a client of at most 5.0 kB", async () => {
    const repo = await repository(tarballs.client, tarballs.contract, tarballs.tools);
    await repo.write("rename.test.js", callerTest);
    await repo.write("rename.js", callerProgram);
    const start = ["start", "--contract", "@nairi/contract", "--port", "0", "--quiet"];
    const server = await repo.start(ownPackage.program, start, /curl/);
    const [url] = /http:\S+/.exec(server.printed) ?? [];
    const [, key = ""] = /^Key +(\S+)/m.exec(server.printed) ?? [];
    const test = `SERVER=${url} NAIRI_API_KEY=${key} node --test`;
    const { code, stdout } = await repo.run("sh", "-c", test);
    expect([code, stdout]).toEqual([0, expect.stringContaining("pass 2")]);
    await server.stop();
    expect(await bundleBytes(callerProgram, repo.folder)).toBeLessThanOrEqual(5000);
  });
});

it("the contract installs in at most 15 MB, without an install script", async () => {
  const repo = await newRepository([tarballs.contract]);
  expect(await weightOf(join(repo.folder, "node_modules"))).toBeLessThanOrEqual(15_000_000);
  expect(await repo.read("package-lock.json")).not.toContain("hasInstallScript");
  await repo.remove();
});

/** The document of an API that was written by others. */
const otherDocument = {
  openapi: "3.0.3",
  info: { title: "Parcels", version: "2.1.0" },
  servers: [{ url: "https://parcels.example/v3" }],
  paths: {
    "/parcels/{id}": {
      get: {
        operationId: "getParcel",
        summary: "Read a parcel",
        tags: ["parcels"],
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          200: {
            description: "The parcel.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Parcel" } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Parcel: {
        type: "object",
        required: ["id"],
        properties: { id: { type: "string" }, weight: { type: "number" } },
      },
    },
  },
};
