import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { tinySpec } from "./tiny-spec.ts";

/** Two versions of an API as two specs with one file of schemas. */
let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "versions-"));
});
afterAll(() => rm(directory, { recursive: true }));

const shared = (more = "") => `import { z } from "zod";

export const Thing = z
  .object({ name: z.string().min(1, "name is required").meta({ description: "Its name." })${more} })
  .meta({ id: "Thing", description: "A thing." });
`;
const declared = /const Thing = z\n.*?;\n/s;
const version = (number: number) =>
  tinySpec
    .replace(declared, 'import { Thing } from "./shared.ts";\n')
    .replace('basePath: ""', `basePath: "/v${number}"`)
    .replace('"1.2.3"', `"${number}.0.0"`);

async function outcome(file: string): Promise<unknown> {
  try {
    const { contract } = await loadContract(join(directory, file));
    const { model } = modelOfContract(contract);
    return [
      Object.keys((documentOf(model) as { paths: object }).paths),
      Object.keys(model.components.schemas),
    ];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ file: at, line, code }) => `${basename(at ?? "")}:${line} ${code}`);
  }
}

async function outcomes(schemas: string, second: string): Promise<unknown[]> {
  await writeFile(join(directory, "shared.ts"), schemas);
  await writeFile(join(directory, "v1.ts"), version(1));
  await writeFile(join(directory, "v2.ts"), second);
  return [await outcome("v1.ts"), await outcome("v2.ts")];
}

it("each is an API of its own", async () => {
  expect(await outcomes(shared(), version(2))).toEqual([
    [["/v1/things/{id}"], ["Error", "Thing"]],
    [["/v2/things/{id}"], ["Error", "Thing"]],
  ]);
});

it("what is wrong in the shared file is told at its place in either", async () => {
  const wrong = shared(', when: z.date().meta({ description: "When." })');
  const place = "shared.ts:4 no-json-form";
  const [first, second] = await outcomes(wrong, version(2));
  expect(first).toContain(place);
  expect(second).toContain(place);
});

it("what is wrong in one is told there alone", async () => {
  const wrong = version(2).replace('section: "things"', 'section: "none"');
  expect(await outcomes(shared(), wrong)).toEqual([
    [["/v1/things/{id}"], ["Error", "Thing"]],
    ["v2.ts:11 unknown-section"],
  ]);
});
