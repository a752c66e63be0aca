import { dirname } from "node:path";
import { build } from "esbuild";
import type { ServerFacts } from "../../runtime/server/types.ts";

/**
 * The text of `contract.js`: the spec itself, whose schemas judge requests, and the facts about it, in
 * one module that imports only Zod.
 */
export async function bundleContract(specPath: string, facts: ServerFacts): Promise<string> {
  const contents = [
    `export { default as api } from ${JSON.stringify(specPath)};`,
    `export const facts = ${JSON.stringify(facts)};`,
  ].join("\n");
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: dirname(specPath), sourcefile: "contract.ts", loader: "ts" },
    absWorkingDir: dirname(specPath),
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    external: ["zod"],
    target: "es2022",
    charset: "utf8",
    tsconfigRaw: {},
    logLevel: "silent",
  });
  return withoutPaths(outputFiles[0]?.text ?? "", Object.keys(metafile.inputs));
}

/** Removes the modules' paths on this machine: esbuild has no option for it. */
function withoutPaths(code: string, inputs: readonly string[]): string {
  const comments = new Set(inputs.map((input) => `// ${input}`));
  return code
    .split("\n")
    .filter((line) => !comments.has(line))
    .join("\n");
}
