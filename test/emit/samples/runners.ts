import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { constantCase, joinedCamelCase, snakeCase, textWords } from "../../../scripts/lib/words.ts";
import { type Outcome, run } from "./process.ts";

/** What the answer to a sample is, for the lines that show it. */
export type Shown = "json" | "text" | "binary" | "streamed" | "redirect" | "none" | "ignored";

/** A path parameter that the reader of a sample puts in. */
interface Given {
  readonly title: string;
  readonly value: string;
  /** The sample puts it into the URL itself, encoded. */
  readonly encoded: boolean;
}

export interface Program {
  readonly source: string;
  readonly shown: Shown;
  /** The file that a binary answer is written to. */
  readonly saved: string;
  /** What the contract calls the answer: one word. */
  readonly result: string;
  readonly given: readonly Given[];
}

/** What the programs printed; `failure` tells of the one after them that did not end well. */
interface Ran {
  readonly outputs: readonly string[];
  readonly failure?: string;
}

/** How one language's samples are run. */
export interface Runner {
  readonly label: string;
  /** The command that begins a program, or `undefined` where the language is missing. */
  readonly command: () => Promise<string | undefined>;
  /**
   * Runs programs one after the other in `folder`, and gives what each printed; they share one
   * process where starting one is slow. What a program leaves in variables is shown after it.
   */
  readonly run: (
    command: string,
    programs: readonly Program[],
    folder: string,
    env: Readonly<Record<string, string>>,
  ) => Promise<Ran>;
}

const separator = "\u001e";

const bash: Runner = {
  label: "bash",
  command: async () =>
    (await works(["curl", "--version"])) && (await works(["bash", "--version"])) ? "bash" : undefined,
  // As a reader pastes them into a shell, one after the other: `!` means the history there.
  run: async (command, programs, folder, env) => {
    const texts = programs.map(({ source, shown, saved, given }) => {
      const show = shown === "binary" ? `base64 -w0 ${saved}; rm ${saved}` : "";
      const text = given.reduce(
        (whole, { title, value }) => whole.replace(constantCase(textWords(title)), forUrl(value)),
        source,
      );
      return [text, show, String.raw`printf '\x1e'`].join("\n");
    });
    const script = ["set -e -o history -o histexpand", ...texts, ""].join("\n");
    return split(await run([command, write(folder, "programs.sh", script)], { cwd: folder, env }), programs);
  },
};

const typescript: Runner = {
  label: "TypeScript",
  command: async () => process.execPath,
  run: async (command, programs, folder, env) => {
    const show = {
      json: "console.log(JSON.stringify(data));",
      text: "console.log(data);",
      binary: `console.log(Buffer.from(data).toString("base64"));`,
      none: "",
      ignored: "",
      streamed: "",
      redirect: "",
    };
    const files = await Promise.all(
      programs.map(async ({ source, shown, result, given }, index) => {
        const variables = given.map(
          (item) => `const ${joinedCamelCase(textWords(item.title))} = ${literalOf(item)};`,
        );
        const { code } = await transform([...variables, source, named(show[shown], result)].join("\n"), {
          loader: "ts",
          format: "esm",
        });
        return write(folder, `program${index}.mjs`, code);
      }),
    );
    const driver = `for (const file of process.argv.slice(2)) {
  await import(file);
  process.stdout.write("${separator}");
}`;
    return split(
      await run([command, write(folder, "driver.mjs", driver), ...files], { cwd: folder, env }),
      programs,
    );
  },
};

const ruby: Runner = {
  label: "Ruby",
  command: async () => ((await works(["ruby", "--version"])) ? "ruby" : undefined),
  run: async (command, programs, folder, env) => {
    const show = {
      json: "puts JSON.generate(data)",
      text: "puts data",
      binary: `puts [data].pack("m0")`,
      none: "",
      ignored: "",
      streamed: "",
      redirect: "",
    };
    const files = programs.map(({ source, shown, result, given }, index) => {
      const variables = given.map(
        (item) => `${snakeCase(textWords(item.title))} = ${literalOf(item).replace(/#/g, "\\#")}`,
      );
      return write(
        folder,
        `program${index}.rb`,
        [...variables, source, named(show[shown], result), ""].join("\n"),
      );
    });
    const driver = `ARGV.each { |file| load file, true; print "${separator}" }\n`;
    return split(
      await run([command, write(folder, "driver.rb", driver), ...files], { cwd: folder, env }),
      programs,
    );
  },
};

const python: Runner = {
  label: "Python",
  command: async () => {
    for (const command of ["python3", "/usr/bin/python3"])
      if (await works([command, "-c", "import requests"])) return command;
    return undefined;
  },
  run: async (command, programs, folder, env) => {
    const show = {
      json: "import json as shown\nprint(shown.dumps(data))",
      text: "print(data)",
      binary: "import base64\nprint(base64.b64encode(data).decode())",
      none: "",
      ignored: "",
      streamed: "",
      redirect: "",
    };
    const files = programs.map(({ source, shown, result, given }, index) => {
      const variables = given.map((item) => `${snakeCase(textWords(item.title))} = ${literalOf(item)}`);
      return write(
        folder,
        `program${index}.py`,
        [...variables, source, named(show[shown], result), ""].join("\n"),
      );
    });
    const driver = `import runpy, sys
for file in sys.argv[1:]:
    runpy.run_path(file)
    print("${separator}", end="")
`;
    return split(
      await run([command, write(folder, "driver.py", driver), ...files], { cwd: folder, env }),
      programs,
    );
  },
};

const go: Runner = {
  label: "Go",
  command: async () => ((await works(["go", "version"])) ? "go" : undefined),
  // One build for all: each program is a file of the package, whose `main` the driver calls.
  run: async (command, programs, folder, env) => {
    for (const [index, { source }] of programs.entries())
      write(folder, `program${index}.go`, source.replace(/^func main\(\) \{$/m, `func main${index}() {`));
    write(folder, "go.mod", "module samples\n\ngo 1.18\n");
    write(folder, "main.go", goDriver(programs));
    return split(await run([command, "run", "."], { cwd: folder, env, seconds: 500 }), programs);
  },
};

function goDriver(programs: readonly Program[]): string {
  const calls = programs.flatMap(({ shown, saved, given }, index) => [
    ...given.map((item) => `os.Setenv("${constantCase(textWords(item.title))}", ${literalOf(item)})`),
    `main${index}()`,
    `end("${shown === "binary" ? saved : ""}")`,
  ]);
  return `package main

import (
${["encoding/base64", "fmt", "os"].map((path) => `"${path}"`).join("\n")}
)

func main() {
${calls.join("\n")}
}

func end(saved string) {
	if saved != "" {
		data, _ := os.ReadFile(saved)
		os.Remove(saved)
		fmt.Print(base64.StdEncoding.EncodeToString(data))
	}
	fmt.Print("\\u001e")
}
`;
}

/** By the label of the language. */
export const runners: readonly Runner[] = [bash, typescript, ruby, python, go];

/** A line that shows `data`, for the name that the answer has. */
function named(line: string, result: string): string {
  return line.replace(/\bdata\b/, result);
}

/** The value as a literal in all of these languages; the reader of a sample that does not encode it does. Go wants no BOM. */
function literalOf({ value, encoded }: Given): string {
  return JSON.stringify(encoded ? value : forUrl(value)).replaceAll("\ufeff", "\\ufeff");
}

/** Percent-encoded to the last sign that a shell could take for one of its own. */
function forUrl(value: string): string {
  return [...Buffer.from(value)]
    .map((byte) =>
      /\w/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).padStart(2, "0")}`,
    )
    .join("");
}

async function works(command: readonly [string, ...string[]]): Promise<boolean> {
  return (await run(command)).code === 0;
}

function split(outcome: Outcome, programs: readonly Program[]) {
  const outputs = outcome.stdout.split(separator).slice(0, -1);
  const source = programs[outputs.length]?.source ?? "";
  return outcome.code === 0 ? { outputs } : { outputs, failure: failureOf(outcome, source) };
}

function failureOf({ code, stderr }: Outcome, source: string): string {
  return `exit ${code}\n${stderr.slice(0, 4000)}\n--- in\n${source.slice(0, 4000)}`;
}

function write(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
