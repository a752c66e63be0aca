import type ts from "typescript";
import type { ProbeLine, ProbeUse, ProbeWriter } from "./probe-lines.ts";
import {
  discriminantOf,
  fieldSymbol,
  fieldsOf,
  isLeaf,
  itemsOf,
  nonNullMembers,
  textOf,
} from "./type-members.ts";
import { type Visits, visit } from "./visits.ts";

/** A value of a result: where it is, and its expression. */
interface Value {
  readonly expression: string;
  readonly use: ProbeUse;
  readonly parent: ProbeLine;
  /** Object types on the way, so that a recursive one ends. */
  readonly within?: readonly ts.Type[];
  readonly visits?: Visits;
}

/** The most fields that one function reads: for each, the compiler follows all lines before it. */
const together = 100;

/** Writes lines that read a value, and every value inside of it, with the types that they have. */
export function readResult(checker: ts.TypeChecker, writer: ProbeWriter, type: ts.Type, value: Value): void {
  const { expression, use, parent } = value;
  const name = writer.name(/(\w+)\W*$/.exec(expression)?.[1] ?? "");
  const declare = (text: string) => writer.add(`const ${name}: ${text} = ${expression};`, use, parent);
  if (isLeaf(checker, type)) {
    declare(textOf(checker, type));
    return;
  }
  const { members: all, empty } = nonNullMembers(type);
  const leaves = all.filter((member) => isLeaf(checker, member));
  const members = all.filter((member) => !leaves.includes(member));
  if (leaves.length > 0 && members.length > 0) {
    const kinds = leaves.map((leaf) => textOf(checker, leaf)).join(" | ");
    const mixed = writer.add(`const ${name}: ${kinds} | object${empty} = ${expression};`, use, parent);
    const held = writer.name("held");
    const line = writer.add(`const ${held} = ${expression};`, undefined, mixed);
    const inside = `(${held} as Exclude<typeof ${held}, ${kinds}${empty}>)`;
    const [first] = members;
    // Several objects next to leaves have no common type to read fields from.
    if (first && members.length === 1)
      readResult(checker, writer, first, { ...value, expression: inside, parent: line });
    return;
  }
  const inside = empty ? `${expression}!` : expression;
  const items = itemsOf(checker, type);
  if (!items) {
    const parent = declare(`object${empty}`);
    readFields(checker, writer, checker.getNonNullableType(type), members, {
      ...value,
      expression: inside,
      parent,
    });
    return;
  }
  readResult(checker, writer, items, {
    ...value,
    expression: `${inside}[0]!`,
    use: { ...use, place: `${use.place}/0` },
    parent: declare(`readonly unknown[]${empty}`),
  });
}

/** Reads the fields of an object that is one of `members`; of each member, if a field tells them apart. */
function readFields(
  checker: ts.TypeChecker,
  writer: ProbeWriter,
  type: ts.Type,
  members: readonly ts.Type[],
  value: Value,
): void {
  const { use, within = [], visits = new Map() } = value;
  const field = (property: ts.Symbol, under: Value) =>
    readResult(checker, writer, checker.getTypeOfSymbol(property), {
      expression: under.expression + access(property.name),
      use: { ...use, place: `${use.place}/${property.name}` },
      parent: under.parent,
      within: [...within, ...members],
      visits,
    });
  if (members.every((member) => within.includes(member))) return;
  const [first, ...others] = members;
  if (!first || !visit(visits, first)) return;
  if (others.length === 0) {
    const fields = fieldsOf(checker, first);
    for (let start = 0; start < fields.length; start += together) {
      const some = fields.slice(start, start + together);
      if (fields.length <= together) for (const property of some) field(property, value);
      else {
        const parent = writer.add("(() => {", undefined, value.parent);
        for (const property of some) field(property, { ...value, parent });
        writer.add("});", undefined, parent);
      }
    }
    return;
  }
  const discriminant = discriminantOf(checker, members);
  if (discriminant === undefined) {
    for (const { name } of fieldsOf(checker, first)) {
      const shared = others.every((other) => fieldSymbol(checker, other, name)) && type.getProperty(name);
      if (shared) field(shared, value);
    }
    return;
  }
  const kinds = members.map((member) => kindOf(checker, member, discriminant));
  const told = { ...use, place: `${use.place}/${discriminant}` };
  const kind = `const ${writer.name(discriminant)}: ${kinds.join(" | ")}`;
  writer.add(`${kind} = ${value.expression}${access(discriminant)};`, told, value.parent);
  members.forEach((member, index) => {
    const variant = writer.name("variant");
    // One function for each, so that the compiler need not carry the narrowing of one over to the next.
    const block = writer.add(`(() => { const ${variant} = ${value.expression};`, undefined, value.parent);
    const test = `if (${variant}${access(discriminant)} === ${kinds[index]?.split(" | ")[0]}) {`;
    const parent = writer.add(test, told, block);
    for (const property of fieldsOf(checker, member))
      if (property.name !== discriminant) field(property, { ...value, expression: variant, parent });
    writer.add("}", undefined, parent);
    writer.add("});", undefined, block);
  });
}

/** The values of the field that tells a member of a union apart, as code. */
function kindOf(checker: ts.TypeChecker, member: ts.Type, discriminant: string): string {
  const property = fieldSymbol(checker, member, discriminant);
  return property ? textOf(checker, checker.getTypeOfSymbol(property)) : "never";
}

/** `.name`, or `["some name"]`. */
function access(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
