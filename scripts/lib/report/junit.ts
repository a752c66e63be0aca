import { hasDetail, type Report, type ReportFinding } from "./report.ts";
import { xmlLines, xmlText } from "./xml.ts";

/** A report as JUnit XML: a suite for each group, with a case for each finding, or one case if there is none. */
export function junitReport(report: Report): string {
  const { title, groups, findings, gaps, obstacles, seconds } = report;
  const suites = groups.map(({ name, passed }) => {
    const cases = findings.filter(({ group }) => group === name);
    const failures = cases.filter(isFailure).length;
    const skipped = cases.length - failures;
    return suite(
      name,
      { tests: Math.max(1, cases.length), failures, ...(skipped > 0 ? { skipped } : {}) },
      cases.length > 0 ? cases.map(findingCase) : [testCase("api", passed)],
    );
  });
  const skipped = gaps.filter(({ forms }) => forms.includes("junit"));
  if (skipped.length > 0)
    suites.push(
      suite(
        "operations",
        { tests: skipped.length, skipped: skipped.length },
        skipped.map(({ about, what, name, why }) =>
          testCase(
            about,
            what === "operation" ? "not reached" : `${what} not reached: ${name}`,
            `<skipped message="${xmlText(why)}"/>`,
          ),
        ),
      ),
    );
  if (obstacles.length > 0)
    suites.push(
      suite(
        "fixtures",
        { tests: obstacles.length, errors: obstacles.length },
        obstacles.map((text) => testCase("api", "could not check", `<error message="${xmlText(text)}"/>`)),
      ),
    );
  const time = seconds === undefined ? "" : ` time="${seconds.toFixed(3)}"`;
  const counts = `failures="${findings.filter(isFailure).length}" errors="${obstacles.length}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xmlText(title)}" ${counts}${time}>\n${suites.join("\n")}\n</testsuites>\n`;
}

function isFailure({ level }: ReportFinding): boolean {
  return level === "error";
}

function findingCase(finding: ReportFinding): string {
  const { about, group, rule, fingerprint, message, details } = finding;
  const name = `${group}/${rule} ${fingerprint}`;
  const brief = xmlText(message);
  if (!isFailure(finding)) return testCase(about, name, `<skipped message="${brief}"/>`);
  const lines = xmlLines([
    message,
    ...details
      .filter((detail) => hasDetail(detail, "junit"))
      .map(({ name: short, label = short, text }) => `${label}: ${text}`),
    `fingerprint: ${fingerprint}`,
  ]);
  return testCase(about, name, `<failure message="${brief}">${lines}</failure>`);
}

function testCase(about: string, name: string, inner?: string): string {
  const start = `    <testcase classname="${xmlText(about)}" name="${xmlText(name)}"`;
  return inner === undefined ? `${start}/>` : `${start}>${inner}</testcase>`;
}

function suite(name: string, counts: Readonly<Record<string, number>>, cases: readonly string[]): string {
  const attributes = Object.entries({ name: xmlText(name), ...counts }).map(
    ([key, value]) => `${key}="${value}"`,
  );
  return `  <testsuite ${attributes.join(" ")}>\n${cases.join("\n")}\n  </testsuite>`;
}
