import ts from "typescript";

/** One change of a module's text: what stood from `start` to `end` becomes `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const kind = ts.SyntaxKind;

/** Operators that are taken for another. */
const swapped: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [kind.EqualsEqualsEqualsToken]: "!==",
  [kind.ExclamationEqualsEqualsToken]: "===",
  [kind.LessThanToken]: "<=",
  [kind.LessThanEqualsToken]: "<",
  [kind.GreaterThanToken]: ">=",
  [kind.GreaterThanEqualsToken]: ">",
  [kind.AmpersandAmpersandToken]: "||",
  [kind.BarBarToken]: "&&",
};

/** Methods that are taken for another. */
const confused: Readonly<Record<string, string>> = {
  some: "every",
  every: "some",
  startsWith: "endsWith",
  endsWith: "startsWith",
  min: "max",
  max: "min",
};

/** Every single mistake of a known kind in a module, in the order of its text. */
export function editsOf(path: string, text: string): Edit[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    // What no program runs.
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    for (const [place, becomes] of mistakes(node))
      edits.push({ start: place.getStart(source), end: place.getEnd(), text: becomes });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}

type Mistake = readonly [place: ts.Node, becomes: string];

function mistakes(node: ts.Node): Mistake[] {
  const found: Mistake[] = [];
  if (ts.isBinaryExpression(node)) {
    const other = swapped[node.operatorToken.kind];
    if (other) found.push([node.operatorToken, other]);
    if (node.operatorToken.kind === kind.QuestionQuestionToken) found.push([node, node.right.getText()]);
  }
  const condition = conditionOf(node);
  if (condition) found.push([condition, `!(${condition.getText()})`]);
  // The branch is never taken.
  if (ts.isIfStatement(node)) found.push([node.expression, "false as boolean"]);
  if (ts.isConditionalExpression(node))
    found.push([node, node.whenTrue.getText()], [node, node.whenFalse.getText()]);
  if (ts.isPrefixUnaryExpression(node) && node.operator === kind.ExclamationToken)
    found.push([node, node.operand.getText()]);
  if (ts.isNumericLiteral(node)) found.push([node, String(Number(node.text) + 1)]);
  if (node.kind === kind.TrueKeyword) found.push([node, "false"]);
  if (node.kind === kind.FalseKeyword) found.push([node, "true"]);
  if (ts.isStringLiteral(node) && isCompared(node)) found.push([node, '"?"']);
  if (ts.isExpressionStatement(node)) found.push([node, ";"]);
  if (ts.isAwaitExpression(node) && ts.isExpressionStatement(node.parent))
    found.push([node, node.expression.getText()]);
  if (ts.isReturnStatement(node) && node.expression && node.expression.getText() !== "undefined")
    found.push([node, "return undefined as never;"]);
  if (ts.isSpreadElement(node)) found.push([node, "...[]"]);
  if (ts.isSpreadAssignment(node)) found.push([node, "...{}"]);
  if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent)) {
    const other = Object.hasOwn(confused, node.name.text) ? confused[node.name.text] : undefined;
    if (other) found.push([node.name, other]);
  }
  return found;
}

function conditionOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) return node.expression;
  return ts.isConditionalExpression(node) ? node.condition : undefined;
}

/** Whether a text decides something; one that people read is judged where messages are compared. */
function isCompared({ parent }: ts.StringLiteral): boolean {
  return ts.isBinaryExpression(parent) || ts.isCaseClause(parent) || ts.isArrayLiteralExpression(parent);
}
