import { build } from "esbuild";

/** The names of the packages that compiled modules import, directly or through each other; sorted. */
export async function importedPackages(modules: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [...modules],
    outdir: "unused",
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "silent",
  });
  const names = Object.values(metafile.outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external, path }) => external && !path.startsWith("node:"))
    .map(({ path }) => packageOf(path));
  return [...new Set(names)].sort();
}

/** `@scope/name/path` → `@scope/name`. */
function packageOf(path: string): string {
  return path
    .split("/")
    .slice(0, path.startsWith("@") ? 2 : 1)
    .join("/");
}
