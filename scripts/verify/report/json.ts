import { jsonText } from "../../lib/report/json.ts";
import type { Report } from "../report.ts";

/** The report for programs. `format` changes when a field changes its meaning or goes; fields may be added. */
export function jsonReport(report: Report): string {
  return jsonText({ format: "contract-check/1", ...report });
}
