import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { tinySpec, tinySpecWith } from "../contract/tiny-spec.ts";

it("generates again when the spec changes, also after a mistake, until it is told to stop", async () => {
  const folder = await mkdtemp(join(tmpdir(), "watch-"));
  const spec = join(folder, "spec.ts");
  await writeFile(spec, tinySpec);
  const child = spawn(
    process.execPath,
    [
      resolve("node_modules/tsx/dist/cli.mjs"),
      resolve("scripts/generate.ts"),
      "--watch",
      "--spec",
      spec,
      "--output",
      join(folder, "out"),
    ],
    { cwd: folder },
  );
  let talk = "";
  let heard = () => {};
  child.stderr.setEncoding("utf8").on("data", (text) => {
    talk += text;
    heard();
  });
  /** Waits for the next round to end, and gives what was said in it. */
  const round = async () => {
    while (!talk.includes("Waiting for changes")) await new Promise<void>((done) => (heard = done));
    const said = talk;
    talk = "";
    return said;
  };
  const version = async () =>
    JSON.parse(await readFile(join(folder, "out/openapi.json"), "utf8")).info.version;

  expect(await round()).toContain("✓");
  expect(await version()).toBe("1.2.3");
  await writeFile(spec, tinySpecWith('"1.2.3"', '"one"'));
  expect(await round()).toContain("expected a semantic version");
  expect(await version()).toBe("1.2.3");
  await writeFile(spec, tinySpecWith('"1.2.3"', '"2.0.0"'));
  expect(await round()).toContain("✓");
  expect(await version()).toBe("2.0.0");

  const ended = new Promise((done) => child.on("close", done));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  await rm(folder, { recursive: true });
});
