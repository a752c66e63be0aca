import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rememberedFiles } from "../../scripts/lib/output/remembered.ts";
import { openStepMemory } from "../../scripts/lib/step-memory.ts";

let folder = "";
let path = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "memory-"));
  path = join(folder, "cache/steps.json");
});
afterAll(() => rm(folder, { recursive: true }));

async function written(): Promise<void> {
  const memory = await openStepMemory(path);
  memory.set("lint", "a document", true);
  await memory.save();
}

describe("the memory of steps", () => {
  it("knows a step's last content, and no other step's and no other content", async () => {
    await written();
    const memory = await openStepMemory(path);
    expect(memory.get("lint", "a document")).toBe(true);
    expect(memory.get("lint", "another document")).toBeUndefined();
    expect(memory.get("syntax", "a document")).toBeUndefined();
    memory.set("lint", "another document", true);
    expect(memory.get("lint", "a document")).toBeUndefined();
  });

  it.each([
    ["absent", () => rm(path)],
    ["no JSON", () => writeFile(path, '[["lint",')],
    ["of another form", () => writeFile(path, '{ "lint": true }')],
    ["without keys", () => writeFile(path, '[["lint", true], ["lint"], 7, null]')],
    [
      "of other tools",
      async () => writeFile(path, (await readFile(path, "utf8")).replace(/"key":"[^"]+"/, '"key":"0"')),
    ],
  ])("knows nothing where its file is %s", async (_name, spoil) => {
    await written();
    await spoil();
    expect((await openStepMemory(path)).get("lint", "a document")).toBeUndefined();
  });
});

describe("files that an earlier run made", () => {
  const made = new Map([
    ["a.txt", "a"],
    ["b.txt", "b"],
  ]);
  const rows: readonly (readonly [string, string, () => Promise<void>, number])[] = [
    ["are taken as they are", "content", async () => {}, 1],
    ["are made again of other content", "other content", async () => {}, 2],
    ["are made again if one was changed", "content", () => writeFile(join(folder, "b.txt"), "B"), 2],
    ["are made again if one is gone", "content", () => rm(join(folder, "b.txt")), 2],
  ];
  it.each(rows)("%s", async (_name, content, change, wanted) => {
    const memory = await openStepMemory(path);
    let times = 0;
    const make = () => {
      times++;
      return made;
    };
    const before = { memory, folder };
    await rememberedFiles(before, "docs", "content", make);
    for (const [name, text] of made) await writeFile(join(folder, name), text);
    await change();
    expect(await rememberedFiles(before, "docs", content, make)).toEqual(made);
    expect(times).toBe(wanted);
  });
});
