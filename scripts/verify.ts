import { Option } from "commander";
import { contractCommand } from "./commands.ts";
import { loadContract } from "./contract/load.ts";
import { type ContractOptions, placeOfContract, withContractOptions } from "./contract-options.ts";
import { runCommand, whole, withFormerNames } from "./lib/command.ts";
import { count } from "./lib/count.ts";
import { duration } from "./lib/duration.ts";
import { progressLine } from "./lib/progress.ts";
import { reportForms } from "./lib/report/forms.ts";
import type { ReportForm } from "./lib/report/report.ts";
import { createTerminal } from "./lib/terminal.ts";
import { modelOfContract } from "./model/from-contract.ts";
import { givenBaseline, writeBaseline } from "./verify/baseline.ts";
import { serverToCheck } from "./verify/checked-server.ts";
import { exitCodeOf } from "./verify/exit-code.ts";
import { type FindingLevel, type VerifyReport, verify } from "./verify/index.ts";
import { interruptible } from "./verify/interruption.ts";
import { givenPrincipals, type PrincipalOptions } from "./verify/principal-options.ts";
import { namedSecret, namedValue, percent, perSecond } from "./verify/read-options.ts";
import { readHarFile } from "./verify/recorded/har.ts";
import { verifyRecording } from "./verify/recorded/index.ts";
import { refuseSending } from "./verify/recorded/options.ts";
import { refuseUnwritable, writeReport } from "./verify/report-file.ts";
import { withSetup } from "./verify/setup-file/apply.ts";
import { findSetup, setupNotice, usualSetupFile, writeSetup } from "./verify/setup-file/file.ts";
import { newSetup } from "./verify/setup-file/init.ts";
import { subjectsOf } from "./verify/subjects.ts";
import { verdictOf } from "./verify/verdict.ts";
import { readWaiversFile } from "./verify/waivers.ts";

interface Options extends PrincipalOptions, ContractOptions {
  readonly server?: string;
  readonly local?: boolean;
  readonly only?: readonly string[];
  readonly seed: number;
  readonly budget?: number;
  readonly timeout?: number;
  readonly readOnly?: boolean;
  readonly requireCoverage?: boolean;
  readonly minCoverage?: number;
  readonly har?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly failOn: FindingLevel;
  readonly settle?: number;
  readonly rate?: number;
  readonly waivers?: string;
  readonly setup?: string;
  readonly init?: string | true;
  readonly format: ReportForm;
  readonly output?: string;
}

/** Defines an option that may be given several times, each time with a name and a value. */
function named(
  flags: string,
  description: string,
  read: (value: string, before: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): Option {
  return new Option(flags, description).argParser(read).default({}, "none");
}

const command = withContractOptions(contractCommand("verify"), { beside: true })
  .option("--server <url>", "base URL; the contract's paths are appended")
  .option("--local", "start the local server, check it and stop it")
  .option(
    "--har <file>",
    "check recorded traffic (HAR 1.2), only that of `--server` if it is given, and send nothing",
  )
  .option(
    "--token <token>",
    "credential of a principal (default: from the environment, as the contract names it)",
  )
  .option("--token-command <command>", "command that prints the credential, run again when it has expired")
  .addOption(
    named(
      "--param <name=value>",
      "path parameter of an object that the principal may use, by name, resource (`item.id`) or path (`/items/{id}`); repeatable",
      namedValue,
    ),
  )
  .addOption(
    named("--credential <scheme=value>", "credential of a further security scheme; repeatable", namedSecret),
  )
  .option("--other-token <token>", "credential of a second principal (default: OTHER_… from the environment)")
  .option("--other-token-command <command>", "the same for the second principal")
  .addOption(
    named("--other-param <name=value>", "path parameter of an object of the second principal", namedValue),
  )
  .addOption(
    named("--other-credential <scheme=value>", "further credential of the second principal", namedSecret),
  )
  .addOption(
    named(
      "--restore <field=value>",
      "what the object holds, put back at the end if no read shows it",
      namedValue,
    ),
  )
  .addOption(named("--other-restore <field=value>", "the same for the second principal's object", namedValue))
  .option("--only <operationId...>", "check these operations only")
  .option("--read-only", "send nothing that could change an object")
  .option("--budget <duration>", "start nothing new after it: 30s, 2m", duration)
  .option("--timeout <duration>", "how long one answer may take (default: 5s)", duration)
  .option("--settle <duration>", "how long the server may take to show what was done: 2s", duration)
  .option("--rate <number>", "requests per second, at most", perSecond)
  .option("--seed <number>", "seed of the random values", whole, 1)
  .option("--require-coverage", "report what was not reached as findings")
  .option("--min-coverage <percent>", "report findings if fewer operations are reached or waived", percent)
  .option("--waivers <file>", "JSON file of known findings, each with reason and expiry")
  .option("--baseline <file>", "JSON file of findings that are known: only others count")
  .option("--update-baseline", "write the findings of this run into the baseline")
  .addOption(
    new Option("--fail-on <level>", "exit with 1 from this level of finding on")
      .choices(["breach", "advice"])
      .default("breach"),
  )
  .addOption(
    new Option("--format <form>", "form of the report").choices(Object.keys(reportForms)).default("pretty"),
  )
  .option("--output <file>", "write the report there, not to stdout")
  .option(
    "--setup <file>",
    `YAML file of principals, objects and options (default: ${usualSetupFile}, if there is one)`,
  )
  .option(
    "--init [file]",
    `write a setup file for the contract (default: ${usualSetupFile}), and check nothing`,
  )
  .action(async (options: Options) => {
    process.exitCode = await run(options);
  });

/** Checks the server or the recording, prints the report and returns the exit code. */
async function run(given: Options): Promise<number> {
  const loaded = await loadContract(placeOfContract(given).spec);
  const terminal = createTerminal();
  const context = () => {
    const { model, zod } = modelOfContract(loaded.contract);
    return { api: model, subjects: subjectsOf(model, zod), options: command.options };
  };
  if (given.init !== undefined) {
    const file = given.init === true ? usualSetupFile : given.init;
    await writeSetup(file, newSetup(context()));
    const again =
      file === usualSetupFile ? "without `--init`" : `with \`--setup ${file}\` in place of \`--init\``;
    terminal.say(`Wrote ${file}: fill in what stands in \`<…>\`, and run this again ${again}.`);
    return 0;
  }
  const found = await findSetup(given.setup, context);
  if (found) terminal.say(setupNotice(found));
  const isGiven = (name: string) => command.getOptionValueSource(name) === "cli";
  const options = withSetup(given, found?.setup, isGiven);
  const { output, waivers: waiversFile, baseline, har, server: url, local: isLocal, ...others } = options;
  if (output) await refuseUnwritable(output);
  const waivers = waiversFile ? await readWaiversFile(waiversFile) : (found?.setup.waivers ?? []);
  const known = await givenBaseline(baseline, options.updateBaseline);
  if (har !== undefined) {
    refuseSending(given);
    const recording = { file: har, exchanges: await readHarFile(har) };
    const principals = givenPrincipals(loaded.contract.api, given);
    // The server in a setup file is the one to send requests to; a recording may be of another server.
    const recorded = { ...others, ...known, ...principals, server: given.server, waivers };
    return told(await verifyRecording(loaded, recording, recorded), options);
  }
  const progress = progressLine(terminal);
  const signal = interruptible(terminal);
  const { server, fixtures, stop } = await serverToCheck({ url, isLocal }, loaded);
  try {
    // The local server has principals of its own.
    const setup = found && !fixtures ? { ...found.setup, model: found.api } : undefined;
    const report = await verify(loaded, {
      ...others,
      ...known,
      ...givenPrincipals(loaded.contract.api, { ...options, ...fixtures }, setup),
      ...(found ? { untouched: found.setup.untouched } : {}),
      server,
      waivers,
      signal,
      onNotice: (notice) => terminal.say(`! ${notice}`),
      onProgress: (done) => progress.show(`checked: ${done}`),
    });
    progress.clear();
    return await told(report, options);
  } finally {
    await stop();
  }
}

/** Writes the report, and the baseline if it is to be; returns the exit code. */
async function told(
  report: VerifyReport,
  { format, output, baseline, updateBaseline, failOn }: Options,
): Promise<number> {
  await writeReport(report, format, output);
  const terminal = createTerminal();
  // So that the log of a build shows the verdict, although the report is in a file.
  if (output !== undefined) terminal.say(`${verdictOf(report)} The report is in ${output}.`);
  if (baseline !== undefined && updateBaseline && report.baseline) {
    const { next } = report.baseline;
    await writeBaseline(baseline, next);
    terminal.say(`Wrote ${baseline}: ${count(next.length, "known finding")}.`);
  }
  return exitCodeOf(report, failOn);
}

await runCommand(withFormerNames(command, { "--report": "--format" }), { problem: 2 });
