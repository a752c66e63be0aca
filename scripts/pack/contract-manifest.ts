import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { contractFile } from "../contract/installed.ts";
import { packageFacts } from "../emit/client/package-text.ts";
import { engines } from "../lib/engines.ts";
import { ownPackage } from "../lib/own-package.ts";
import type { ApiModel } from "../model/model.ts";
import { mainModule } from "./main-entry.ts";
import { versionOf } from "./package-versions.ts";

/** The package's `package.json`. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** `spec` is the compiled spec's path, `generated` the generated folder's, `packages` the names of what is imported, `documents` those of other versions of OpenAPI. */
export function contractManifest(
  { info, packages: named }: ApiModel,
  {
    spec,
    generated,
    packages,
    documents = [],
  }: {
    readonly spec: string;
    readonly generated: string;
    readonly packages: readonly string[];
    readonly documents?: readonly string[];
  },
): PackageManifest {
  const folder = dirname(spec);
  return {
    name: named.contract,
    version: info.version,
    description: `The contract of the ${info.title}: document, schemas, server stubs, examples.`,
    ...packageFacts({ info, packages: named }),
    type: "module",
    engines,
    exports: {
      ".": typedEntry(`${mainModule}.js`),
      ...(folder === "."
        ? {}
        : { [`./${folder}/*`]: { types: `./${folder}/*.d.ts`, default: `./${folder}/*.js` } }),
      "./server": typedEntry(`${generated}/server/index.js`),
      "./server/node": typedEntry(`${generated}/server/node.js`),
      "./local": typedEntry("local.js"),
      "./examples/*": `./${generated}/examples/*`,
      "./openapi.json": `./${generated}/openapi.json`,
      "./openapi.yaml": `./${generated}/openapi.yaml`,
      ...Object.fromEntries(documents.map((path) => [`./${path}`, `./${generated}/${path}`])),
      [`./${contractFile}`]: `./${contractFile}`,
      "./package.json": "./package.json",
    },
    dependencies: Object.fromEntries(packages.map((name) => [name, versionOf(name, versionsHere())])),
    // For the local server only.
    peerDependencies: { [ownPackage.name]: `^${ownPackage.version}` },
    peerDependenciesMeta: { [ownPackage.name]: { optional: true } },
  };
}

/** What an import of a package's own module leads to. */
export function typedEntry(path: string) {
  return { types: `./${path.replace(/\.js$/, ".d.ts")}`, default: `./${path}` };
}

/** The versions of the working directory's dependencies; Zod's is the toolchain's if it names none. */
function versionsHere(): Readonly<Record<string, string>> {
  const { zod = "" } = ownPackage.dependencies;
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  return { zod, ...dependencies };
}
