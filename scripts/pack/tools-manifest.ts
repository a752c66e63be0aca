import { readFileSync } from "node:fs";
import { join } from "node:path";
import { engines } from "../lib/engines.ts";
import { ownFolder, ownPackage } from "../lib/own-package.ts";
import { typedEntry } from "./contract-manifest.ts";
import { versionOf } from "./package-versions.ts";

/** The `package.json` of the toolchain; `entries` are the compiled modules by the path of the import, `packages` what they import. */
export function toolsManifest(
  entries: Readonly<Record<string, string>>,
  program: string,
  packages: readonly string[],
): object {
  const { description, license } = JSON.parse(readFileSync(join(ownFolder, "package.json"), "utf8")) as {
    readonly description: string;
    readonly license: string;
  };
  const { name, version, program: command, dependencies } = ownPackage;
  // All of them, because some are only run, copied, or loaded when they are used; what is imported is among them.
  for (const one of packages) versionOf(one, dependencies);
  return {
    name,
    version,
    description,
    license,
    type: "module",
    engines,
    exports: {
      ...Object.fromEntries(Object.entries(entries).map(([path, module]) => [path, typedEntry(module)])),
      "./local": { types: "./local.d.ts", default: `./${entries["./local"]}` },
      "./package.json": "./package.json",
    },
    bin: { [command]: program },
    dependencies,
  };
}
