import { markdownCode as code, markdownLine } from "../../lib/report/markdown.ts";
import { groups, type Report, summaryOf, toldTogether, verdictsOn, verdictWords } from "../report.ts";
import { shortJson } from "../short.ts";

/** For a comment on a pull request. */
export function markdown(report: Report): string {
  const sections = groups.flatMap((group) => {
    const told = toldTogether(report, group);
    if (told.length === 0) return [];
    const items = told.map(({ finding, operations }) => {
      const { sentence, place, direction, verdict, witness, byKeyword, line, fix, fingerprint, bump } =
        finding;
      const facts = [
        `${markdownLine(place)} · ${direction === "both" ? "" : `${direction} · `}${verdictWords[verdict]} · ${bump}`,
        ...(operations.length > 1 ? [`also ${operations.slice(1).map(code).join(", ")}`] : []),
        ...(line ? [`${finding.group === "Added" ? "now" : "no longer"} compiles: ${code(line)}`] : []),
        ...(witness ? [`witness ${code(shortJson(witness.value))}: ${verdictsOn(witness)}`] : []),
        ...(byKeyword ? [`judged by keyword: ${markdownLine(byKeyword)}`] : []),
        ...(fix ? [`next: ${markdownLine(fix)}`] : []),
        ...(bump === "major" ? [`fingerprint ${code(fingerprint)}`] : []),
      ];
      return [`- ${markdownLine(sentence)}`, ...facts.map((fact) => `  - ${fact}`)].join("\n");
    });
    return [`### ${group}\n\n${items.join("\n")}\n`];
  });
  return [...sections, `${summaryOf(report)}.\n`].join("\n");
}
