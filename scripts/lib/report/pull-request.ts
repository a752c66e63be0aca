import { markdownCode, markdownLine } from "./markdown.ts";
import { asidesOf, hasDetail, inShort, type Report, type ReportFinding } from "./report.ts";

/** A report as Markdown, for a comment on a pull request. */
export function markdownReport({ groups, findings, gaps, obstacles, verdict }: Report): string {
  const told = findings.filter(({ isRepeated }) => !isRepeated);
  const sections = groups.flatMap(({ name }) => {
    const members = told.filter(({ group, aside }) => group === name && aside === undefined);
    return members.length > 0 ? [section(name, members.map(item))] : [];
  });
  const left = gaps
    .filter(({ forms }) => forms.includes("markdown"))
    .map(({ about, what, name, why }) => `- ${markdownLine(`${about} ${what} \`${name}\`: ${why}`)}`);
  const asides = asidesOf(told).map(([heading, members]) =>
    section(
      heading,
      members.map((one) => item(inShort(one))),
    ),
  );
  return [
    ...sections,
    ...asides,
    ...(left.length > 0 ? [section("Not reached", left)] : []),
    ...(obstacles.length > 0
      ? [
          section(
            "Could not check",
            obstacles.map((text) => `- ${markdownLine(text)}`),
          ),
        ]
      : []),
    `${markdownLine(verdict.text)}\n`,
  ].join("\n");
}

function section(heading: string, items: readonly string[]): string {
  return `### ${heading}\n\n${items.join("\n")}\n`;
}

function item({ message, within, properties, others, details }: ReportFinding): string {
  const where = [...(within ? [markdownLine(within)] : []), ...properties].join(" · ");
  const facts = [
    ...(where ? [where] : []),
    ...(others.length > 0 ? [`also ${others.map(markdownCode).join(", ")}`] : []),
    ...details
      .filter((detail) => detail.text && hasDetail(detail, "markdown"))
      .map(({ name, label = name, text, isCode, isDim, remark }) => {
        const shown = isCode ? markdownCode(text) : markdownLine(text);
        return `${label}${remark === undefined && !isDim ? ":" : ""} ${shown}${remark === undefined ? "" : `: ${remark}`}`;
      }),
  ];
  return [`- ${markdownLine(message)}`, ...facts.map((fact) => `  - ${fact}`)].join("\n");
}
