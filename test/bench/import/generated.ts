import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { makeEverything } from "../../../scripts/pipeline.ts";

const compilers = { "5.9": "typescript/bin/tsc", "7": "typescript-7/bin/tsc" } as const;

/** Generates everything from a spec, and compiles client and server: a line for each. */
export async function generated(spec: string, folder: string): Promise<string[]> {
  const start = process.cpuUsage();
  try {
    const { files } = await makeEverything(join(spec, "index.ts"), { runs: 20, seed: 1 });
    const { user, system } = process.cpuUsage(start);
    const out = join(folder, "generated");
    for (const [path, text] of files) {
      await mkdir(dirname(join(out, path)), { recursive: true });
      await writeFile(join(out, path), text);
    }
    const pages = [...files.keys()].filter((path) => path.endsWith(".md")).length;
    const lines = [
      `generated: ${files.size} files, ${pages} pages, ${((user + system) / 1e6).toFixed(1)} s CPU`,
    ];
    for (const [version, compiler] of Object.entries(compilers))
      lines.push(`compiles with TypeScript ${version}: ${await compiled(out, compiler)}`);
    return lines;
  } catch (error) {
    return [`generated: no: ${String(error instanceof Error ? error.message : error).slice(0, 300)}`];
  }
}

async function compiled(folder: string, compiler: string): Promise<string> {
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true },
        ...{
          noEmit: true,
          skipLibCheck: false,
          module: "nodenext",
          target: "es2022",
          lib: ["es2022", "dom", "dom.iterable"],
        },
        ...{ allowImportingTsExtensions: true, verbatimModuleSyntax: true, types: ["node"] },
      },
      include: ["client/**/*.ts", "server/**/*.ts"],
    }),
  );
  try {
    await promisify(execFile)(process.execPath, [resolve("node_modules", compiler), "-p", folder], {
      maxBuffer: 2 ** 26,
    });
    return "yes";
  } catch (error) {
    const { stdout = "", message } = error as Error & { stdout?: string };
    return `no: ${(stdout.split("\n")[0] || message).slice(0, 250)}`;
  }
}
