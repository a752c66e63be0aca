import { Option } from "commander";
import { contractCommand } from "./commands.ts";
import { readDocument } from "./compare/read-document.ts";
import { importModel } from "./import/import.ts";
import { importData, importLines } from "./import/report.ts";
import { runCommand } from "./lib/command.ts";
import { printJson } from "./lib/print-json.ts";
import { createTerminal } from "./lib/terminal.ts";

interface Options {
  readonly out: string;
  readonly force?: boolean;
  readonly complete?: boolean;
  readonly format: "pretty" | "json";
}

const command = contractCommand("import")
  .argument("<file>", "OpenAPI document (JSON or YAML)")
  .option("--out <dir>", "folder of the spec", "spec")
  .option("--force", "replace the folder")
  .option("--complete", "let lint ask for every word that the document lacks")
  .addOption(
    new Option("--format <name>", "form of the report").choices(["pretty", "json"]).default("pretty"),
  )
  .action(async (file: string, { out, force = false, complete = false, format }: Options) => {
    const terminal = createTerminal();
    const { model } = await readDocument(file);
    const imported = await importModel(model, {
      out,
      force,
      isComplete: complete,
      progress: (step) => {
        if (process.stderr.isTTY) terminal.say(step);
      },
    });
    await imported.keep();
    process.stdout.write(
      format === "json" ? printJson(importData(imported)) : `${importLines(imported).join("\n")}\n`,
    );
    if (imported.notes.some(({ fate }) => fate === "left out")) process.exitCode = 1;
    else terminal.say(terminal.colors.green(`✓ ${out}`));
  });

await runCommand(command, { problem: 2 });
