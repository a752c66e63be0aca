import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Rates, race, rateOf, ratioOf } from "./server/race.ts";
import { scale } from "./server/scale.ts";
import { workOf } from "./server/work.ts";

const here = fileURLToPath(new URL("./server/", import.meta.url));

/**
 * Prints requests per second of the stubs beside a route by hand and four frameworks, and what a
 * thousand operations cost. Every ratio is measured in this run, on this machine.
 */
export async function bench(print: (line: string) => void, rounds = 7): Promise<void> {
  const work = await workOf();
  const { inProcess, loopback } = await withProgram("child", (program) => race(program, work, rounds));
  print("Requests per second; in brackets, how the stubs do against it (above 1: the stubs are ahead).");
  print(`${"".padEnd(38)}${"in process".padStart(18)}${"over loopback".padStart(18)}`);
  for (const name of loopback.keys())
    print(`${name.padEnd(38)}${cell(inProcess, name)}${cell(loopback, name)}`);

  print("");
  const scales = await withProgram("start-up", (program) => scale(program, [1, 10, 100, 1000]));
  const [one] = scales;
  print("Operations    schemas   start-up    one request");
  for (const { operations, schemas, app, request } of scales)
    print(
      `${String(operations).padStart(10)}${schemas.toFixed(1).padStart(8)} ms${app.toFixed(1).padStart(8)} ms${request.toFixed(1).padStart(12)} µs (×${(request / (one?.request ?? 1)).toFixed(2)})`,
    );
}

function cell(rates: Rates, name: string): string {
  const rate = rateOf(rates, name);
  const ratio = ratioOf(rates, "stubs", name);
  return (rate && ratio ? `${Math.round(rate)} (${ratio.toFixed(2)})` : "–").padStart(18);
}

/** A program of this folder without what `tsx` adds to each function, in a folder that finds the packages. */
async function withProgram<Result>(name: string, use: (program: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    await symlink(resolve("node_modules"), join(folder, "node_modules"));
    await build({
      entryPoints: [join(here, `${name}.ts`)],
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      packages: "external",
      logLevel: "error",
    });
    return await use(join(folder, `${name}.mjs`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
