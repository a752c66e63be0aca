import type { Problem } from "../../lib/problem.ts";
import type { ApiModel, OperationModel, SecuritySchemeModel } from "../../model/model.ts";
import { partsOf } from "../../model/parts.ts";

/** What can't stand in a page or be its name. The contract's checks hold that everything is there, once. */
export function pageProblems({ operations, components }: ApiModel): Problem[] {
  return [
    ...operations.flatMap(wordProblems),
    ...operations.flatMap(nameProblems),
    ...operations.flatMap(summaryProblems),
    ...Object.entries(components.securitySchemes).flatMap(schemeProblems),
  ];
}

/** A shell reads the name of the variable, and the name of a header field, which is in quotes beside it. */
function schemeProblems([name, scheme]: [string, SecuritySchemeModel]): Problem[] {
  const { environment } = scheme;
  const problems: Problem[] = [];
  if (!/^[A-Za-z_]\w*$/.test(environment))
    problems.push({
      code: "docs-environment",
      message: `The security scheme \`${name}\` reads its key from \`${environment}\`, which is not a name of an environment variable.`,
      pointer: `securitySchemes/${name}/environment`,
      fix: "Use letters, digits and `_`.",
    });
  if (scheme.type === "apiKey" && scheme.in === "header" && !/^[\w-]+$/.test(scheme.name ?? ""))
    problems.push({
      code: "docs-header",
      message: `The security scheme \`${name}\` sends its key in \`${scheme.name}\`, which is not a usual name of a header field.`,
      pointer: `securitySchemes/${name}/name`,
      fix: "Use letters, digits, `-` and `_`.",
    });
  return problems;
}

/** One line each: they stand in a heading, in the front matter and in lists. */
function wordProblems({ operationId, title, description }: OperationModel): Problem[] {
  return Object.entries({ title, description })
    .filter(([, text]) => !isLine(text))
    .map(([field, text]) => ({
      code: "docs-words",
      message: `The ${field} of \`${operationId}\` is not one line of text: ${JSON.stringify(text)}.`,
      pointer: `operations/${operationId}/${field}`,
      fix: "Write one line of plain text, without blanks before it.",
    }));
}

function nameProblems({ operationId, section, page }: OperationModel): Problem[] {
  return Object.entries({ section: section.id, page: page.name })
    .filter(([, name]) => !/^[a-z0-9][a-z0-9_-]*$/.test(name))
    .map(([field, name]) => ({
      code: "docs-path",
      message: `The ${field} \`${name}\` of \`${operationId}\` is not a name for a file and a part of a URL.`,
      pointer: `operations/${operationId}/${field}`,
      fix: "Use lower-case letters, digits, `-` and `_`.",
    }));
}

/** If there are several examples, the summary of each is the heading above it. */
function summaryProblems(operation: OperationModel): Problem[] {
  const { operationId } = operation;
  return partsOf(operation).flatMap(({ place, value: { examples = {} } }) =>
    Object.entries(examples)
      .filter(([, { summary }]) => summary !== "" && (!isLine(summary) || /\[#.+\]\s*$/.test(summary)))
      .map(([name]) => ({
        code: "docs-summary",
        message: `The summary of the example \`${name}\` of \`${operationId}\` is not a heading.`,
        pointer: `operations/${operationId}/${place}/examples/${name}`,
        fix: "Write one line that does not end like an anchor, `[#…]`.",
      })),
  );
}

function isLine(text: string): boolean {
  return /^\S[^\p{Cc}\u2028\u2029]*$/u.test(text);
}
