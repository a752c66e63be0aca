import type { TargetCoverage } from "./prove.ts";

/** The most rules that are named without `--proof-coverage`. */
const most = 5;

/** For each target: valid values, invalid values, rules reached, rules not reached and which. */
export function coverageLines(coverage: readonly TargetCoverage[]): string[] {
  const head = ["valid", "invalid", "reached", "not reached", "target"] as const;
  const rows = coverage.flatMap(({ pointer, valid, invalid, reached, unreached }) => [
    row([valid, invalid, reached.length, unreached.length, pointer]),
    ...unreached.map((rule) => `${" ".repeat(45)}not reached: ${pointer}${rule}`),
  ]);
  return [row(head), ...rows];
}

function row(cells: readonly (string | number)[]): string {
  const [last, ...others] = cells.toReversed();
  return [...others.toReversed().map((cell) => String(cell).padStart(10)), `  ${last}`].join(" ");
}

/** One line per rule that no value reached, if there are only a few. */
export function unreachedLines(coverage: readonly TargetCoverage[]): string[] {
  const rules = coverage.flatMap(({ pointer, unreached }) => unreached.map((rule) => pointer + rule));
  const named = rules.slice(0, most).map((rule) => `Not reached by any value: \`${rule}\``);
  const left = rules.length - named.length;
  return left > 0 ? [...named, `… and ${left} more: \`--proof-coverage\` names them.`] : named;
}
