import { xmlLines, xmlText } from "../../lib/report/xml.ts";
import { kinds, type Report } from "../report.ts";

/** The report as JUnit XML: a suite for each kind, in it a case for each finding, or one for all that went well. */
export function junitReport(report: Report): string {
  const seconds = (report.milliseconds / 1000).toFixed(3);
  const failures = report.findings.length;
  const suites = kinds.map((kind) => {
    const findings = report.findings.filter((finding) => finding.kind === kind);
    const cases = findings.map(
      ({ operation, rule, message, expected, received, curl, source, fingerprint }) => {
        const text = xmlLines([
          message,
          `expected: ${expected}`,
          `received: ${received}`,
          ...(source ? [`contract: ${source.file}:${source.line}`] : []),
          `repeat: ${curl}`,
          `fingerprint: ${fingerprint}`,
        ]);
        return `    <testcase classname="${xmlText(operation)}" name="${xmlText(`${kind}/${rule} ${fingerprint}`)}"><failure message="${xmlText(message)}">${text}</failure></testcase>`;
      },
    );
    const { checks } = report.kinds[kind];
    const well = `    <testcase classname="api" name="${kind}: ${checks} checks"/>`;
    const body = cases.length > 0 ? cases.join("\n") : well;
    return `  <testsuite name="${kind}" tests="${Math.max(1, cases.length)}" failures="${cases.length}">\n${body}\n  </testsuite>`;
  });
  const skippedAs = (operation: string, name: string, why = "") =>
    `    <testcase classname="${xmlText(operation)}" name="${xmlText(name)}"><skipped message="${xmlText(why)}"/></testcase>`;
  const skipped = [
    ...report.operations.notReached.map(({ operation, why }) => skippedAs(operation, "not reached", why)),
    ...report.rules.missing.map(({ operation, name, missing }) =>
      skippedAs(operation, `rule not reached: ${name}`, missing),
    ),
  ];
  if (skipped.length > 0)
    suites.push(
      `  <testsuite name="operations" tests="${skipped.length}" skipped="${skipped.length}">\n${skipped.join("\n")}\n  </testsuite>`,
    );
  const unchecked = report.reasons.map(
    (reason) =>
      `    <testcase classname="api" name="could not check"><error message="${xmlText(reason)}"/></testcase>`,
  );
  if (unchecked.length > 0)
    suites.push(
      `  <testsuite name="fixtures" tests="${unchecked.length}" errors="${unchecked.length}">\n${unchecked.join("\n")}\n  </testsuite>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="contract" failures="${failures}" errors="${unchecked.length}" time="${seconds}">\n${suites.join("\n")}\n</testsuites>\n`;
}
