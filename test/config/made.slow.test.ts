import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { documentWithSamples } from "../../scripts/emit/samples/document.ts";
import { sourceOf } from "../../scripts/emit/source.ts";
import { filesBelow } from "../../scripts/lib/output/disk.ts";
import { tinySpec, tinySpecWith } from "../contract/tiny-spec.ts";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** An emitter and a rule of a team's own. */
const config = `import { defineConfig } from ${JSON.stringify(resolve("scripts/config/index.ts"))};

export default defineConfig({
  spec: "api.ts",
  generated: "made",
  emit: ["document", "docs"],
  samples: { languages: ["go", "bash"], compact: ["bash"] },
  plugins: [
    {
      name: "list",
      emit: ({ operations }) => ({
        "list/operations.md": operations.map(({ method, path }) => \`- \${method} \${path}\\n\`).join(""),
      }),
    },
    {
      name: "short-titles",
      lint: ({ operations }) =>
        operations
          .filter(({ title }) => title.length > 20)
          .map(({ operationId, title }) => ({
            message: \`\\\`\${title}\\\` is longer than 20 characters.\`,
            fix: "Say it in fewer words.",
            pointer: \`operations/\${operationId}/title\`,
          })),
    },
  ],
});
`;

/** A rule of Redocly's, and one of ours that is off. */
const rules = `rules:
  operation-summary: error
  rule/no-rename:
    subject: { type: Operation, property: operationId }
    assertions: { notPattern: /^rename/ }
    message: Nothing is renamed.
    severity: error
`;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "made-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `generate` in a folder with these files. */
function generate(name: string, files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  return run("generate", name, files, "--quiet", "--proof-runs", "10", ...args);
}

/** Runs a command in a folder with these files. */
async function run(
  command: string,
  name: string,
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
) {
  const cwd = join(folder, name);
  await mkdir(cwd, { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(cwd, path), text);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", tsx, resolve(`scripts/${command}.ts`), ...args],
    { cwd, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  return { code: status, stdout, stderr, cwd };
}

it("makes what the settings ask for, where they say, with a plugin's files", async () => {
  const { code, stderr, cwd } = await generate("asked", { "contract.config.ts": config, "api.ts": tinySpec });
  expect([code, stderr]).toEqual([0, ""]);
  const made = await filesBelow(join(cwd, "made"));
  expect(made.filter((path) => !path.startsWith("docs/"))).toEqual([
    ".generated",
    "list/operations.md",
    "openapi.json",
    "openapi.yaml",
  ]);
  expect(await readFile(join(cwd, "made/list/operations.md"), "utf8")).toBe("- PATCH /things/{id}\n");
  const { paths } = JSON.parse(await readFile(join(cwd, "made/openapi.json"), "utf8"));
  const samples = paths["/things/{id}"].patch["x-codeSamples"] as { lang: string; source: string }[];
  expect(samples.map(({ lang }) => lang)).toEqual(["go", "bash"]);
  const { contract, specPath } = await loadContract(join(cwd, "api.ts"));
  const sampleOf = (compact: readonly string[]) => {
    const document = documentWithSamples(sourceOf(contract, specPath, { samples: { compact } }));
    const text = JSON.stringify(samples[1]?.source);
    return JSON.stringify(document).includes(text);
  };
  expect([sampleOf(["bash"]), sampleOf([])]).toEqual([true, false]);
});

it("stops at what a plugin's rule finds, with its place", async () => {
  const long = tinySpecWith('title: "Rename thing"', 'title: "Rename a thing of yours"');
  const { code, stderr } = await generate("plugin", { "contract.config.ts": config, "api.ts": long });
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(
      /✗ api\.ts:\d+:\d+ at operations\/renameThing\/title \(plugin\/short-titles\)\n {2}`Rename a thing of yours` is longer than 20 characters\.\n {2}Fix: Say it in fewer words\.\n/,
    ),
  ]);
});

it("adds a team's own rules of Redocly CLI to ours", async () => {
  const { code, stderr } = await generate(
    "rules",
    { "redocly.yaml": rules, "api.ts": tinySpec },
    "--spec",
    "api.ts",
  );
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining("(lint/rule/no-rename)\n  Nothing is renamed."),
  ]);
});

it("refuses to write one API into the folder of another", async () => {
  const first = await generate("two", { "one.ts": tinySpec }, "--spec", "one.ts");
  expect([first.code, first.stderr]).toEqual([0, ""]);
  const other = tinySpecWith('"Tiny API"', '"Other API"').replace("@tiny/api", "@other/api");
  const { code, stderr, cwd } = await generate("two", { "two.ts": other }, "--spec", "two.ts");
  expect([code, stderr]).toEqual([
    1,
    "✗ generated/openapi.json (generated-of-another-api)\n  `generated` holds what is made of `Tiny API`, which generation of `Other API` would remove.\n  Fix: Name another folder with `--output`; or remove this one, if the API was renamed together with its packages.\n\n1 problem.\n",
  ]);
  expect(JSON.parse(await readFile(join(cwd, "generated/openapi.json"), "utf8")).info.title).toBe("Tiny API");
});

it("writes anew a folder whose document a merge has broken", async () => {
  const first = await generate("merged", { "api.ts": tinySpec }, "--spec", "api.ts");
  const document = join(first.cwd, "generated/openapi.json");
  const text = await readFile(document, "utf8");
  await writeFile(document, text.replace("{", "<<<<<<< HEAD\n{"));
  const { code, stderr } = await generate("merged", {}, "--spec", "api.ts");
  expect([code, stderr]).toEqual([0, ""]);
  expect(await readFile(document, "utf8")).toBe(text);
});

it("takes a team's own settings of Redocly CLI in the reference of the site, too", async () => {
  const files = {
    "api.ts": tinySpec,
    "contract.config.ts": 'export default { spec: "api.ts", site: "site", redocly: "ours.yaml" };\n',
    "ours.yaml":
      "decorators:\n  info-description-override: { filePath: words.md }\nopenapi: { hideDownloadButtons: true }\n",
    "words.md": "Words of the team.\n",
  };
  const { code, stderr, cwd } = await run("docs", "reference", files, "--quiet");
  expect([code, stderr]).toEqual([0, ""]);
  const page = await readFile(join(cwd, "site/index.html"), "utf8");
  // Not by `toContain`, which would print the page.
  expect([page.includes("Words of the team."), page.includes('"hideDownloadButtons":true')]).toEqual([
    true,
    true,
  ]);
});

it("imports into the folder of the spec, and compares with the spec, that the settings name", async () => {
  const settings = { "contract.config.ts": 'export default { spec: "api/main.ts" };\n' };
  const { cwd } = await run("import", "imported", settings, "nowhere.json");
  await mkdir(join(cwd, "api"));
  await writeFile(join(cwd, "api/main.ts"), tinySpec);
  const made = await run("generate", "imported", {}, "--quiet", "--proof-runs", "10");
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const same = await run("import", "imported", {}, "generated/openapi.json", "--check");
  expect([same.code, same.stdout]).toEqual([0, expect.stringContaining("to `api/main.ts`:")]);
  const taken = await run("import", "imported", {}, "generated/openapi.json");
  expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining("✗ api")]);
});
