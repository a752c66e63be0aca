import { capitalized } from "../words.ts";
import { hasDetail, type Report } from "./report.ts";
import { visible } from "./visible.ts";

interface Place {
  readonly title: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/**
 * A workflow command of GitHub Actions, on one line: an annotation at its place. The lines of its text may
 * come from outside; each is shown on one line.
 */
export function githubCommand(
  name: "error" | "warning" | "notice",
  { title, file, line }: Place,
  lines: readonly string[],
): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${property(title)}`,
  ];
  return `::${name} ${properties.join(",")}::${lines.map(data).join("%0A")}\n`;
}

function data(text: string): string {
  return visible(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A report as workflow commands of GitHub Actions: an annotation for each finding, at its line. */
export function githubReport({ findings, gaps, obstacles, verdict: { annotation } }: Report): string {
  return [
    ...findings.map(({ level, title, message, details, place }) =>
      githubCommand(level, { ...place, title }, [
        message,
        ...details
          .filter((detail) => hasDetail(detail, "github"))
          .map(({ name, label = name, text }) => `${capitalized(label)}: ${text}`),
      ]),
    ),
    ...obstacles.map((text) => githubCommand("error", { title: "could not check" }, [text])),
    ...gaps
      .filter(({ forms }) => forms.includes("github"))
      .map(({ about, what, name, why }) =>
        githubCommand("notice", { title: `${what} not reached ${about}` }, [`\`${name}\`: ${why}`]),
      ),
    ...(annotation ? [githubCommand("notice", { title: annotation.title }, [annotation.text])] : []),
  ].join("");
}
