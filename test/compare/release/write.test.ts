import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeAll } from "../../../scripts/compare/release/write.ts";
import { snapshot } from "../../generate/snapshot.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "write-"));
});
afterAll(() => rm(directory, { recursive: true }));

it("writes all files, into folders that are not there, too", async () => {
  const folder = join(directory, "all");
  await writeAll(
    new Map<string, string | Uint8Array>([
      [join(folder, "a/b.txt"), "b"],
      [join(folder, "c.bin"), new Uint8Array([99])],
    ]),
  );
  expect([...(await snapshot(folder))].map(([path, text]) => [path, String(text)])).toEqual([
    ["a/b.txt", "b"],
    ["c.bin", "c"],
  ]);
});

it.each([
  ["before anything is moved", "blocked/d.txt"],
  ["in the middle of the move", "folder"],
])("leaves all as it was where it fails %s", async (_, impossible) => {
  const folder = await mkdtemp(join(directory, "none-"));
  await writeFile(join(folder, "a.txt"), "before");
  await writeFile(join(folder, "blocked"), "a file where a folder is wanted");
  await mkdir(join(folder, "folder"));
  await writeFile(join(folder, "folder/kept.txt"), "kept");
  const before = await snapshot(folder);
  const files = new Map(["a.txt", "new.txt", impossible].map((name) => [join(folder, name), "after"]));
  await expect(writeAll(files)).rejects.toThrow();
  expect(await snapshot(folder)).toEqual(before);
});

// A limit of a file's size is to a program what a full disk is: no byte more can be written.
it("leaves all as it was on a full disk", async () => {
  const folder = await mkdtemp(join(directory, "full-"));
  const changelog = join(folder, "CHANGELOG.md");
  await writeFile(changelog, "what was released\n".repeat(200));
  const before = await snapshot(folder);
  const files = [
    [changelog, "new"],
    [join(folder, "package.tgz"), "x".repeat(1_500_000)],
  ];
  const program = `import { writeAll } from ${JSON.stringify(resolve("scripts/compare/release/write.ts"))};
await writeAll(new Map(${JSON.stringify(files)})).catch((error) => console.log(error.code));`;
  const script = join(directory, "full.mts");
  await writeFile(script, program);
  const limited = ["-c", 'ulimit -f 2; exec "$@"', "bash", process.execPath, "--import", "tsx", script];
  const { stdout } = await promisify(execFile)("bash", limited, {
    env: { ...process.env, TSX_DISABLE_CACHE: "1" },
  });
  expect(stdout).toBe("EFBIG\n");
  expect(await snapshot(folder)).toEqual(before);
});
