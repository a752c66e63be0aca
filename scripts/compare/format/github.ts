import { githubCommand } from "../../lib/report/github.ts";
import type { Report } from "../report.ts";
import { shortJson } from "../short.ts";

const commands = { major: "error", minor: "notice", patch: "notice", none: "notice" } as const;

/** Workflow commands: an annotation per finding. An approved break is only a warning. */
export function github({ findings, approved }: Report): string {
  return findings
    .map(({ bump, fingerprint, sentence, place, operation, witness, byKeyword, line, fix }) =>
      githubCommand(
        approved.has(fingerprint) ? "warning" : commands[bump],
        { title: [operation, place].filter(Boolean).join(" · ") },
        [
          sentence,
          ...(line ? [`No longer compiles: ${line}`] : []),
          ...(witness ? [`Witness: ${shortJson(witness.value)}`] : []),
          ...(byKeyword ? [`Judged by keyword: ${byKeyword}`] : []),
          ...(fix ? [`Next: ${fix}`] : []),
        ],
      ),
    )
    .join("");
}
