import type { Colors } from "picocolors/types.js";
import { terminalLine } from "../../report-text/terminal.ts";
import { type Finding, kinds, type Report, type Restored } from "../report.ts";

/** The report for a person to read: each finding, then a table, then one line. */
export function prettyReport(report: Report, colors: Colors): string {
  const { bold, dim, green, red, yellow } = colors;
  const { findings, reasons, waived, coverage, restored } = report;
  const blocks = findings.map((finding) => findingText(finding, colors));
  const counts = [
    ...tableOf(report).map((line, index) => (index === 0 ? dim(line) : line)),
    "",
    ...coverage.missing.map(
      ({ operation, what, name, missing }) =>
        `${dim("not reached")}  ${terminalLine(`${operation} ${what} \`${name}\`: ${missing}`)}`,
    ),
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
  const verdict = {
    kept: "The server keeps the contract.",
    broken: `The server breaks the contract: ${count(findings.length, "finding")}.`,
    unchecked: "The server could not be checked.",
  }[report.outcome];
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

function restoredText({ operation, principal, original, made, fields }: Restored): string {
  if (made !== undefined)
    return original
      ? `${count(made, "object")} that \`${operation}\` made for the check ${made === 1 ? "is" : "are"} deleted`
      : `${count(made, "object")} that \`${operation}\` made for the check: the contract has no way to delete them, or it failed`;
  const values = Object.entries(fields)
    .map(([name, value]) => `\`${name}\`: ${JSON.stringify(value)}`)
    .join(", ");
  return original
    ? `the ${principal} principal's object has again ${values}`
    : `the ${principal} principal's object now has ${values}: the contract has no way to read what was there before (\`--restore\` tells it)`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
