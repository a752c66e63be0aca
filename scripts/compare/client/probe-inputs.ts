import type ts from "typescript";
import { propertyName } from "../../lib/ecmascript-names.ts";
import type { ProbeLine, ProbeUse, ProbeWriter } from "./probe-lines.ts";
import { fieldsOf, isLeaf, isOptional, itemsOf, nonNullMembers, textOf } from "./type-members.ts";
import { type Visits, visit } from "./visits.ts";

/** How an input is written: which members of unions it uses, and whether it has the optional fields. */
export interface Manner {
  readonly variant: number;
  readonly optional: boolean;
}

/** A place in an input. */
interface Place {
  readonly use: ProbeUse;
  readonly parent?: ProbeLine;
  /** The text before and after the value on its lines. */
  readonly before: string;
  readonly after: string;
  readonly within?: readonly ts.Type[];
  readonly visits?: Visits;
}

/**
 * The most optional fields in one object: if one is refused, the compiler compares each field of the
 * object with all fields of the type.
 */
const together = 200;

/**
 * Writes an expression of a type, one line for each of its fields, and returns how many variants cover
 * the type: each member of its unions, and each optional field.
 */
export function writeInput(
  checker: ts.TypeChecker,
  writer: ProbeWriter,
  type: ts.Type,
  manner: Manner,
  place: Place,
): number {
  const { use, parent, before, after, within = [], visits = new Map() } = place;
  if (isLeaf(checker, type)) {
    const text = textOf(checker, type).replace(/ \| undefined$/, "");
    writer.add(`${before}given<${text}>()${after}`, use, parent);
    return 1;
  }
  const { members, empty } = nonNullMembers(type);
  const choices = empty.includes("null") ? [...members, undefined] : members;
  const chosen = choices[manner.variant % choices.length];
  if (!chosen) {
    writer.add(`${before}null${after}`, use, parent);
    return choices.length;
  }
  if (isLeaf(checker, chosen)) {
    writer.add(`${before}given<${textOf(checker, chosen)}>()${after}`, use, parent);
    return choices.length;
  }
  const items = itemsOf(checker, chosen);
  if (within.includes(chosen) || (items && within.includes(items))) {
    writer.add(`${before}${items ? "[]" : "given<never>()"}${after}`, use, parent);
    return choices.length;
  }
  if (!items && !visit(visits, chosen)) {
    writer.add(`${before}given<never>()${after}`, use, parent);
    return choices.length;
  }
  if (items) {
    const inside = {
      ...place,
      visits,
      before: `${before}[`,
      after: `]${after}`,
      use: { ...use, place: `${use.place}/0` },
    };
    return Math.max(choices.length, writeInput(checker, writer, items, manner, inside));
  }
  const isTuple = checker.isTupleType(chosen);
  const [opens, closes] = isTuple ? ["[", "]"] : ["{", "}"];
  const line = writer.add(`${before}${opens}`, use, parent);
  const fields = fieldsOf(checker, chosen);
  const optional = manner.optional && !isTuple ? fields.filter(isOptional) : [];
  const parts = Math.max(1, Math.ceil(optional.length / together));
  const part = manner.variant % parts;
  const left = new Set(
    parts === 1 ? [] : optional.filter((_, index) => Math.floor(index / together) !== part),
  );
  const inside = { ...manner, variant: Math.floor(manner.variant / parts) };
  const most = fields.map((property) => {
    if (left.has(property) || (isOptional(property) && !manner.optional)) return 1;
    return writeInput(checker, writer, checker.getTypeOfSymbol(property), inside, {
      before: isTuple ? "" : `${propertyName(property.name)}: `,
      after: ",",
      use: { ...use, place: `${use.place}/${property.name}` },
      parent: line,
      within: [...within, chosen],
      visits,
    });
  });
  writer.add(`${closes}${after}`, undefined, line);
  return Math.max(choices.length, parts * most.reduce((one, other) => Math.max(one, other), 1));
}
