import { scriptsIn } from "../../lib/invocation.ts";
import { type CiHost, ciFiles, ciSteps, type Surroundings } from "./ci.ts";
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
  /** Where the contract will lie in its repository. */
  readonly place: Surroundings;
  /** The text of the `package.json` that is there already. */
  readonly manifest?: string;
  /** Whether the folder has a `tsconfig.json`, which is for other code: the spec gets one of its own. */
  readonly hasTsconfig?: boolean;
}

/** What a new contract's repository gets. */
export interface ProjectFiles {
  /** By path; `package.json` has all that it had before. */
  readonly files: ReadonlyMap<string, string>;
  /** What CI runs. */
  readonly steps: readonly string[];
  /** The commands whose names are those of scripts for another purpose. */
  readonly taken: readonly string[];
}

/** The files of a new contract's repository. */
export function projectFiles(project: NewProject): ProjectFiles {
  const { scripts, ci, slug, place, hasTsconfig = false } = project;
  const manifest = manifestText(project);
  const ours = scriptsIn((JSON.parse(manifest) as { scripts: Record<string, string> }).scripts);
  const steps = ciSteps(place, ours);
  const files = new Map([
    ["package.json", manifest],
    ...specFiles(project),
    hasTsconfig
      ? ["spec/tsconfig.json", tsconfig(["."])]
      : ["tsconfig.json", tsconfig(["spec", "*.config.ts"])],
    [".gitattributes", gitattributes],
    [".gitignore", gitignore],
    ...ciFiles(ci, slug, place, steps),
  ]);
  return { files, steps, taken: scripts.filter((name) => !ours.has(name)) };
}

const tsconfig = (include: readonly string[]) =>
  `${JSON.stringify(
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
      include,
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
