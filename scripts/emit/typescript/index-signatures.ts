import type ts from "typescript";

type Library = typeof ts;

/**
 * Makes the types of objects with further fields satisfiable. openapi-typescript writes
 * `{ round: number } & { [key: string]: string }`, which no literal satisfies, because the index signature
 * must hold for the named fields, too. Here it does.
 */
export function satisfiable(library: Library, node: ts.Node): ts.Node {
  const { factory } = library;
  const visit = (inner: ts.Node, context: ts.TransformationContext): ts.Node => {
    const visited = library.visitEachChild(inner, (child) => visit(child, context), context);
    return library.isIntersectionTypeNode(visited) ? merged(visited) : visited;
  };
  const { transformed } = library.transform(node, [(context) => (root) => visit(root, context)]);
  return transformed[0] ?? node;

  function merged(intersection: ts.IntersectionTypeNode): ts.TypeNode {
    const [named, others, ...more] = intersection.types;
    if (!named || !others || more.length > 0) return intersection;
    if (!library.isTypeLiteralNode(named) || !library.isTypeLiteralNode(others)) return intersection;
    const [index, ...rest] = others.members;
    if (!index || rest.length > 0 || !library.isIndexSignatureDeclaration(index)) return intersection;
    if (index.type.kind === library.SyntaxKind.UnknownKeyword) return intersection;
    const fields = named.members.filter(library.isPropertySignature);
    const types = fields.flatMap(({ type }) => (type ? [type] : []));
    const optional = fields.some(({ questionToken }) => questionToken);
    const wide = factory.updateIndexSignature(
      index,
      index.modifiers,
      index.parameters,
      factory.createUnionTypeNode([
        index.type,
        ...types,
        ...(optional ? [factory.createKeywordTypeNode(library.SyntaxKind.UndefinedKeyword)] : []),
      ]),
    );
    return factory.createTypeLiteralNode([...named.members, wide]);
  }
}
