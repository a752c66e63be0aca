import type { Colors } from "picocolors/types.js";
import { count } from "../../lib/count.ts";
import { terminalLine } from "../../lib/report/terminal.ts";
import { type Finding, kinds, type Report, type Restored } from "../report.ts";
import { verdictOf } from "../verdict.ts";

/** How many rules are named. */
const mostRules = 5;

/** The report for a person to read: each finding, then a table, then one line. */
export function prettyReport(report: Report, colors: Colors): string {
  const { bold, dim, green, red, yellow } = colors;
  const { findings, reasons, waived, coverage, rules, restored } = report;
  const blocks = findings.map((finding) => findingText(finding, colors));
  const counts = [
    ...tableOf(report).map((line, index) => (index === 0 ? dim(line) : line)),
    "",
    ...[...coverage.missing, ...rules.missing.slice(0, mostRules)].map(
      ({ operation, what, name, missing }) =>
        `${dim("not reached")}  ${terminalLine(`${operation} ${what} \`${name}\`: ${missing}`)}`,
    ),
    ...(rules.missing.length > mostRules
      ? [
          `${dim("not reached")}  ${rules.missing.length - mostRules} more rules: \`--format json\` names them`,
        ]
      : []),
  ];
  const lines = [
    ...(report.outcome === "unchecked" ? [] : counts),
    ...waived.map(
      ({ fingerprint, kind, rule, operation }) =>
        `${dim("waived")}  ${terminalLine(`${kind}/${rule} ${operation} ${fingerprint}`)}`,
    ),
    ...restored.map(
      (one) => `${dim(one.original ? "restored" : "left")}  ${terminalLine(restoredText(one))}`,
    ),
    ...(report.outOfTime ? [yellow("The budget ran out: not everything was checked.")] : []),
    ...reasons.map((reason) => `${yellow("?")} ${terminalLine(reason)}`),
  ];
  const mark = { kept: green("✓"), broken: red("✗"), unchecked: yellow("?") }[report.outcome];
  const verdict = terminalLine(verdictOf(report));
  const cost = `${count(report.requests, "request")}, ${(report.milliseconds / 1000).toFixed(1)} s, seed ${report.seed}`;
  return `${[...blocks, ...lines, `${mark} ${bold(verdict)} ${dim(cost)}`].join("\n")}\n`;
}

function findingText(finding: Finding, { bold, dim, red }: Colors): string {
  const {
    kind,
    rule,
    operation,
    fingerprint,
    message,
    expected,
    received,
    curl,
    source,
    count: times,
  } = finding;
  const rows = [
    ["expected", expected],
    ["received", received],
    ["contract", source ? `${source.file}:${source.line}` : ""],
    ["repeat", curl],
  ].filter(([, text]) => text);
  return [
    `${red("✗")} ${bold(`${kind}/${rule}`)} ${terminalLine(operation)} ${dim(`${fingerprint}${times > 1 ? `, ${times} times` : ""}`)}`,
    `  ${terminalLine(message)}`,
    ...rows.map(([name = "", text]) => `  ${dim(name.padEnd(9))} ${terminalLine(text ?? "")}`),
    "",
  ].join("\n");
}

function tableOf({ kinds: counts, coverage }: Report): string[] {
  const rows = kinds.map((kind) => {
    const { checks, findings } = counts[kind];
    return [
      kind,
      kind === "coverage" ? `${coverage.reached}/${coverage.total}` : String(checks),
      String(findings),
    ];
  });
  return [["", "checks", "findings"], ...rows].map(
    ([name = "", checks = "", findings = ""]) =>
      `${name.padEnd(18)}${checks.padStart(8)}${findings.padStart(10)}`,
  );
}

function restoredText({ operation, principal, original, made, left = [], fields, why }: Restored): string {
  if (made !== undefined)
    return original
      ? `${count(made, "object")} that \`${operation}\` made for the check ${made === 1 ? "is" : "are"} deleted`
      : `${left.length} of ${count(made, "object")} that \`${operation}\` made for the check: ${namesOf(left)}; the contract has no way to delete them, or it failed`;
  const values = Object.entries(fields)
    .map(([name, value]) => `\`${name}\`: ${JSON.stringify(value)}`)
    .join(", ");
  return original
    ? `the ${principal} principal's object has again ${values}`
    : `the ${principal} principal's object now has ${values || "what an update gave it"}, by \`${operation}\`: ${why}`;
}

const shownNames = 100;

function namesOf(names: readonly string[]): string {
  const more = names.length > shownNames ? ` and ${names.length - shownNames} more` : "";
  return (
    names
      .slice(0, shownNames)
      .map((name) => `\`${name}\``)
      .join(", ") + more
  );
}
