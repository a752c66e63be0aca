import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { build } from "esbuild";
import { isCompiled, ownFolder } from "../lib/own-package.ts";

/** The module of a package that checks requests and answers in a server's own tests. */
export const checksModule = "checks.js";

/** The file with the licenses of what stands in that module. */
const notices = "THIRD-PARTY-NOTICES.txt";

/** Writes the checks into a package as one module, which needs nothing but Zod, and the licenses of what is in it. */
export async function addChecks(stage: string): Promise<void> {
  const { metafile } = await build({
    entryPoints: [join(ownFolder, `scripts/verify/own-tests/index${isCompiled ? ".js" : ".ts"}`)],
    outfile: join(stage, checksModule),
    absWorkingDir: ownFolder,
    bundle: true,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["zod"],
    charset: "utf8",
    legalComments: "none",
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: "silent",
  });
  const inside = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  await writeFile(join(stage, notices), await noticesOf(inside));
}

/** The license of each package that some of these modules belong to; a module of `scripts/` is the toolchain's. */
async function noticesOf(modules: readonly string[]): Promise<string> {
  const folders = new Map<string, string>();
  for (const path of modules) {
    if (path.startsWith("scripts/")) continue;
    const file = resolve(ownFolder, path).replaceAll("\\", "/");
    const [, folder, name] = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(file) ?? [];
    if (folder !== undefined && name !== undefined) folders.set(name, folder);
  }
  const texts = [...folders].sort().map(async ([name, place]) => {
    const file = (await readdir(place)).find((one) => /^licen[cs]e/i.test(one) && extname(one) !== ".js");
    const { license } = JSON.parse(await readFile(join(place, "package.json"), "utf8")) as {
      license?: string;
    };
    const text =
      file === undefined
        ? `Licence: ${license ?? "see the package"}`
        : await readFile(join(place, file), "utf8");
    return `${name}\n\n${text.trim()}\n`;
  });
  return [`\`${checksModule}\` contains parts of these packages.\n`, ...(await Promise.all(texts))].join(
    `\n${"-".repeat(80)}\n\n`,
  );
}
