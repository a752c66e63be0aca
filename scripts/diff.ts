import { dirname, join } from "node:path";
import { Option } from "commander";
import { contractCommand } from "./commands.ts";
import { approvalsFile, readApprovals } from "./compare/approvals.ts";
import { changesBetween } from "./compare/changes.ts";
import type { Bump, Finding } from "./compare/finding.ts";
import { gate } from "./compare/gate.ts";
import { reportOf, stoppingFindings } from "./compare/report.ts";
import { diffReportContent } from "./compare/report-content.ts";
import { newVersion, oldVersion } from "./compare/versions.ts";
import { type ContractOptions, placeOfContract, withContractOptions } from "./contract-options.ts";
import { runCommand } from "./lib/command.ts";
import { count } from "./lib/count.ts";
import type { Problem } from "./lib/problem.ts";
import { reportForms } from "./lib/report/forms.ts";
import type { ReportForm } from "./lib/report/report.ts";
import { colorsFor, createTerminal } from "./lib/terminal.ts";

interface Options extends ContractOptions {
  readonly format: ReportForm;
  readonly only?: Finding["verdict"];
  readonly failOn: Bump;
  readonly releases: string;
}

const command = withContractOptions(contractCommand("diff"))
  .argument("[old]", "file (JSON or YAML) or revision of git (default: the last release)")
  .argument("[new]", "file or revision (default: the spec as it is now)")
  .addOption(
    new Option("--format <name>", "form of the report").choices(Object.keys(reportForms)).default("pretty"),
  )
  .addOption(new Option("--only <verdict>", "only one of the two verdicts").choices(["wire", "client"]))
  .addOption(
    new Option("--fail-on <bump>", "exit with 1 from this bump on")
      .choices(["major", "minor", "patch", "none"])
      .default("major"),
  )
  .option("--releases <dir>", "folder of the released documents", "spec/releases")
  .action(diff);

async function diff(old: string | undefined, now: string | undefined, options: Options): Promise<void> {
  const { format, only, failOn } = options;
  const { spec, releases = options.releases } = placeOfContract(options);
  const today = new Date().toISOString().slice(0, 10);
  const before = await oldVersion(old, releases);
  const after = await newVersion(now, spec);
  const findings = await changesBetween(before.model, after.model, today, only && [only]);

  // Approvals apply to breaks since the last release.
  const approvalsPath = join(dirname(releases), approvalsFile);
  const sinceRelease = old === undefined && now === undefined;
  const approvals = sinceRelease ? await readApprovals(approvalsPath) : [];
  const { problems } = gate(findings, only ? [] : approvals, approvalsPath);

  const report = reportOf(before, after, findings, approvals);
  process.stdout.write(reportForms[format](diffReportContent(report), colorsFor(process.stdout)));
  const stopping = stoppingFindings(report, failOn);
  if (stopping.length > 0 || problems.length > 0) process.exitCode = 1;
  tell(stopping.length, failOn, problems, sinceRelease ? approvalsPath : undefined);
}

/** Prints on stderr what prevents exit code 0; breaks can be approved in `file`, if it is given. */
function tell(stopping: number, failOn: Bump, problems: readonly Problem[], file: string | undefined): void {
  const terminal = createTerminal();
  const way = file ? `; approve an intended break in \`${file}\` by its id` : "";
  if (stopping > 0)
    terminal.say(
      `${count(stopping, "finding")} ${stopping === 1 ? "is" : "are"} \`${failOn}\` or more${way}.`,
    );
  if (problems.length > 0) terminal.complain(problems);
}

await runCommand(command, { problem: 2 });
