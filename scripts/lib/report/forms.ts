import type { Colors } from "picocolors/types.js";
import { githubReport } from "./github.ts";
import { jsonText } from "./json.ts";
import { junitReport } from "./junit.ts";
import { prettyReport } from "./pretty.ts";
import { markdownReport } from "./pull-request.ts";
import type { Report, ReportForm } from "./report.ts";

/** The writer of each form, by its name in the option `--format`. */
export const reportForms: Readonly<Record<ReportForm, (report: Report, colors: Colors) => string>> = {
  pretty: prettyReport,
  json: ({ data }) => jsonText(data),
  junit: junitReport,
  github: githubReport,
  markdown: markdownReport,
};
