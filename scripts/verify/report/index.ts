import type { Colors } from "picocolors/types.js";
import type { Report } from "../report.ts";
import { githubReport } from "./github.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { prettyReport } from "./pretty.ts";

/** The forms of a report, by the name that the command's option gives them. */
export const reporters: Readonly<Record<string, (report: Report, colors: Colors) => string>> = {
  pretty: prettyReport,
  json: jsonReport,
  junit: junitReport,
  github: githubReport,
};
