import ts from "typescript";

const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void;

/** A type as code would write it. */
export function textOf(checker: ts.TypeChecker, type: ts.Type): string {
  return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
}

/** The members of a union, or the type alone; `boolean` is one. */
export function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() && !(type.flags & ts.TypeFlags.Boolean) ? type.types : [type];
}

/** The members that hold something, and whether others are among them. */
export function present(type: ts.Type): { readonly members: readonly ts.Type[]; readonly empty: string } {
  const all = membersOf(type);
  const has = (flag: ts.TypeFlags) => all.some(({ flags }) => flags & flag);
  return {
    members: all.filter(({ flags }) => !(flags & nothing)),
    empty: `${has(ts.TypeFlags.Null) ? " | null" : ""}${has(ts.TypeFlags.Undefined) ? " | undefined" : ""}`,
  };
}

/** The type of an array's items, or of all items where each member of a union is one; nothing for tuples. */
export function itemsOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  if (!present(type).members.every((member) => checker.isArrayType(member))) return undefined;
  return checker.getIndexTypeOfType(checker.getNonNullableType(type), ts.IndexKind.Number);
}

/** What an API says of an object: neither the methods of a list nor those of text are fields. */
export function fieldsOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Symbol[] {
  if (!(type.flags & ts.TypeFlags.Object) || checker.isArrayType(type)) return [];
  const all = type.getProperties();
  return checker.isTupleType(type) ? all.filter(({ name }) => /^\d+$/.test(name)) : all;
}

/** A field of an object, by its name. */
export function fieldOf(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Symbol | undefined {
  return fieldsOf(checker, type).find((field) => field.name === name);
}

/** Whether a type has no fields to look into, so that one line says all of it. */
export function isLeaf(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (type.isUnionOrIntersection()) return type.types.every((member) => isLeaf(checker, member));
  if (!(type.flags & ts.TypeFlags.Object)) return true;
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return checker.getTypeArguments(type as ts.TypeReference).every((item) => isLeaf(checker, item));
  if (isPlatform(type)) return true;
  const values = checker.getIndexInfosOfType(type).map((info) => info.type);
  return type.getProperties().length === 0 && values.every((value) => isLeaf(checker, value));
}

/** `Blob`, `Uint8Array`: not of the API. */
function isPlatform(type: ts.Type): boolean {
  const file = type.symbol?.declarations?.[0]?.getSourceFile();
  return Boolean(file?.isDeclarationFile);
}

/** The field that tells the members of a union apart: each has literals of its own for it. */
export function discriminantOf(checker: ts.TypeChecker, members: readonly ts.Type[]): string | undefined {
  const [first, ...others] = members;
  if (!first || others.length === 0) return undefined;
  return fieldsOf(checker, first)
    .map(({ name }) => name)
    .find((name) => {
      const values = members.flatMap((member) => {
        const property = fieldOf(checker, member, name);
        return property ? membersOf(checker.getTypeOfSymbol(property)) : [];
      });
      return (
        values.length >= members.length &&
        values.every((value) => value.isLiteral()) &&
        new Set(values).size === values.length
      );
    });
}

export function isOptional({ flags }: ts.Symbol): boolean {
  return Boolean(flags & ts.SymbolFlags.Optional);
}
