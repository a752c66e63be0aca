import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { installedContract } from "../../scripts/contract/installed.ts";
import type { ProblemError } from "../../scripts/lib/problem.ts";

let folder = "";
const place = (path: string) => join(folder, "node_modules", path);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "installed-"));
  const data = { format: 1, spec: "spec/index.js", document: "api/openapi.json" };
  await installed("@tiny/contract", { ...data, releases: "releases" });
  await installed("@tiny/new-contract", { ...data, format: 2 });
  await installed("@tiny/api", undefined);
  await installed("@tiny/broken", "contract");
});
afterAll(() => rm(folder, { recursive: true }));

async function installed(name: string, data: unknown): Promise<void> {
  await mkdir(place(name), { recursive: true });
  await writeFile(place(`${name}/package.json`), JSON.stringify({ name, version: "1.2.3" }));
  if (data !== undefined) await writeFile(place(`${name}/contract.json`), JSON.stringify(data));
}

it("tells where the parts of an installed contract are", async () => {
  expect(await installedContract("@tiny/contract", folder)).toEqual({
    version: "1.2.3",
    spec: place("@tiny/contract/spec/index.js"),
    document: place("@tiny/contract/api/openapi.json"),
    releases: place("@tiny/contract/releases"),
  });
});

const none = (name: string) => ({
  code: "contract-package",
  message: `The package \`${name}\` is not a contract: it has no \`contract.json\` that says where its parts are.`,
  file: place(`${name}/contract.json`),
  fix: "Name the package that `npm run build` made for who serves the API, with `--contract`; or the spec, with `--spec`.",
});

it.each([
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
      message: "`@tiny/new-contract` 1.2.3 has form 2 of contracts, and these tools read form 1.",
      file: place("@tiny/new-contract/contract.json"),
      fix: "Install newer tools, or an older version of `@tiny/new-contract`.",
    }),
  ],
])("refuses %s", async (name, wanted) => {
  const error = await installedContract(name, folder).catch((thrown: ProblemError) => thrown);
  expect(error).toMatchObject({ problems: [wanted()] });
});
