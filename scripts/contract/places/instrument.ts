import ts from "typescript";
import type { SourcePlace, SourceTables } from "./tables.ts";

/** The functions that an instrumented module calls; see `record.ts`. */
export const placeFunctions = {
  literal: "__placeLiteral",
  spread: "__placeSpread",
  call: "__placeCall",
} as const;

/**
 * A module's text in which each object literal, list and call is handed to a function with its id,
 * on the same line as before; what is written there goes into the tables. What the module does is the
 * same: the functions return their argument.
 */
export function instrument(file: string, text: string, tables: SourceTables): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const opening = new Map<number, string>();
  const closing = new Map<number, string>();
  const ids = new Map<ts.Node, number>();
  let next = tables.literals.size + tables.calls.size;

  const placeOf = (node: ts.Node): SourcePlace => {
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart());
    return { file, line: line + 1, column: character + 1 };
  };
  const wrap = (node: ts.Node, open: string) => {
    const [start, { end }] = [node.getStart(), node];
    opening.set(start, (opening.get(start) ?? "") + open);
    // Closed from the inside out: a later wrapper is further inside.
    closing.set(end, `)${closing.get(end) ?? ""}`);
  };
  const idOf = (node: ts.Node) => {
    const id = ids.get(node) ?? next++;
    ids.set(node, id);
    return id;
  };

  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (isValueLiteral(node)) {
      const id = idOf(node);
      wrap(node, `${placeFunctions.literal}(${id},`);
      tables.literals.set(id, { place: placeOf(node), keys: new Map(keysOf(node, placeOf)) });
      for (const part of ts.isObjectLiteralExpression(node) ? node.properties : [])
        if (ts.isSpreadAssignment(part)) wrap(part.expression, `${placeFunctions.spread}(${id},`);
    } else if (isWholeCall(node)) {
      const id = idOf(node);
      wrap(node, `${placeFunctions.call}(${id},`);
      const { expression: callee, arguments: args } = node;
      const before = ts.isPropertyAccessExpression(callee) ? [callee.expression] : [];
      tables.calls.set(id, {
        place: placeOf(node),
        name: ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText(),
        literals: args.filter(isValueLiteral).map(idOf),
        calls: [...before, ...args].filter(isWholeCall).map(idOf),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);

  let made = "";
  let at = 0;
  for (const position of [...new Set([...opening.keys(), ...closing.keys()])].sort((a, b) => a - b)) {
    made += text.slice(at, position) + (closing.get(position) ?? "") + (opening.get(position) ?? "");
    at = position;
  }
  return made + text.slice(at);
}

type ValueLiteral = ts.ObjectLiteralExpression | ts.ArrayLiteralExpression;

/** A literal that makes a value: not one that takes a value apart, on the left of `=`. */
function isValueLiteral(node: ts.Node): node is ValueLiteral {
  if (!ts.isObjectLiteralExpression(node) && !ts.isArrayLiteralExpression(node)) return false;
  let child: ts.Node = node;
  for (let parent = node.parent; parent; [child, parent] = [parent, parent.parent]) {
    if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      return parent.left !== child;
    if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer !== child;
    if (
      !ts.isObjectLiteralElement(parent) &&
      !ts.isObjectLiteralExpression(parent) &&
      !ts.isArrayLiteralExpression(parent) &&
      !ts.isSpreadElement(parent) &&
      !ts.isParenthesizedExpression(parent)
    )
      return true;
  }
  return true;
}

/** A call whose result can be handed on: not a part of an optional chain, `super()`, `import()` or a decorator. */
function isWholeCall(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || ts.isDecorator(node.parent)) return false;
  if (node.flags & ts.NodeFlags.OptionalChain) return false;
  const { kind } = node.expression;
  return kind !== ts.SyntaxKind.SuperKeyword && kind !== ts.SyntaxKind.ImportKeyword;
}

function* keysOf(
  node: ValueLiteral,
  placeOf: (node: ts.Node) => SourcePlace,
): Generator<[string, SourcePlace]> {
  if (ts.isArrayLiteralExpression(node)) {
    for (const [index, element] of node.elements.entries()) {
      if (ts.isSpreadElement(element)) return;
      yield [String(index), placeOf(element)];
    }
    return;
  }
  for (const { name } of node.properties) {
    if (!name || ts.isPrivateIdentifier(name)) continue;
    const key = ts.isComputedPropertyName(name) ? name.expression : name;
    if (ts.isIdentifier(key) ? key === name : ts.isStringLiteralLike(key) || ts.isNumericLiteral(key))
      yield [(key as ts.Identifier | ts.StringLiteral).text, placeOf(name)];
  }
}
