import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Option } from "commander";
import { commandProblem } from "./command-problems.ts";
import { contractCommand, openapiVersions, otherVersionsIn } from "./commands.ts";
import { refuseUncommitted } from "./compare/release/committed.ts";
import { planRelease } from "./compare/release/plan.ts";
import { writeAll } from "./compare/release/write.ts";
import { refuseOtherVersion } from "./generated-version.ts";
import { runCommand, withFormerNames } from "./lib/command.ts";
import { count } from "./lib/count.ts";
import type { Json } from "./lib/json.ts";
import { compareWithDisk } from "./lib/output/compare.ts";
import { leadsOut } from "./lib/paths.ts";
import { ProblemError } from "./lib/problem.ts";
import { createTerminal } from "./lib/terminal.ts";
import { packClient } from "./pack/client.ts";
import { packContract } from "./pack/contract.ts";
import { refuseLeftOut } from "./pack/left-out.ts";
import { type MadeConfig, makeEverything } from "./pipeline.ts";

/** Modules here are part of the toolchain, although specs import them. */
const vocabulary = fileURLToPath(new URL("contract/", import.meta.url));

interface Options {
  readonly spec: string;
  readonly generated: string;
  readonly releases: string;
  readonly changelog: string;
  readonly output: string;
  readonly dryRun?: boolean;
  readonly openapi?: readonly string[];
  readonly config?: MadeConfig;
}

const command = contractCommand("release")
  .option("--spec <path>", "module whose default export is the API", "spec/index.ts")
  .option("--generated <dir>", "the folder that `npm run generate` wrote", "generated")
  .option("--releases <dir>", "folder of the released documents", "spec/releases")
  .option("--changelog <file>", "the changelog", "CHANGELOG.md")
  .option("--output <dir>", "folder for the tarballs", "dist")
  .addOption(
    new Option(
      "--openapi <versions...>",
      "the further versions of OpenAPI that `npm run generate` was given",
    ).choices(openapiVersions),
  )
  .option("--dry-run", "check everything, say what would be written, and write nothing")
  .action(async (options: Options) => {
    const { spec, generated, output: out, dryRun = false, openapi = [], config = {}, ...places } = options;
    refuseLeftOut(config);
    await refuseOtherVersion(generated);
    const { say, colors } = createTerminal();
    const today = new Date().toISOString().slice(0, 10);
    const { document, inputs } = await freshDocument(spec, generated, openapi, config);
    if (!(await refuseUncommitted(inputs.filter((path) => leadsOut(vocabulary, path)))))
      say("The spec is not in a git repository, so whether it is committed can't be checked.");
    const { version, last, findings, files } = await planRelease(document, { spec, ...places }, today);
    const packages = await pack({ spec, generated, releases: places.releases, config }, out);
    // The document last: once it is there, the version is released.
    const all = new Map<string, string | Uint8Array>([...packages, ...files]);
    if (!dryRun) await writeAll(all);
    say(`${count(findings.length, "change")} since ${last ?? "the beginning"}`);
    for (const [path, content] of all)
      say(`  ${dryRun ? "would write" : "wrote"} ${path} (${content.length} B)`);
    if (dryRun) return say("Nothing was written.");
    say(colors.green(`✓ ${version} is ready; nothing was published.`));
    say(next(version, [...files.keys()], [...packages.keys()]));
  });

/** The document as it is generated now. Throws a `ProblemError` if the spec has problems or the folder is stale. */
async function freshDocument(
  spec: string,
  generated: string,
  openapi: readonly string[],
  config: MadeConfig,
): Promise<{ readonly document: Json; readonly inputs: readonly string[] }> {
  const versions = otherVersionsIn(openapi);
  const { files, inputs } = await makeEverything(spec, { runs: 1000, seed: 1, versions, config });
  const stale = await compareWithDisk(generated, files);
  if (stale.length > 0)
    throw new ProblemError(
      stale.map(({ path, state }) =>
        commandProblem(problemKeys[state], { folder: generated }, { file: join(generated, path) }),
      ),
    );
  return { document: JSON.parse(files.get("openapi.json") ?? "{}") as Json, inputs };
}

const problemKeys = {
  changed: "generated-changed:at-release",
  "line-ends": "generated-changed:line-ends",
  missing: "generated-missing:at-release",
  stray: "generated-stray:at-release",
} as const;

/** The tarballs in memory, by their path. */
async function pack(
  { spec, generated, releases, config }: Pick<Options, "spec" | "generated" | "releases" | "config">,
  out: string,
): Promise<Map<string, Uint8Array>> {
  const stage = await mkdtemp(join(tmpdir(), "release-"));
  try {
    const packed = [
      await packClient(join(generated, "client"), stage),
      await packContract(spec, stage, { generated, releases, samples: config?.samples }),
    ];
    return new Map(
      await Promise.all(
        packed.map(async ({ path }) => [join(out, basename(path)), await readFile(path)] as const),
      ),
    );
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

function next(version: string, files: readonly string[], packages: readonly string[]): string {
  return [
    "Next:",
    `  edit the entry in the changelog, if it should say more`,
    `  git add ${files.join(" ")} && git commit -m "Release ${version}" && git tag v${version}`,
    `  git push --follow-tags`,
    ...packages.map((path) => `  npm publish ${path}`),
  ].join("\n");
}

await runCommand(withFormerNames(command, { "--out": "--output" }));
