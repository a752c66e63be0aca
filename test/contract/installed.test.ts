import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { installedContract } from "../../scripts/contract/installed.ts";
import { ownPackage } from "../../scripts/lib/own-package.ts";
import { shownPath } from "../../scripts/lib/paths.ts";
import type { Problem, ProblemError } from "../../scripts/lib/problem.ts";

let folder = "";
const place = (path: string) => join(folder, "node_modules", path);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "installed-"));
  const data = { format: 1, spec: "spec/index.js", document: "api/openapi.json" };
  await installed("@tiny/contract", { ...data, releases: "releases" });
  await installed("@tiny/new-contract", { ...data, format: 2 });
  await installed("@tiny/newest-contract", { ...data, format: 2, tools: "9.1.0" });
  await installed("@tiny/without-spec", { format: 1, document: "api/openapi.json" });
  await installed("@tiny/outside", { ...data, spec: "../../spec/index.js" });
  await installed("@tiny/api", undefined);
  await installed("@tiny/broken", "contract");
});
afterAll(() => rm(folder, { recursive: true }));

async function installed(name: string, data: unknown): Promise<void> {
  await mkdir(place(name), { recursive: true });
  await writeFile(place(`${name}/package.json`), JSON.stringify({ name, version: "1.2.3" }));
  if (data !== undefined) await writeFile(place(`${name}/contract.json`), JSON.stringify(data));
}

/** What a call refuses. */
function problemsOf(call: () => unknown): readonly Problem[] {
  try {
    call();
    return [];
  } catch (error) {
    return (error as ProblemError).problems;
  }
}

it("tells where the parts of an installed contract are", () => {
  expect(installedContract("@tiny/contract", folder)).toEqual({
    version: "1.2.3",
    spec: place("@tiny/contract/spec/index.js"),
    document: place("@tiny/contract/api/openapi.json"),
    releases: place("@tiny/contract/releases"),
  });
});

const none = (name: string) => ({
  code: "contract-package",
  message: `The package \`${name}\` is not a contract: it has no \`contract.json\` that says where its parts are.`,
  file: shownPath(place(`${name}/contract.json`)),
  fix: "Name the package that `npm run build` made for whoever serves the API, with `--contract`; or the spec, with `--spec`.",
});

it.each<readonly [name: string, wanted: () => object]>([
  [
    "@tiny/absent",
    () => ({
      code: "contract-package",
      message: "The package `@tiny/absent` is not installed.",
      file: join(folder, "package.json"),
      fix: "Install it: `npm install --save-dev @tiny/absent`.",
    }),
  ],
  ["@tiny/api", () => none("@tiny/api")],
  ["@tiny/broken", () => none("@tiny/broken")],
  [
    "@tiny/new-contract",
    () => ({
      code: "contract-package",
      message: "`@tiny/new-contract` 1.2.3 has contract format 2, and these tools read format 1.",
      file: shownPath(place("@tiny/new-contract/contract.json")),
      fix: "Install newer tools, or an older version of `@tiny/new-contract`.",
    }),
  ],
  [
    "@tiny/newest-contract",
    () => ({
      code: "contract-package",
      message: `\`@tiny/newest-contract\` 1.2.3 has contract format 2, which \`${ownPackage.name}\` 9.1.0 made, and these tools read format 1.`,
      file: shownPath(place("@tiny/newest-contract/contract.json")),
      fix: `Install the tools that made it, \`npm install --save-dev ${ownPackage.name}@9.1.0\`, or an older version of \`@tiny/newest-contract\`; section 9.1.0 of \`docs/stability.md\` in the newer package says what changed.`,
    }),
  ],
  ...["@tiny/without-spec", "@tiny/outside"].map(
    (name) =>
      [
        name,
        () => ({
          code: "contract-package",
          message: `\`contract.json\` of \`${name}\` 1.2.3 does not say where the parts of the contract are in the package.`,
          file: shownPath(place(`${name}/contract.json`)),
          fix: `Install another version of \`${name}\`; or let the team that makes it build it with \`npm run build\`.`,
        }),
      ] as const,
  ),
])("refuses %s", (name, wanted) => {
  expect(problemsOf(() => installedContract(name, folder))).toEqual([expect.objectContaining(wanted())]);
});
