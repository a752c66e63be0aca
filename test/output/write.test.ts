import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recover, writeFolder } from "../../scripts/output/write.ts";
import { snapshot } from "../generate/snapshot.ts";

let directory = "";
let out = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "write-"));
});
afterAll(() => rm(directory, { recursive: true }));

let round = 0;
beforeEach(async () => {
  out = join(directory, String(round++), "out");
  await mkdir(join(out, ".."));
});

const mark = "<!-- Generated. -->";
const old = new Map([
  ["README.md", `${mark}\n`],
  ["gone/a.txt", "a"],
]);
const next = new Map([
  ["README.md", `${mark}\nnew\n`],
  ["b/c/d.txt", "d"],
  ["e.txt", "e"],
]);

/** What lies beside the folder, and itself. */
const beside = () => readdir(join(out, ".."));

describe("writing a folder", () => {
  it("makes it hold these files and no other", async () => {
    await writeFolder(out, old);
    expect(await snapshot(out)).toEqual(old);
    await writeFolder(`${out}/`, next);
    expect(await snapshot(out)).toEqual(next);
    expect(await beside()).toEqual(["out"]);
  });

  it("leaves it as it was where a file can't be written", async () => {
    await writeFolder(out, old);
    const clash = new Map([...next, ["e.txt/f.txt", "a file below a file"]]);
    await expect(writeFolder(out, clash)).rejects.toMatchObject({
      problems: [
        { code: "out-unwritable", file: out, message: expect.stringMatching(/: E(EXIST|NOTDIR)\.$/) },
      ],
    });
    expect(await snapshot(out)).toEqual(old);
    expect(await beside()).toEqual(["out"]);
  });

  it("makes the folders above it", async () => {
    await writeFolder(join(out, "far/below"), next);
    expect(await snapshot(join(out, "far/below"))).toEqual(next);
  });

  it.each([
    ["a file", "", "ENOTDIR"],
    ["below a file", "/out", "ENOTDIR"],
  ])("refuses a folder that is %s", async (_name, below, code) => {
    await writeFile(out, "mine");
    await expect(writeFolder(out + below, next)).rejects.toThrow(
      `\`${out + below}\` can't be written: ${code}.`,
    );
    expect(await beside()).toEqual(["out"]);
  });

  it("refuses one that holds what was not generated", async () => {
    await mkdir(out);
    await writeFile(join(out, "precious.txt"), "mine");
    await expect(writeFolder(out, next)).rejects.toThrow(
      `\`${out}\` holds files that were not generated, such as \`precious.txt\`; they would be lost.`,
    );
    expect(await readdir(out)).toEqual(["precious.txt"]);
    expect(await beside()).toEqual(["out"]);
  });
});

describe("a process that is killed as it writes", () => {
  /** Writes the new files, and is killed when it asks for the file at this index. */
  const program = `
    import { writeFolder } from ${JSON.stringify(new URL("../../scripts/output/write.ts", import.meta.url).href)};
    const [out, files, at] = JSON.parse(process.argv[1]);
    function* fatal() {
      for (const [index, file] of files.entries()) {
        if (index === at) process.kill(process.pid, "SIGKILL");
        yield file;
      }
      if (at === files.length) process.kill(process.pid, "SIGKILL");
    }
    class Fatal extends Map { [Symbol.iterator] = fatal; }
    await writeFolder(out, new Fatal(files));`;

  it.each([0, 1, next.size])("leaves the folder as it was, after %d files", async (at) => {
    await writeFolder(out, old);
    const input = JSON.stringify([out, [...next], at]);
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program, input]);
    expect(await signalOf(child)).toBe("SIGKILL");
    expect(await snapshot(out)).toEqual(old);
    await recover(out);
    expect(await beside()).toEqual(["out"]);
    await writeFolder(out, next);
    expect(await snapshot(out)).toEqual(next);
  });
});

function signalOf(child: ChildProcess): Promise<NodeJS.Signals | null> {
  return new Promise((done) => child.on("close", (_code, signal) => done(signal)));
}

describe("recovering", () => {
  /** A process that is no more, and this one. */
  const dead = 2 ** 30;
  const alive = process.pid;

  it("puts back a folder that a killed process had moved, and takes away its new one", async () => {
    await writeFolder(`${out}.old-${dead}`, old);
    await writeFolder(`${out}.new-${dead}`, next);
    await recover(out);
    expect(await snapshot(out)).toEqual(old);
    expect(await beside()).toEqual(["out"]);
  });

  it("takes away what a killed process left beside a whole folder", async () => {
    await writeFolder(out, next);
    await writeFolder(`${out}.old-${dead}`, old);
    await recover(`${out}/`);
    expect(await snapshot(out)).toEqual(next);
    expect(await beside()).toEqual(["out"]);
  });

  it("leaves alone what another process is writing, and what only looks like it", async () => {
    const names = [`out.new-${alive}`, "out.new-x", `out.newer-${dead}`, `xout.new-${dead}`];
    for (const name of names) await writeFolder(join(out, "..", name), next);
    await recover(out);
    expect(await beside()).toEqual(names.sort());
  });
});
