import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { packClient } from "../scripts/pack/client.ts";

const run = promisify(execFile);

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "pack-"));
});
afterAll(() => rm(directory, { recursive: true }));

it("the client is packed; unpacked elsewhere it runs as JavaScript", async () => {
  const { path } = await packClient("generated/client", directory);
  const [tarball = ""] = await readdir(directory);
  expect(tarball).toMatch(/^nairi-api-\d+\.\d+\.\d+\.tgz$/);
  expect(path).toBe(join(directory, tarball));

  const installed = join(directory, "node_modules/@nairi/api");
  await mkdir(installed, { recursive: true });
  await run("tar", ["xzf", join(directory, tarball), "-C", installed, "--strip-components=1"]);
  // What npm would install beside it.
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"])
    await symlink(resolve("node_modules", name), join(directory, "node_modules", name));
  const program = join(directory, "program.mjs");
  await writeFile(
    program,
    `import { createClient, updateLlmIntegration } from "@nairi/api";
    const fetch = async () => Response.json({ error: "LLM integration not found" }, { status: 404 });
    const nairi = createClient({ apiKey: "nr_1", fetch });
    const result = await updateLlmIntegration(nairi, { id: "ai_01KFRX8K1CKQGCV2W5J9C9Z37H", name: "x" });
    console.log(result.status, result.error);`,
  );
  const { stdout } = await run(process.execPath, [program], { cwd: dirname(program) });
  expect(stdout).toBe("404 LLM integration not found\n");
});
