import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

// In a process of its own: the compiler reads the variable when it is loaded.
test("a spec is generated where `NODE_ENV` says development", async () => {
  const generated = promisify(execFile)(process.execPath, ["scripts/run.js", "generate", "--check"], {
    env: { ...process.env, NODE_ENV: "development" },
  });
  await expect(generated).resolves.toBeDefined();
});
