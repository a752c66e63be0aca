import type { Colors } from "picocolors/types.js";
import { asidesOf, hasDetail, inShort, type Report, type ReportFinding, type ReportTone } from "./report.ts";
import { terminalLine } from "./terminal.ts";

/** A report for people: the findings, the counts, the notes, and the verdict. */
export function prettyReport(report: Report, colors: Colors): string {
  const told = report.findings.filter(({ isRepeated }) => !isRepeated);
  const findings = told.filter(({ aside }) => aside === undefined);
  const asides = asidesOf(told).map(
    ([heading, members]) =>
      `${colors.bold(heading)}\n${members.map((one) => indented(paragraph(inShort(one), colors))).join("\n")}\n`,
  );
  if (!report.isSectioned) {
    const blocks = findings.map((finding) => `${paragraph(finding, colors)}\n`);
    return `${[...blocks, ...asides, ...remarks(report, colors), verdictLine(report, colors)].join("\n")}\n`;
  }
  const sections = report.groups.flatMap(({ name }) => {
    const members = findings.filter(({ group }) => group === name);
    const texts = members.map((finding) => indented(paragraph(finding, colors)));
    return texts.length > 0 ? [colors.bold(name), ...texts] : [];
  });
  return [...sections, ...asides, ...remarks(report, colors), verdictLine(report, colors)]
    .map((part) => `${part}\n`)
    .join("\n");
}

function painted(tone: ReportTone, { green, yellow, red }: Colors): (text: string) => string {
  return { good: green, fair: yellow, bad: red, plain: String }[tone];
}

const signs: Readonly<Record<ReportTone, string>> = { good: "•", fair: "•", bad: "✗", plain: "•" };

function paragraph(finding: ReportFinding, colors: Colors): string {
  const { tone, title, heading = { strong: title }, properties, message, details } = finding;
  const { bold, dim } = colors;
  const { strong, plain, dim: aside } = heading;
  const first = [
    painted(tone, colors)(signs[tone]),
    bold(terminalLine(strong)),
    ...(plain === undefined ? [] : [terminalLine(plain)]),
    ...(aside === undefined ? [] : [dim(aside)]),
  ];
  const rows = details
    .filter((detail) => detail.text && hasDetail(detail, "pretty"))
    .map(({ name, lead = "", text, remark, isDim }) => {
      const shown = isDim ? dim(terminalLine(text)) : terminalLine(lead + text);
      return `  ${dim(name.padEnd(9))} ${shown}${remark === undefined ? "" : ` ${dim(`(${remark})`)}`}`;
    });
  return [
    first.join(" "),
    ...(properties.length > 0 ? [`  ${dim(properties.join(", "))}`] : []),
    `  ${terminalLine(message)}`,
    ...rows,
  ].join("\n");
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}

function remarks({ table, gaps, notes, obstacles }: Report, { dim, yellow }: Colors): string[] {
  const [head, ...rows] = (table ?? []).map(row);
  return [
    ...(head === undefined ? [] : [dim(head), ...rows, ""]),
    ...gaps
      .filter(({ forms }) => forms.includes("pretty"))
      .map(
        ({ about, what, name, why }) =>
          `${dim("not reached")}  ${terminalLine(`${about} ${what} \`${name}\`: ${why}`)}`,
      ),
    ...notes.map(({ label, text }) =>
      label === undefined ? yellow(terminalLine(text)) : `${dim(label)}  ${terminalLine(text)}`,
    ),
    ...obstacles.map((text) => `${yellow("?")} ${terminalLine(text)}`),
  ];
}

function row([name = "", ...cells]: readonly string[]): string {
  return name.padEnd(18) + cells.map((cell, index) => cell.padStart(8 + 2 * index)).join("");
}

function verdictLine({ verdict: { tone, text, mark, cost } }: Report, colors: Colors): string {
  const paint = painted(tone, colors);
  if (mark === undefined) return paint(terminalLine(text));
  const sentence = `${paint(mark)} ${colors.bold(terminalLine(text))}`;
  return cost === undefined ? sentence : `${sentence} ${colors.dim(cost)}`;
}
