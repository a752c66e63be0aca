import type { Problem } from "../../lib/problem.ts";

/**
 * Rules about words, names and addresses: what a spec that was imported has of them comes from the document, so what they
 * find there is a warning.
 */
const ofDocument: ReadonlySet<string> = new Set(
  [
    ...["operation-description", "operation-summary", "tag-description", "parameter-description"],
    ...["rule/property-description", "rule/response-example", "rule/operation-id-camel-case"],
    ...["operation-operationId-url-safe", "info-license", "info-license-strict", "info-license-url"],
    ...["no-server-example.com", "no-server-trailing-slash", "no-ambiguous-paths", "no-identical-paths"],
    ...["path-not-include-query", "no-path-trailing-slash", "no-unsafe-markdown", "path-segment-plural"],
  ].map((rule) => `lint/${rule}`),
);

/** The problems of lint that stop an imported spec, and those that only warn. */
export function ofImported(problems: readonly Problem[]): {
  readonly stopping: readonly Problem[];
  readonly warnings: readonly Problem[];
} {
  const isWarning = ({ code }: Problem) => ofDocument.has(code);
  return {
    stopping: problems.filter((problem) => !isWarning(problem)),
    warnings: problems.filter(isWarning),
  };
}
