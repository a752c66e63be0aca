import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Contract } from "../contract/contract.ts";
import { plainLine } from "../markdown/write.ts";
import { engines } from "../output/engines.ts";
import { ProblemError } from "../problem.ts";

/** What the package's `package.json` says. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** The manifest; `spec` is the compiled spec's path, `packages` the names of what is imported. */
export function contractManifest(
  { api }: Contract,
  { spec, packages }: { readonly spec: string; readonly packages: readonly string[] },
): Manifest {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const program = api.packages.contract.replace(/^@/, "").replaceAll("/", "-");
  return {
    name: api.packages.contract,
    version: api.version,
    description: `The contract of the ${api.title}: document, schemas, server stubs, local server, commands.`,
    license: api.license.identifier,
    type: "module",
    engines,
    exports: {
      ".": module(spec),
      [`./${dirname(spec)}/*`]: { types: `./${dirname(spec)}/*.d.ts`, default: `./${dirname(spec)}/*.js` },
      "./server": module("generated/server/index.js"),
      "./server/node": module("generated/server/node.js"),
      "./local": module("local.js"),
      "./openapi.json": "./generated/openapi.json",
      "./openapi.yaml": "./generated/openapi.yaml",
      "./package.json": "./package.json",
    },
    bin: { [program]: `bin/${program}.js` },
    dependencies: Object.fromEntries(packages.map((name) => [name, versionOf(name, dependencies)])),
  };
}

function module(path: string) {
  return { types: `./${path.replace(/\.js$/, ".d.ts")}`, default: `./${path}` };
}

function versionOf(name: string, versions: Readonly<Record<string, string>>): string {
  const version = versions[name];
  if (version) return version;
  throw new ProblemError([
    {
      code: "package-not-a-dependency",
      message: `The package imports \`${name}\`, which is not among the \`dependencies\`.`,
      file: "package.json",
      fix: "Move it there from the `devDependencies`, or do without it.",
    },
  ]);
}

/** The package's first page. */
export function readmeOf({ api }: Contract, { name, version, bin }: Manifest): string {
  const [program = ""] = Object.keys(bin);
  return `# ${name} ${version}

The contract of the ${plainLine(api.title)}, for the team that serves it.

| import | what |
| --- | --- |
| \`${name}\` | the contract as a value; its Zod schemas are in the modules below \`${name}/spec/\` |
| \`${name}/server\`, \`${name}/server/node\` | typed handlers and \`createApp\`: [docs/serving.md](docs/serving.md) |
| \`${name}/local\` | a real server for tests, in process: [docs/local-server.md](docs/local-server.md) |
| \`${name}/openapi.json\`, \`${name}/openapi.yaml\` | the OpenAPI document |

\`npx ${program} start\` serves the API on this machine, \`npx ${program} verify\` checks a running server against
the contract ([docs/verify.md](docs/verify.md)), \`npx ${program} diff\` says what a change means to callers
([docs/diff.md](docs/diff.md)); \`npx ${program}\` lists the commands.
`;
}
