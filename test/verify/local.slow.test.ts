import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let folder = "";
beforeAll(async () => {
  // Inside the repository, so that the vocabulary is found.
  folder = await mkdtemp(resolve(".tmp-verify-"));
  const lawless = `import sink from ${JSON.stringify(resolve("test/fixtures/kitchen-sink/index.ts"))};

export default {
  ...sink,
  operations: sink.operations.map((operation) => ({ ...operation, laws: undefined })),
};
`;
  await writeFile(join(folder, "index.ts"), lawless);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function verifyLocal(spec: string, ...args: readonly string[]): Promise<Ended> {
  const command = ["scripts/run.js", "verify", "--local", "--spec", spec, ...args];
  return new Promise((done) =>
    execFile(
      process.execPath,
      command,
      { env: { ...process.env, NO_COLOR: "1" }, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    ),
  );
}

describe("`verify --local`", () => {
  it.each([
    ["the kitchen sink", () => "test/fixtures/kitchen-sink/index.ts"],
    ["a contract without any laws", () => join(folder, "index.ts")],
    ["the workshop", () => "test/fixtures/workshop/index.ts"],
    ["an API of another house", () => "test/fixtures/tracker/index.ts"],
  ])("of %s finds nothing, and says what it has not reached", async (_, spec) => {
    const { code, stdout, stderr } = await verifyLocal(spec(), "--report", "json");
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    const { outcome, findings, reasons, coverage } = JSON.parse(stdout);
    expect({ outcome, findings, reasons }).toEqual({ outcome: "kept", findings: [], reasons: [] });
    const why = coverage.missing.map(({ missing }: { missing: string }) => missing);
    expect(why.every((words: string) => words.length > 10)).toBe(true);
  });

  it("prints the coverage of each kind", async () => {
    const { code, stdout } = await verifyLocal("test/fixtures/tracker/index.ts");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^coverage +\d+\/\d+ +0$/m);
    expect(stdout).toContain("not reached  exportProject error `503 try again later`");
    expect(stdout).toContain("✓ The server keeps the contract.");
  });
});
