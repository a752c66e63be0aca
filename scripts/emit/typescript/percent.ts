import type ts from "typescript";

type Library = typeof ts;

/** A character for private use, in place of `%` in the names of properties. */
const standIn = "\u{f0025}";

/**
 * The name of a property without `%`. openapi-typescript reads the names on the way to a property as parts of
 * a URL, and throws at a `%` that encodes nothing.
 */
export function withoutPercent(name: string): string {
  return name.replaceAll("%", standIn);
}

/** The types with `%` in the names again. */
export function withPercent(library: Library, node: ts.Node): ts.Node {
  const visit = (inner: ts.Node, context: ts.TransformationContext): ts.Node =>
    library.isStringLiteral(inner) && inner.text.includes(standIn)
      ? library.factory.createStringLiteral(inner.text.replaceAll(standIn, "%"))
      : library.visitEachChild(inner, (child) => visit(child, context), context);
  const { transformed } = library.transform(node, [(context) => (root) => visit(root, context)]);
  return transformed[0] ?? node;
}
