import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { writeFiles } from "../client/folder.ts";
import { bareProgram } from "./bare.ts";
import { type Cost, measured } from "./measured.ts";
import { resourcesOf, syntheticSpec } from "./synthetic.ts";

/** What is measured, by name; `bare` is the sum of the bare tools, one after the other. */
export const contenders = ["bare", "cold", "unchanged", "changed"] as const;

export type Contender = (typeof contenders)[number];

const tool = (name: string) => resolve("node_modules/.bin", name);
const vocabulary = resolve("scripts/contract/index.ts");
const command = resolve("scripts/run.js");

/** Lets the commands be bundled before one of them is measured: that is done once for each state of their code. */
export async function prepareCommands(): Promise<void> {
  await measured(process.execPath, [command, "generate", "--help"], ".");
}

/** A folder with a synthetic contract, in which each contender is measured; like any project, it has packages. */
export async function withContract<Result>(
  operations: number,
  work: (measure: (contender: Contender) => Promise<Cost>) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "bench-generate-"));
  try {
    for (const name of ["zod", "@asteasolutions/zod-to-openapi"]) {
      await mkdir(dirname(join(folder, "node_modules", name)), { recursive: true });
      await symlink(resolve("node_modules", name), join(folder, "node_modules", name));
    }
    await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
    await writeFile(join(folder, "bare.ts"), bareProgram(operations));
    await writeFiles(syntheticSpec(operations, vocabulary), folder);
    return await work((contender) => measureIn(folder, operations, contender));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string, operations: number, contender: Contender): Promise<Cost> {
  const ours = () =>
    measured(
      process.execPath,
      [command, "generate", "--spec", "index.ts", "--output", "out", "--quiet"],
      folder,
    );
  const forget = async () => {
    for (const made of ["out", "node_modules/.cache"])
      await rm(join(folder, made), { recursive: true, force: true });
  };
  switch (contender) {
    case "bare":
      return sum([
        await measured(tool("tsx"), ["bare.ts"], folder),
        // Its findings are not what is measured.
        await measured(tool("redocly"), ["lint", "openapi.json"], folder, [0, 1]),
        await measured(tool("openapi-typescript"), ["openapi.json", "--output", "types.d.ts"], folder),
      ]);
    case "cold":
      await forget();
      return ours();
    case "unchanged":
      return ours();
    case "changed": {
      const middle = Math.floor(resourcesOf(operations).length / 2);
      await writeFiles(syntheticSpec(operations, vocabulary, middle), folder);
      const cost = await ours();
      await writeFiles(syntheticSpec(operations, vocabulary), folder);
      // The next measurement finds what it would have found without this one.
      await ours();
      return cost;
    }
  }
}

function sum(costs: readonly Cost[]): Cost {
  return {
    cpu: costs.reduce((all, { cpu }) => all + cpu, 0),
    wall: costs.reduce((all, { wall }) => all + wall, 0),
    memory: Math.max(...costs.map(({ memory }) => memory)),
  };
}
