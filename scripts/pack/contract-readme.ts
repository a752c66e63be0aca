import { plainLine } from "../lib/markdown/write.ts";
import { ownPackage } from "../lib/own-package.ts";
import type { ApiModel } from "../model/model.ts";
import type { PackageManifest } from "./contract-manifest.ts";

/** The package's README. */
export function contractReadme({ info }: ApiModel, { name, version, exports }: PackageManifest): string {
  const [folder = ""] = Object.keys(exports).flatMap(
    (path) => /^\.\/(?!examples\/)(.*)\/\*$/.exec(path)?.[1] ?? [],
  );
  const others = Object.keys(exports).filter((path) => /^\.\/openapi\.\d/.test(path));
  const program = `npx --package=${ownPackage.name} ${ownPackage.program}`;
  return `# ${name} ${version}

The contract of the ${plainLine(info.title)}, for the team that serves it.

| import | what |
| --- | --- |
| \`${name}\` | the contract as a value, and \`checkRequest\` and \`checkResponse\` for a server's own tests${folder && `; its Zod schemas are in the modules below \`${name}/${folder}/\``} |
| \`${name}/server\`, \`${name}/server/node\` | typed handlers and \`createApp\` |
| \`${name}/openapi.json\`, \`${name}/openapi.yaml\` | the OpenAPI document |
${others.map((path) => `| \`${name}/${path.slice(2)}\` | the same in OpenAPI ${path.replace(/^.*openapi\.(\d\.\d)\..*$/, "$1")} |\n`).join("")}| \`${name}/examples/…\` | every example payload as JSON |
| \`${name}/local\` | a real server for tests, in process; needs \`${ownPackage.name}\` beside it |

In a repository that has this package:

\`\`\`sh
${program} verify --contract ${name} --server <url>  # whether a running server keeps the contract
${program} start --contract ${name}  # a server for this machine
${program} diff --contract ${name}  # what changed since the last release
\`\`\`
`;
}
