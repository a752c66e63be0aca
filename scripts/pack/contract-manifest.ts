import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { engines } from "../lib/engines.ts";
import { plainLine } from "../lib/markdown/write.ts";
import { ProblemError } from "../lib/problem.ts";
import type { ApiModel } from "../model/model.ts";
import { mainModule } from "./main-entry.ts";
import { packProblem } from "./problems.ts";

/** The package's `package.json`. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** `spec` is the compiled spec's path, `generated` the generated folder's, `packages` the names of what is imported. */
export function contractManifest(
  { info, packages: named }: ApiModel,
  {
    spec,
    generated,
    packages,
  }: { readonly spec: string; readonly generated: string; readonly packages: readonly string[] },
): PackageManifest {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const folder = dirname(spec);
  const program = named.contract.replace(/^@/, "").replaceAll("/", "-");
  return {
    name: named.contract,
    version: info.version,
    description: `The contract of the ${info.title}: document, schemas, server stubs, local server, commands.`,
    license: info.license.identifier,
    type: "module",
    engines,
    exports: {
      ".": module(`${mainModule}.js`),
      ...(folder === "."
        ? {}
        : { [`./${folder}/*`]: { types: `./${folder}/*.d.ts`, default: `./${folder}/*.js` } }),
      "./server": module(`${generated}/server/index.js`),
      "./server/node": module(`${generated}/server/node.js`),
      "./local": module("local.js"),
      "./openapi.json": `./${generated}/openapi.json`,
      "./openapi.yaml": `./${generated}/openapi.yaml`,
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
  throw new ProblemError([packProblem("package-not-a-dependency", { name }, { file: "package.json" })]);
}

/** The package's README; `pages`: whether the pages that it links to are in the package. */
export function readmeOf(
  { info }: ApiModel,
  { name, version, bin, exports }: PackageManifest,
  pages: boolean,
): string {
  const [program = ""] = Object.keys(bin);
  const [folder = ""] = Object.keys(exports as object).flatMap(
    (path) => /^\.\/(.*)\/\*$/.exec(path)?.[1] ?? [],
  );
  const see = (page: string) => (pages ? `[docs/${page}.md](docs/${page}.md)` : undefined);
  const then = (page: string) => (pages ? `: ${see(page)}` : "");
  const within = (page: string) => (pages ? ` (${see(page)})` : "");
  return `# ${name} ${version}

The contract of the ${plainLine(info.title)}, for the team that serves it.

| import | what |
| --- | --- |
| \`${name}\` | the contract as a value, and \`checkRequest\` and \`checkResponse\` for a server's own tests${within("verify")}${folder && `; its Zod schemas are in the modules below \`${name}/${folder}/\``} |
| \`${name}/server\`, \`${name}/server/node\` | typed handlers and \`createApp\`${then("serving")} |
| \`${name}/local\` | a real server for tests, in process${then("local-server")} |
| \`${name}/openapi.json\`, \`${name}/openapi.yaml\` | the OpenAPI document |

\`npx ${program} start\` serves the API on this machine, \`npx ${program} verify\` checks a running server against
the contract${within("verify")}, \`npx ${program} diff\` says what a change means to callers${within("diff")};
\`npx ${program}\` lists the commands.
`;
}
