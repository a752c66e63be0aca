import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { samplesOf } from "../../../scripts/emit/samples/index.ts";
import { joinedCamelCase, textWords } from "../../../scripts/lib/words.ts";
import { shapes } from "../docs/shapes.ts";
import { sources } from "../docs/sources.ts";
import { run } from "./process.ts";
import { titleOf } from "./trial.ts";

const linted = [sources.workshop, sources["kitchen sink"], sources.harbor, shapes];
/** What the contracts call the answers: the reader uses these variables. */
const answers = linted.flatMap(({ model }) => model.operations.map(({ page }) => page.result ?? "data"));

/** Every sample of every example, with the names that its reader has to declare. */
const programs = linted.flatMap((source) =>
  source.model.operations.flatMap((operation) => {
    const examples = Object.keys(operation.requestBody?.content[0].examples ?? {});
    const declared = operation.parameters
      .filter((parameter) => parameter.in === "path")
      .map(({ name }) => joinedCamelCase(textWords(titleOf({ source, operation }, name))));
    return (examples.length > 0 ? examples : [undefined]).flatMap((example) =>
      samplesOf(operation, source, example === undefined ? {} : { example }).map((sample) => ({
        ...sample,
        declared,
      })),
    );
  }),
);

const folder = mkdtempSync(join(tmpdir(), "lint-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the samples of a language, each with a line end, and gives their paths. */
function written(
  label: string,
  nameOf: (index: number) => string,
  head = (_: readonly string[]) => "",
): string[] {
  return programs
    .filter((program) => program.label === label)
    .map(({ source, declared }, index) => {
      const file = join(folder, label, nameOf(index));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${head(declared)}${source}\n`);
      return file;
    });
}

/**
 * The linters, and how each is told of the files. Three findings are as on the published page, whose
 * bytes are given: text in single quotes that looks like an expansion, and means itself (SC2016); a
 * Go program that does not look at errors; a last line in Ruby whose variable the reader uses.
 */
const linters: readonly (readonly [
  name: string,
  command: (files: readonly string[]) => readonly [string, ...string[]],
  files: () => string[],
])[] = [
  [
    "shellcheck",
    (files) => ["shellcheck", "--shell=bash", "--exclude=SC2016", ...files],
    () => written("bash", (index) => `${index}.sh`),
  ],
  [
    "tsc",
    (files) => [
      process.execPath,
      fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url)),
      "--noEmit",
      "--strict",
      "--target",
      "es2022",
      "--module",
      "nodenext",
      "--lib",
      "es2023",
      "--types",
      "node",
      "--typeRoots",
      fileURLToPath(new URL("../../../node_modules/@types", import.meta.url)),
      ...files,
    ],
    () =>
      written(
        "TypeScript",
        (index) => `${index}.mts`,
        (declared) =>
          [...declared.map((name) => `declare const ${name}: string;\n`), "export {};\n"].join(""),
      ),
  ],
  [
    "ruby -wc",
    (files) => ["bash", "-c", 'for file; do ruby -wc "$file" || exit 1; done', "bash", ...files],
    () => written("Ruby", (index) => `${index}.rb`),
  ],
  [
    "python3 -m py_compile",
    (files) => ["python3", "-m", "py_compile", ...files],
    () => written("Python", (index) => `p${index}.py`),
  ],
  ["gofmt -l", (files) => ["gofmt", "-l", ...files], () => written("Go", (index) => `p${index}/main.go`)],
  [
    "go vet",
    () => [
      "bash",
      "-c",
      'cd "$1" && printf "module samples\\n\\ngo 1.18\\n" > go.mod && go vet -httpresponse=false ./...',
      "bash",
      join(folder, "Go"),
    ],
    () => written("Go", (index) => `p${index}/main.go`),
  ],
];

for (const [name, command, files] of linters) {
  const [program = ""] = name.split(" ");
  const missing = program !== "tsc" && (await run(["bash", "-c", `command -v ${program}`])).code !== 0;
  const skipped = missing && !process.env["CI"];
  if (skipped) process.stderr.write(`${program} is missing: the samples are not linted by it.\n`);
  test.skipIf(skipped)(`${name} finds nothing in the samples`, async () => {
    const { code, stdout, stderr } = await run(command(files()));
    const said = `${stdout}${stderr}`.replace(
      new RegExp(
        `^(?:Syntax OK|.*: warning: assigned but unused variable - (?:${answers.join("|")}))\\n`,
        "gm",
      ),
      "",
    );
    expect({ code, said }).toEqual({ code: 0, said: "" });
  });
}
