// Runs a command of this repository: `node scripts/run.js generate --check`. Node takes a second to load the modules
// one by one through a compiler, so they are bundled once for each state of the code; what is bundled may be deleted.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const scripts = fileURLToPath(new URL(".", import.meta.url));
const packages = fileURLToPath(new URL("../node_modules/", import.meta.url));
const cache = join(packages, ".cache/commands");
const manifest = "manifest.json";
/** What commands run in threads. */
const threads = ["prove/document/thread"];
/** Who runs for longer than this finds parts missing that it has not loaded yet. */
const day = 24 * 60 * 60 * 1000;

/** What has parts beside its code, what a spec imports itself, and what is loaded when it is needed. */
const outside = ["zod", "esbuild", "libsql", "openapi-typescript", "@redocly/*", "swagger-ui-dist", "tsx"];

const hashOf = (content) => createHash("sha256").update(content).digest("hex");

/** Changes with every module of the commands and its place, every installed package, and Node. */
function stateOfCode() {
  const hash = createHash("sha256").update(process.version).update(scripts);
  hash.update(readFileSync(join(packages, ".package-lock.json")));
  for (const path of readdirSync(scripts, { recursive: true }).sort())
    if (/\.[jt]s$/.test(path)) hash.update(path).update(readFileSync(join(scripts, path)));
  return hash.digest("hex");
}

/** Whether a folder has what was written there, to the letter. */
function isWhole(folder) {
  try {
    const files = Object.entries(JSON.parse(readFileSync(join(folder, manifest), "utf8")));
    return files.length > 0 && files.every(([name, hash]) => hashOf(readFileSync(join(folder, name))) === hash);
  } catch {
    return false;
  }
}

/** Modules know their files by `import.meta.url`; the compiler is required, because to import it takes longer than to run it. */
const asInPlace = {
  name: "modules as in their place",
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /[\\/]scripts[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
      loader: "ts",
    }));
    onResolve({ filter: /^typescript$/ }, ({ path }) => ({ path, namespace: "required" }));
    onLoad({ filter: /./, namespace: "required" }, ({ path }) => ({
      contents: `import { createRequire } from "node:module";
export default createRequire(${JSON.stringify(import.meta.url)})(${JSON.stringify(path)});`,
    }));
  },
};

async function bundleInto(folder) {
  const { build } = await import("esbuild");
  const commands = readdirSync(scripts).filter((name) => name.endsWith(".ts"));
  const entries = [...commands, ...threads.map((name) => `${name}.ts`)];
  const { outputFiles } = await build({
    entryPoints: entries.map((name) => join(scripts, name)).filter((path) => existsSync(path)),
    ...{ bundle: true, splitting: true, format: "esm", platform: "node", target: "node20" },
    ...{ outdir: folder, entryNames: "[name]", outExtension: { ".js": ".mjs" } },
    ...{ write: false, logLevel: "silent" },
    external: outside,
    // Packages in CommonJS require what is Node's.
    banner: {
      js: 'import { createRequire as $createRequire } from "node:module"; const require = $createRequire(import.meta.url);',
    },
    plugins: [asInPlace],
  });
  const made = `${folder}.${process.pid}`;
  try {
    mkdirSync(made, { recursive: true });
    for (const { path, contents } of outputFiles) writeFileSync(join(made, basename(path)), contents);
    const hashes = outputFiles.map(({ path, contents }) => [basename(path), hashOf(contents)]);
    writeFileSync(join(made, manifest), JSON.stringify(Object.fromEntries(hashes)));
    // Another process may have been as quick.
    if (isWhole(folder)) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

function forgetOld() {
  for (const name of readdirSync(cache))
    if (Date.now() - statSync(join(cache, name)).mtimeMs > day)
      rmSync(join(cache, name), { recursive: true, force: true });
}

/** Where a command's module is: bundled or, where nothing can be kept, itself. */
async function moduleOf(name) {
  let folder = cache;
  try {
    folder = join(cache, stateOfCode());
    if (!isWhole(folder)) {
      await bundleInto(folder);
      forgetOld();
    }
    return join(folder, `${basename(name)}.mjs`);
  } catch {
    if (isWhole(folder)) return join(folder, `${basename(name)}.mjs`);
    await import("tsx");
    return join(scripts, `${name}.ts`);
  }
}

const [node, , name, ...rest] = process.argv;
// As if the module itself were started: commands read their words from here.
process.argv = [node, join(scripts, `${name}.ts`), ...rest];
await import(pathToFileURL(await moduleOf(name)).href);
