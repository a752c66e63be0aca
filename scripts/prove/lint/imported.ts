import { count } from "../../lib/count.ts";
import type { Problem } from "../../lib/problem.ts";

/**
 * Rules that a document must follow to be read at all. What others find in a spec that was imported (words, names, addresses,
 * ways to say something) comes from its document.
 */
const ofEveryDocument: ReadonlySet<string> = new Set(
  [
    ...["struct", "no-unresolved-refs", "operation-operationId-unique", "operation-parameters-unique"],
    ...["path-parameters-defined", "path-declaration-must-exist", "security-defined"],
    ...["no-undefined-server-variable", "no-server-variables-empty-enum", "operation-tag-defined"],
    ...["rule/operation-tags", "rule/operation-security"],
  ].map((rule) => `lint/${rule}`),
);

/** The problems of lint that stop an imported spec, and those that only warn. */
export function ofImported(problems: readonly Problem[]): {
  readonly stopping: readonly Problem[];
  readonly warnings: readonly Problem[];
} {
  const isStopping = ({ code }: Problem) => ofEveryDocument.has(code);
  return {
    stopping: problems.filter(isStopping),
    warnings: problems.filter((problem) => !isStopping(problem)),
  };
}

/** How many warnings there are, and the files that have most of them. */
export function warningWords(warnings: readonly Problem[]): string {
  const files = new Map<string, number>();
  for (const { file = "" } of warnings) files.set(file, (files.get(file) ?? 0) + 1);
  const listed = [...files].sort(([, a], [, b]) => b - a).map(([file, number]) => `\n  ${number} in ${file}`);
  return [count(warnings.length, "warning"), ...listed].join("");
}
