import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** The package that this code belongs to. */
export interface OwnPackage {
  readonly name: string;
  readonly version: string;
  /** The name of its command. */
  readonly program: string;
  /** The exact versions of what it needs. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Whether this code runs as it is in a package: compiled. */
export const isCompiled = extname(import.meta.url) === ".js";

/** The folder of the package, with `/` at its end. */
export const ownFolder = fileURLToPath(new URL("../../", import.meta.url));

/** Read from the `package.json` beside `scripts/`, in this repository as in the package, so that no name is in the code. */
export const ownPackage: OwnPackage = readOwnPackage();

function readOwnPackage(): OwnPackage {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { name, version, bin, dependencies } = JSON.parse(text) as Omit<OwnPackage, "program"> & {
    readonly bin: Readonly<Record<string, string>>;
  };
  const [program = name] = Object.keys(bin);
  return { name, version, program, dependencies };
}
