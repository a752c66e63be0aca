import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { shippedSource } from "../../lib/shipped-source.ts";
import type { ServerFacts } from "../../runtime/server/types.ts";

const byDirection = fileURLToPath(shippedSource("contract/schemas/api-by-direction.ts"));
const here = dirname(byDirection);

/**
 * The text of `contract.js`: the spec itself, whose schemas judge requests, and the facts about it, in
 * one module that imports only Zod. `isOneSided`: some of its fields are sent in one direction only.
 */
export async function bundleContract(
  specPath: string,
  facts: ServerFacts,
  isOneSided: boolean,
): Promise<string> {
  const spec = JSON.stringify(specPath);
  const api = isOneSided
    ? [
        `import spec from ${spec};`,
        `import { apiByDirection } from ${JSON.stringify(byDirection)};`,
        "export const api = apiByDirection(spec);",
      ]
    : [`export { default as api } from ${spec};`];
  const contents = [...api, `export const facts = ${JSON.stringify(facts)};`].join("\n");
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: dirname(specPath), sourcefile: "contract.ts", loader: "ts" },
    absWorkingDir: dirname(specPath),
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    plugins: [zodOutside, packagesFromHere],
    target: "es2022",
    charset: "utf8",
    tsconfigRaw: {},
    logLevel: "silent",
  });
  return withoutPaths(outputFiles[0]?.text ?? "", Object.keys(metafile.inputs));
}

/** Zod stays an import, and goes with the last use of it. */
const zodOutside: Plugin = {
  name: "zod-outside",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^zod$/ }, () => ({ path: "zod", external: true, sideEffects: false })),
};

/** A package that the spec can't resolve, the vocabulary say, is the toolchain's, as it is when the spec is loaded. */
const packagesFromHere: Plugin = {
  name: "packages-from-here",
  setup: ({ onResolve, resolve: find }) =>
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === packagesFromHere) return null;
      const own = { kind, pluginData: packagesFromHere };
      const there = await find(path, { ...own, resolveDir });
      return there.errors.length > 0 ? find(path, { ...own, resolveDir: here }) : there;
    }),
};

/** Removes the modules' paths on this machine: esbuild has no option for it. */
function withoutPaths(code: string, inputs: readonly string[]): string {
  const comments = new Set(inputs.map((input) => `// ${input}`));
  return code
    .split("\n")
    .filter((line) => !comments.has(line))
    .join("\n");
}
