import { type CiHost, ciFiles } from "./ci.ts";
import { manifestText } from "./manifest.ts";
import type { ProjectNames } from "./names.ts";
import { specFiles } from "./spec-files.ts";

export interface NewProject extends ProjectNames {
  /** The name of the package that holds the vocabulary and the command. */
  readonly tools: string;
  readonly program: string;
  /** The versions of what the repository needs. */
  readonly versions: Readonly<Record<"tools" | "zod" | "typescript", string>>;
  /** The commands that become scripts. */
  readonly scripts: readonly string[];
  readonly ci: readonly CiHost[];
  /** The text of the `package.json` that is there already. */
  readonly manifest?: string;
}

/** The files of a new contract's repository, by path; `package.json` has all that it had before. */
export function projectFiles(project: NewProject): ReadonlyMap<string, string> {
  return new Map([
    ["package.json", manifestText(project)],
    ...specFiles(project),
    ["tsconfig.json", tsconfig],
    [".gitattributes", gitattributes],
    [".gitignore", gitignore],
    ...ciFiles(project.ci),
  ]);
}

const tsconfig = `${JSON.stringify(
  {
    compilerOptions: {
      target: "ES2022",
      module: "ESNext",
      moduleResolution: "Bundler",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      types: [],
      strict: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      noEmit: true,
    },
    include: ["spec", "*.config.ts"],
  },
  undefined,
  2,
)}\n`;

// The same bytes everywhere: what is generated is compared with what is committed.
const gitattributes = `* text=auto eol=lf
generated/** linguist-generated
package-lock.json linguist-generated
`;

const gitignore = `node_modules/
dist/
`;
