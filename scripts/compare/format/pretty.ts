import { terminalLine } from "../../lib/report/terminal.ts";
import type { Terminal } from "../../lib/terminal.ts";
import {
  groups,
  type Report,
  summaryOf,
  type Told,
  toldTogether,
  verdictsOn,
  verdictWords,
} from "../report.ts";
import { shortJson } from "../short.ts";

/** For people: one paragraph per finding, breaks first. */
export function pretty(report: Report, colors: Terminal["colors"]): string {
  const paragraphs = groups.flatMap((group) => {
    const told = toldTogether(report, group);
    return told.length === 0
      ? []
      : [colors.bold(group), ...told.map((one) => paragraph(one, report, colors))];
  });
  const paint = { major: colors.red, minor: colors.yellow, patch: colors.green, none: colors.green };
  return [...paragraphs, paint[report.bump](terminalLine(`${summaryOf(report)}.`))]
    .map((part) => `${part}\n`)
    .join("\n");
}

function paragraph({ finding, operations }: Told, { approved }: Report, colors: Terminal["colors"]): string {
  const { place, direction, verdict, bump, group, sentence, witness, byKeyword, line, fix, fingerprint } =
    finding;
  const sign = { major: colors.red("✗"), minor: colors.yellow("•"), patch: colors.green("•"), none: "•" }[
    bump
  ];
  const where = terminalLine([shown(operations), place].filter(Boolean).join(" · "));
  const lines: [string, string][] = [];
  if (line) lines.push([group === "Added" ? "now" : "no longer", terminalLine(line)]);
  if (witness)
    lines.push([
      "witness",
      `${terminalLine(shortJson(witness.value))} ${colors.dim(`(${verdictsOn(witness)})`)}`,
    ]);
  if (byKeyword) lines.push(["judged", `by keyword: ${terminalLine(byKeyword)}`]);
  if (fix) lines.push(["next", terminalLine(fix)]);
  if (bump === "major") lines.push([approved.has(fingerprint) ? "approved" : "id", colors.dim(fingerprint)]);
  return [
    `  ${sign} ${colors.bold(where)}`,
    `    ${colors.dim(`${direction === "both" ? "" : `${direction}, `}${verdictWords[verdict]}, ${bump}`)}`,
    `    ${terminalLine(sentence)}`,
    ...lines.map(([name, text]) => `    ${colors.dim(name.padEnd(9))} ${text}`),
  ].join("\n");
}

function shown(operations: readonly string[]): string {
  const [first = "", second, ...more] = operations;
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}
