import { jsonText } from "../../lib/report/json.ts";
import type { Terminal } from "../../lib/terminal.ts";
import type { Report } from "../report.ts";
import { github } from "./github.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";

/** A report as text for stdout, by the name of the format. */
export const formats = {
  pretty,
  json: ({ approved, ...report }: Report) => jsonText({ ...report, approved: [...approved] }),
  markdown,
  github,
} satisfies Record<string, (report: Report, colors: Terminal["colors"]) => string>;

export type Format = keyof typeof formats;
