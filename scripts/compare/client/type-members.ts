import ts from "typescript";

const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void;

/** A type as code; one with fields is abbreviated, because its text may be endless. */
export function textOf(checker: ts.TypeChecker, type: ts.Type): string {
  const flags = isLeaf(checker, type) ? ts.TypeFormatFlags.NoTruncation : ts.TypeFormatFlags.None;
  return checker.typeToString(type, undefined, flags);
}

/** The members of a union, or the type alone; `boolean` is one. */
export function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() && !(type.flags & ts.TypeFlags.Boolean) ? type.types : [type];
}

/** The members other than `null` and `undefined`, and whether there are such. */
export function nonNullMembers(type: ts.Type): {
  readonly members: readonly ts.Type[];
  readonly empty: string;
} {
  const all = membersOf(type);
  const has = (flag: ts.TypeFlags) => all.some(({ flags }) => flags & flag);
  return {
    members: all.filter(({ flags }) => !(flags & nothing)),
    empty: `${has(ts.TypeFlags.Null) ? " | null" : ""}${has(ts.TypeFlags.Undefined) ? " | undefined" : ""}`,
  };
}

/** The type of an array's items, or of all items if each member of a union is an array; `undefined` for tuples. */
export function itemsOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  if (!nonNullMembers(type).members.every((member) => checker.isArrayType(member))) return undefined;
  return checker.getIndexTypeOfType(checker.getNonNullableType(type), ts.IndexKind.Number);
}

/** The fields of an object; the methods of lists and texts are not fields. */
export function fieldsOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Symbol[] {
  if (!isObjectType(type) || checker.isArrayType(type)) return [];
  const all = type.getProperties();
  return checker.isTupleType(type) ? all.filter(({ name }) => /^\d+$/.test(name)) : all;
}

/** A field of an object, by its name. */
export function fieldSymbol(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Symbol | undefined {
  return fieldsOf(checker, type).find((field) => field.name === name);
}

/** Whether a type is an object or an intersection of objects, but not a text that is an object, too. */
function isObjectType(type: ts.Type): boolean {
  if (type.isIntersection()) return type.types.every(isObjectType);
  return Boolean(type.flags & ts.TypeFlags.Object);
}

/** The most items of nested tuples that one line may list. */
const most = 32;
const items = new WeakMap<ts.Type, number>();

/** Whether a type has no fields inside, so that one line covers it. */
export function isLeaf(checker: ts.TypeChecker, type: ts.Type): boolean {
  return itemsWithin(checker, type) <= most;
}

/** How many items of tuples a type's text lists; infinite if it has fields. */
function itemsWithin(checker: ts.TypeChecker, type: ts.Type): number {
  const known = items.get(type);
  if (known !== undefined) return known;
  items.set(type, Number.POSITIVE_INFINITY);
  const made = countItems(checker, type);
  items.set(type, made);
  return made;
}

function countItems(checker: ts.TypeChecker, type: ts.Type): number {
  const largest = (types: readonly ts.Type[]) =>
    Math.max(0, ...types.map((one) => itemsWithin(checker, one)));
  if (type.isUnion()) return largest(type.types);
  if (!isObjectType(type)) return 0;
  if (type.isIntersection()) return largest(type.types);
  const within = checker.getTypeArguments(type as ts.TypeReference);
  if (checker.isArrayType(type)) return largest(within);
  if (checker.isTupleType(type)) return within.reduce((sum, item) => sum + 1 + itemsWithin(checker, item), 0);
  if (isPlatform(type)) return 0;
  if (type.getProperties().length > 0) return Number.POSITIVE_INFINITY;
  return largest(checker.getIndexInfosOfType(type).map((info) => info.type));
}

/** `Blob`, `Uint8Array`: types of the platform, not of the API. */
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
        const property = fieldSymbol(checker, member, name);
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
