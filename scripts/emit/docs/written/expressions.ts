import type { Nodes, Root } from "mdast";
import type { Problem } from "../../../lib/problem.ts";
import { emitProblem } from "../../problems.ts";
import { namesInPage, type Statement } from "./modules.ts";

type Expression = Extract<Statement, { type: "ExpressionStatement" }>["expression"];

/** What MDX itself gives to the expressions of a page. */
const given = ["props", "frontmatter"];

/**
 * Expressions of a page that begin with a name which nothing defines: a fact that is not written as one, or a brace that
 * is text. Names further inside, such as arguments of functions, are not looked at.
 */
export function checkExpressions(content: Root, file: string): Problem[] {
  const known = new Set([...namesInPage(content).keys(), ...given]);
  const problems: Problem[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") {
      const [statement] = node.data?.estree?.body ?? [];
      const name = statement?.type === "ExpressionStatement" ? firstName(statement.expression) : undefined;
      if (name !== undefined && !known.has(name) && !(name in globalThis))
        problems.push(emitProblem("page-expression", { name }, { file, line: node.position?.start.line }));
    }
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(content);
  return problems;
}

/** The name that an expression reads first: `items` in `items.map(…)`. */
function firstName(expression: Expression): string | undefined {
  if (expression.type === "Identifier") return expression.name;
  const inner =
    expression.type === "MemberExpression"
      ? expression.object
      : expression.type === "CallExpression"
        ? expression.callee
        : undefined;
  return inner && inner.type !== "Super" ? firstName(inner) : undefined;
}
