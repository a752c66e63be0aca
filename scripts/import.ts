import { dirname, join } from "node:path";
import { Option } from "commander";
import { contractCommand } from "./commands.ts";
import { reaches } from "./compare/finding.ts";
import type { ComparedVersion } from "./compare/read-document.ts";
import type { ContractConfig } from "./config/config.ts";
import { resolveContract } from "./contract/resolve.ts";
import { checkData, checkSpec, checkText } from "./import/check.ts";
import { type Imported, importModel } from "./import/import.ts";
import { type ImportProof, proveImport } from "./import/proof/prove.ts";
import { type ReadDocument, readForImport } from "./import/read/read.ts";
import { importData, importLines } from "./import/report.ts";
import { runCommand, withFormerNames } from "./lib/command.ts";
import { printJson } from "./lib/print-json.ts";
import { progressLine } from "./lib/progress.ts";
import { colorsFor, createTerminal } from "./lib/terminal.ts";
import { modelOfContract } from "./model/from-contract.ts";

interface Options {
  readonly output: string;
  readonly force?: boolean;
  readonly complete?: boolean;
  readonly check?: boolean;
  readonly prove: boolean;
  readonly allowRemote?: boolean;
  readonly format: "pretty" | "json";
  readonly config?: ContractConfig;
}

const command = contractCommand("import")
  .argument("<document>", "OpenAPI 3 or Swagger 2.0, JSON or YAML: a file, a URL, or `-` for standard input")
  .option("--output <dir>", "folder of the spec", "spec")
  .option("--force", "replace the folder")
  .option("--complete", "let lint report each description and example that the document lacks")
  .option("--allow-remote", "read from the network what references of the document name there")
  .option("--check", "write nothing; compare the document with the spec that is there, each way")
  .option("--no-prove", "do not compare the spec with the document")
  .addOption(
    new Option("--format <name>", "form of the report").choices(["pretty", "json"]).default("pretty"),
  )
  .action(async (file: string, options: Options) => {
    const document = await readForImport(file, options.allowRemote ?? false);
    await (options.check ? check(document, options) : write(document, options));
  });

async function write(document: ReadDocument, options: Options): Promise<void> {
  const { output: out, force = false, complete = false, format } = options;
  const terminal = createTerminal();
  const progress = progressLine(terminal);
  const show = (step: string) => progress.show(`${step} …`);
  const imported = await importModel(document.model, { out, force, isComplete: complete, progress: show });
  const proof = options.prove ? await proved(document, imported, show) : undefined;
  await imported.keep();
  progress.clear();
  const notes = document.withLines([...document.notes, ...(proof?.notes ?? imported.notes)]);
  const report = { ...imported, notes, ...(proof ? { proof } : {}) };
  process.stdout.write(
    format === "json" ? printJson(importData(report)) : `${importLines(report).join("\n")}\n`,
  );
  if (report.notes.some(({ fate }) => fate === "left out")) process.exitCode = 1;
  else terminal.say(terminal.colors.green(`✓ ${out}`));
}

/** Proves the spec before it is moved to its place. */
async function proved(
  { document, model }: ComparedVersion,
  { api, spec, notes, discard }: Imported,
  show: (step: string) => void,
): Promise<ImportProof> {
  show("prove");
  try {
    const made = modelOfContract(resolveContract(api));
    return await proveImport({ document, model, made, ids: spec.components }, notes);
  } catch (error) {
    await discard();
    throw error;
  }
}

async function check(
  document: ComparedVersion,
  { output: out, format, config = {} }: Options,
): Promise<void> {
  const isOfConfig = config.spec !== undefined && dirname(config.spec) === out;
  const found = await checkSpec(document, isOfConfig ? config.spec : join(out, "index.ts"));
  process.stdout.write(
    format === "json" ? printJson(checkData(found)) : checkText(found, colorsFor(process.stdout)),
  );
  if ([...found.there, ...found.back].some(({ bump }) => reaches(bump, "minor"))) process.exitCode = 1;
}

await runCommand(withFormerNames(command, { "--out": "--output" }), { problem: 2 });
