import type ts from "typescript";

type Library = typeof ts;

/**
 * The types of a document with each component declared under a name of its own, because editors and
 * declarations then show the name in place of the path to a property.
 */
export function withNamedTypes(
  library: Library,
  nodes: readonly ts.Node[],
  names: ReadonlyMap<string, string>,
): ts.Node[] {
  const { factory } = library;
  const reference = (name: string) => factory.createTypeReferenceNode(name);
  const declarations: ts.Node[] = [];

  /** `components["schemas"]["Thing"]` as `Thing`. */
  const referring = (node: ts.Node): ts.Node => {
    const visit = (inner: ts.Node, context: ts.TransformationContext): ts.Node => {
      const name = library.isIndexedAccessTypeNode(inner) ? names.get(componentIn(inner) ?? "") : undefined;
      return name
        ? reference(name)
        : library.visitEachChild(inner, (child) => visit(child, context), context);
    };
    const { transformed } = library.transform(node, [(context) => (root) => visit(root, context)]);
    return transformed[0] ?? node;
  };

  function componentIn({ objectType, indexType }: ts.IndexedAccessTypeNode): string | undefined {
    if (!library.isIndexedAccessTypeNode(objectType)) return undefined;
    const [schemas, name] = [textOf(objectType.indexType), textOf(indexType)];
    const { objectType: root } = objectType;
    const isRoot = library.isTypeReferenceNode(root) && library.isIdentifier(root.typeName);
    return isRoot && root.typeName.text === "components" && schemas === "schemas" ? name : undefined;
  }

  function textOf(type: ts.TypeNode): string | undefined {
    return library.isLiteralTypeNode(type) && library.isStringLiteral(type.literal)
      ? type.literal.text
      : undefined;
  }

  /** The members of `schemas`, each referring to its declaration. */
  function declared(member: ts.TypeElement): ts.TypeElement {
    if (!library.isPropertySignature(member) || !member.type) return member;
    const { name: property } = member;
    // The library takes a name that reads as a number, including `NaN`, for a number.
    const isText = library.isIdentifier(property) || library.isStringLiteral(property);
    const key = isText || library.isNumericLiteral(property) ? property.text : "";
    const name = names.get(key);
    if (!name) return member;
    const declaration = factory.createTypeAliasDeclaration(
      [factory.createModifier(library.SyntaxKind.ExportKeyword)],
      name,
      undefined,
      referring(member.type) as ts.TypeNode,
    );
    declarations.push(
      library.setSyntheticLeadingComments(declaration, library.getSyntheticLeadingComments(member)),
    );
    return factory.updatePropertySignature(
      member,
      member.modifiers,
      property,
      member.questionToken,
      reference(name),
    );
  }

  const others = nodes.map((node) => {
    if (!library.isInterfaceDeclaration(node) || node.name.text !== "components") return referring(node);
    const members = node.members.map((member) => {
      if (!library.isPropertySignature(member) || !member.type || !library.isTypeLiteralNode(member.type))
        return member;
      if (!library.isIdentifier(member.name) || member.name.text !== "schemas")
        return referring(member) as ts.TypeElement;
      const type = factory.createTypeLiteralNode(member.type.members.map(declared));
      return factory.updatePropertySignature(
        member,
        member.modifiers,
        member.name,
        member.questionToken,
        type,
      );
    });
    return factory.updateInterfaceDeclaration(
      node,
      node.modifiers,
      node.name,
      node.typeParameters,
      node.heritageClauses,
      members,
    );
  });
  return [...others, ...declarations];
}
