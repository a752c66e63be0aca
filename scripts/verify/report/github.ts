import type { Report } from "../report.ts";

/** The report as workflow commands of GitHub Actions: an annotation at the line of the contract for each finding. */
export function githubReport({ findings, reasons, outcome, requests }: Report): string {
  const errors = findings.map(({ kind, rule, operation, message, expected, received, source }) => {
    const properties = [
      ...(source ? [`file=${property(source.file)}`, `line=${source.line}`] : []),
      `title=${property(`${kind}/${rule} ${operation}`)}`,
    ];
    return `::error ${properties.join(",")}::${data(`${message}\nExpected: ${expected}\nReceived: ${received}`)}`;
  });
  const unchecked = reasons.map((reason) => `::error title=could not check::${data(reason)}`);
  return `${[...errors, ...unchecked, `::notice title=contract check::${outcome}, ${requests} requests`].join("\n")}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
