import { appendFile, writeFile } from "node:fs/promises";
import { errorMessage } from "../lib/error-message.ts";
import { ProblemError } from "../lib/problem.ts";
import { reportForms } from "../lib/report/forms.ts";
import type { ReportForm } from "../lib/report/report.ts";
import { colorsFor } from "../lib/terminal.ts";
import { verifyProblem } from "./problems.ts";
import type { VerifyReport } from "./report.ts";
import { verifyContent } from "./report-content.ts";

/** Throws a `ProblemError` if a report can't be written to the file: before anything is sent, not after it. */
export function refuseUnwritable(file: string): Promise<void> {
  return orUnwritable(file, () => appendFile(file, ""));
}

/** Writes a report into a file, or to stdout. */
export async function writeReport(report: VerifyReport, form: ReportForm, file?: string): Promise<void> {
  const text = reportForms[form](verifyContent(report), colorsFor(file ? {} : process.stdout));
  if (file) await orUnwritable(file, () => writeFile(file, text));
  else process.stdout.write(text);
}

async function orUnwritable(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const problem = verifyProblem("report-unwritable", { reason: errorMessage(cause) }, { file });
    throw new ProblemError([problem], { cause });
  }
}
