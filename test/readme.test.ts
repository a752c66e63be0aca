import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const run = promisify(execFile);

let directory = "";
beforeAll(async () => {
  // Inside the repository, so that packages are found.
  directory = await mkdtemp(resolve(".tmp-readme-"));
});
afterAll(() => rm(directory, { recursive: true }));

it("the code of the readme compiles, runs and prints what its remarks say", async () => {
  const readme = await readFile("README.md", "utf8");
  const [, code = ""] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  expect(code.trimEnd().split("\n").length).toBeLessThan(30);
  const file = join(directory, "readme.ts");
  await writeFile(
    file,
    code
      .replace('"@nairi/api"', JSON.stringify(resolve("generated/client/src/index.ts")))
      .replace('"@nairi/contract/server"', JSON.stringify(resolve("generated/server/index.ts"))),
  );
  const config = join(directory, "tsconfig.json");
  await writeFile(config, JSON.stringify({ extends: resolve("tsconfig.json"), include: ["readme.ts"] }));
  await run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", config]);

  const ended = await run(process.execPath, ["node_modules/tsx/dist/cli.mjs", file]).catch((error) => error);
  expect(ended.stdout).toBe("Staging Anthropic\n");
  expect(ended.stderr).toContain("404 LLM integration not found");
});
