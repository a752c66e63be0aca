import ts from "typescript";

/** The name of the innermost named function around a place of a module, as the engine calls it; `undefined`: none. */
export function functionAt(path: string, text: string, place: number): string | undefined {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  let name: string | undefined;
  const visit = (node: ts.Node): void => {
    if (place < node.getStart(source) || place >= node.getEnd()) return;
    if (ts.isFunctionLike(node)) name = nameOf(node) ?? name;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return name;
}

function nameOf(node: ts.SignatureDeclaration): string | undefined {
  if (node.name && (ts.isIdentifier(node.name) || ts.isPrivateIdentifier(node.name)))
    return accessor(node) + node.name.text;
  const { parent } = node;
  const isNamed = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return isNamed && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

function accessor(node: ts.SignatureDeclaration): string {
  return ts.isGetAccessor(node) ? "get " : ts.isSetAccessor(node) ? "set " : "";
}
