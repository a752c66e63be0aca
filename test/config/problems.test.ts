import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../../scripts/config/load.ts";
import { lintByPlugins, withPluginFiles } from "../../scripts/config/plugins.ts";
import { configProblems } from "../../scripts/config/problems.ts";
import { ownPackage } from "../../scripts/lib/own-package.ts";
import { shownPath } from "../../scripts/lib/paths.ts";
import { sources } from "../emit/docs/sources.ts";
import { holdProblems } from "../provoked.ts";
import example from "./example.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "config-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The settings of a folder whose file has this text in the call of `defineConfig`. */
async function configOf(text: string): Promise<unknown> {
  const vocabulary = JSON.stringify(resolve("scripts/config/index.ts"));
  const code = `import { defineConfig } from ${vocabulary};\nexport default defineConfig(${text});\n`;
  await writeFile(join(folder, "contract.config.ts"), code);
  return loadConfig(folder);
}

const file = () => shownPath(join(folder, "contract.config.ts"));
const { model } = sources.workshop;
const typed = "Write it as `defineConfig` types it; `npx tsc` shows the place.";

holdProblems("scripts/config", configProblems, [
  [
    "config-file-missing",
    () => configOf('{ redocly: "rules.yaml" }'),
    () => ({
      message: "`redocly` names `rules.yaml`, which is not there.",
      file: file(),
      line: 2,
      column: 31,
      pointer: "redocly",
      fix: "Correct the path, or remove the setting.",
    }),
  ],
  [
    "config-form",
    () => configOf('{ emit: ["document", "clients"] }'),
    () => ({
      message:
        '`emit/1` does not follow the form: Invalid option: expected one of "document"|"examples"|"client"|"server"|"docs"|"readme".',
      file: file(),
      line: 2,
      column: 50,
      pointer: "emit/1",
      fix: typed,
    }),
  ],
  [
    "config-outside",
    () => configOf('{ spec: "../other/spec/index.ts" }'),
    () => ({
      message: "`spec` is `../other/spec/index.ts`, which is outside of the folder of `contract.config.ts`.",
      file: file(),
      line: 2,
      column: 31,
      pointer: "spec",
      fix: "Name a path below that folder; a spec of another folder has a `contract.config.ts` there.",
    }),
  ],
  [
    "config-same-folder",
    () => configOf('{ generated: "api", site: "api/docs" }'),
    () => ({
      message:
        "`site` and `generated` are the same folder, `api/docs`: one would remove what the other writes.",
      file: file(),
      line: 2,
      column: 49,
      pointer: "site",
      fix: "Give each a folder of its own.",
    }),
  ],
  [
    "config-throws",
    () => configOf('{ spec: (() => { throw new Error("boom"); })() }'),
    () => ({
      message: "The settings throw while they load: boom.",
      file: file(),
      line: 2,
      column: 52,
      fix: "Correct the code there; `--verbose` shows the whole stack.",
    }),
  ],
  [
    "config-unknown-key",
    () => configOf('{ samples: { language: ["bash"] } }'),
    () => ({
      message: "`samples/language` is not a setting; expected one of: `languages`, `compact`.",
      file: file(),
      line: 2,
      column: 42,
      pointer: "samples/language",
      fix: "Remove it, or write one of these.",
    }),
  ],
  [
    "plugin-path",
    () => withPluginFiles([{ name: "list", emit: () => ({ "../list.md": "" }) }], model, new Map()),
    {
      message: "The plugin `list` makes `../list.md`, which is no path below the folder.",
      file: "contract.config.ts",
      fix: "Let it name another file, by a path below the generated folder such as `list/index.md`.",
    },
  ],
  [
    "plugin-throws",
    () =>
      lintByPlugins(
        [
          {
            name: "names",
            lint: () => {
              throw new Error("no dictionary");
            },
          },
        ],
        model,
      ),
    {
      message: "The plugin `names` failed: no dictionary.",
      file: "contract.config.ts",
      fix: "Correct it in `contract.config.ts`.",
    },
  ],
]);

it("a folder without the file has no settings", async () => {
  expect(await loadConfig(join(folder, "nowhere"))).toEqual({});
});

it("a plugin may not make what is made already", async () => {
  const plugin = { name: "list", emit: () => ({ "openapi.json": "" }) };
  await expect(withPluginFiles([plugin], model, new Map([["openapi.json", "{}"]]))).rejects.toThrow(
    "The plugin `list` makes `openapi.json`, which is made already.",
  );
});

it.each(["{}", '{ spec: "api/index.ts", samples: { languages: ["go"] } }'])("takes %s", async (text) => {
  await expect(configOf(text)).resolves.toBeTypeOf("object");
});

it.each([
  ["{ specs: 1 }", "`specs` is not a setting; expected one of: `spec`, "],
  ["{ plugins: [{ nam: 1 }] }", "`plugins/0/nam` is not a setting; expected one of: `name`, `emit`, `lint`."],
  [
    '{ plugins: [{ name: "a", emit: 1 }] }',
    "`plugins/0/emit` does not follow the form: expected a function.",
  ],
  ["1", "`the default export` does not follow the form: Invalid input: expected object, received number."],
])("refuses %s", async (text, wanted) => {
  await expect(configOf(`${text} as never`)).rejects.toThrow(wanted);
});

describe("the example of the docs", () => {
  const { plugins = [] } = example;

  it("is the module that the compiler checks here, and is taken", async () => {
    const [, block = ""] = /```ts\n(.*?)```/s.exec(await readFile("docs/tools.md", "utf8")) ?? [];
    const text = await readFile("test/config/example.ts", "utf8");
    expect(block.replace(`${ownPackage.name}/config`, "../../scripts/config/index.ts")).toBe(text);
    const settings = /defineConfig\((.*)\);/s.exec(text)?.[1] ?? "";
    expect(await configOf(settings)).toMatchObject({ spec: "api/index.ts", emit: ["document", "client"] });
  });

  it("has an emitter and a rule that work", async () => {
    const files = await withPluginFiles(plugins, model, new Map());
    expect(files.get("list/operations.md")).toMatch(/^- [A-Z]+ \/.*\n/);
    const [first] = model.operations;
    const long = { ...model, operations: first ? [{ ...first, title: "x".repeat(21) }] : [] };
    expect((await lintByPlugins(plugins, long)).map(({ code }) => code)).toEqual(["plugin/short-titles"]);
  });
});
