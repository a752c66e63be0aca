import type { Problem } from "../../lib/problem.ts";
import type { ApiModel } from "../../model/model.ts";
import { partsOf } from "../../model/parts.ts";
import { type PlacedOperation, placedOperations } from "../../model/placed-operations.ts";
import type { SecuritySchemeModel } from "../../model/security.ts";
import { emitProblem } from "../problems.ts";

/** Problems of texts that a page or its name can't contain. The contract's checks ensure that each exists once. */
export function pageProblems(api: ApiModel): Problem[] {
  const operations = placedOperations(api);
  return [
    ...operations.flatMap(wordProblems),
    ...operations.flatMap(nameProblems),
    ...operations.flatMap(summaryProblems),
    ...Object.entries(api.components.securitySchemes).flatMap(schemeProblems),
  ];
}

/** A shell reads the name of the variable, and the name of the header field in quotes next to it. */
function schemeProblems([name, scheme]: [string, SecuritySchemeModel]): Problem[] {
  const { environment } = scheme;
  const problems: Problem[] = [];
  // Nothing is sent for mutual TLS.
  if (scheme.type !== "mutualTLS" && !/^[A-Za-z_]\w*$/.test(environment))
    problems.push(
      emitProblem(
        "docs-environment",
        { scheme: name, environment },
        { pointer: `securitySchemes/${name}/environment` },
      ),
    );
  if (scheme.type === "apiKey" && scheme.in === "header" && !/^[\w-]+$/.test(scheme.name ?? ""))
    problems.push(
      emitProblem(
        "docs-header",
        { scheme: name, header: String(scheme.name) },
        { pointer: `securitySchemes/${name}/name` },
      ),
    );
  return problems;
}

/** One line each, because they are printed in a heading, in the front matter and in lists. */
function wordProblems({ operation, place }: PlacedOperation): Problem[] {
  const { operationId, title, description } = operation;
  return Object.entries({ title, description })
    .filter(([, text]) => !isLine(text))
    .map(([field, text]) =>
      emitProblem(
        "docs-words",
        { field, operation: operationId, text: JSON.stringify(text) },
        { pointer: `${place}/${field}` },
      ),
    );
}

function nameProblems({ operation, place }: PlacedOperation): Problem[] {
  const { operationId, section, page } = operation;
  return Object.entries({ section: section.id, page: page.name })
    .filter(([, name]) => !isPageName(name))
    .map(([field, name]) =>
      emitProblem("docs-path", { field, name, operation: operationId }, { pointer: `${place}/${field}` }),
    );
}

/** Whether it is a name for a file and a part of a URL. */
export function isPageName(name: string): boolean {
  return /^[a-z0-9][a-z0-9_-]*$/.test(name);
}

/** If there are several examples, the summary of each is the heading above it. */
function summaryProblems({ operation, place }: PlacedOperation): Problem[] {
  const { operationId } = operation;
  return partsOf(operation).flatMap(({ place: part, value: { examples = {} } }) =>
    Object.entries(examples)
      .filter(([, { summary }]) => summary !== "" && (!isLine(summary) || /\[#.+\]\s*$/.test(summary)))
      .map(([example]) =>
        emitProblem(
          "docs-summary",
          { example, operation: operationId },
          { pointer: `${place}/${part}/examples/${example}` },
        ),
      ),
  );
}

function isLine(text: string): boolean {
  return /^\S[^\p{Cc}\u2028\u2029]*$/u.test(text);
}
