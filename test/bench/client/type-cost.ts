import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { MadeClient } from "./client.ts";
import type { Style } from "./styles.ts";

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** The compilers that consumers use, and the packages that hold them. */
const compilers = { "5.9": "typescript", "7": "typescript-7" } as const;

export type Version = keyof typeof compilers;

export const versions: readonly Version[] = ["5.9", "7"];

/** What checking a program, or a further call in it, costs. */
export interface TypeCost {
  readonly milliseconds: number;
  /** How often the compiler fills in a generic type: a measure that no other load disturbs. */
  readonly instantiations: number;
}

/**
 * What each further call of an installed client's operations costs the compiler, written in this style:
 * many calls less one call, the quickest of so many rounds of each.
 */
export async function costOfCall(
  version: Version,
  style: Style,
  { calls, folder }: Pick<MadeClient, "calls" | "folder">,
  packageName: string,
  rounds: number,
): Promise<TypeCost> {
  const many = calls.slice(0, style.calls);
  const texts = [calls.slice(0, 1), many].map((some) => style.text(some, packageName));
  const costs: TypeCost[] = texts.map(() => ({ milliseconds: Infinity, instantiations: 0 }));
  for (let round = 0; round < rounds; round++)
    for (const [index, text] of texts.entries()) {
      const { milliseconds, instantiations } = await compile(version, text, folder);
      const before = costs[index]?.milliseconds ?? Infinity;
      costs[index] = { milliseconds: Math.min(before, milliseconds), instantiations };
    }
  const [one, all] = costs as [TypeCost, TypeCost];
  return {
    milliseconds: (all.milliseconds - one.milliseconds) / (many.length - 1),
    instantiations: (all.instantiations - one.instantiations) / (many.length - 1),
  };
}

/** Checks a program, as a consumer does; throws with what the compiler says against it. */
async function compile(version: Version, text: string, folder: string): Promise<TypeCost> {
  const compilerOptions = {
    target: "ES2022",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    module: "NodeNext",
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    extendedDiagnostics: true,
  };
  await writeFile(join(folder, "program.mts"), text);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.mts"] }));
  const manifest = require.resolve(`${compilers[version]}/package.json`);
  const compiler = join(dirname(manifest), require(manifest).bin.tsc);
  const { stdout } = await run(process.execPath, [compiler, "-p", folder]).catch((error) => {
    throw new Error(`TypeScript ${version} refuses the calls: ${error.stdout}`);
  });
  const said = (label: string) =>
    Number(new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(stdout)?.[1] ?? Number.NaN);
  return { milliseconds: said("Total time") * 1000, instantiations: said("Instantiations") };
}
