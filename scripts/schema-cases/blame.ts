import { pointerStep, valueAt } from "../lib/json-pointer.ts";
import { isSchema, type JsonSchema } from "../lib/json-schema.ts";
import type { SchemaJudge, Violation } from "./judge.ts";

/** The branch of a union that a value was made for, and where the union's value is. */
export interface Taken {
  readonly schema: object;
  readonly keyword: string;
  readonly index: number;
  readonly pointer: string;
}

/** Keywords that can't hold if the first one doesn't: breaking all of them counts as breaking one rule. */
export const implied: Readonly<Record<string, readonly string[]>> = {
  // A value of another type is not among the listed ones, and fits no branch that requires the type.
  type: ["enum", "const", "anyOf", "oneOf", "not", "format"],
  // Zod writes every format twice: by name, and as a pattern.
  format: ["pattern"],
  // A closed tuple states its length twice.
  maxItems: ["items"],
};

/**
 * The one rule that explains all violations of a value, `undefined` if there are several. What
 * the branches of a union say against a value that none of them takes is not told apart, unless
 * `trail` says for which branch the value was made: then that branch's one rule is the answer.
 */
export function blame(
  judgeOf: (schema: JsonSchema) => SchemaJudge,
  value: unknown,
  violations: readonly Violation[],
  trail: readonly Taken[],
): Violation | undefined {
  const [only] = violations;
  if (violations.length === 1 && only) return only;
  const { plain, unions } = group(judgeOf, value, violations);
  const reasons: Violation[] = [...plain];
  for (const { union, branches } of unions) {
    const taken = trail.find(
      ({ schema, keyword, pointer }) =>
        schema === union.schema && keyword === union.keyword && pointer === union.pointer,
    );
    const within = taken && branches[taken.index];
    if (!within || within.length === 0) reasons.push(union);
    else {
      const reason = blame(judgeOf, value, within, trail);
      if (!reason) return undefined;
      reasons.push(reason);
    }
  }
  return single(reasons);
}

/**
 * The violations of a value, without those that branches of a union report about values meant for
 * another one: of a union, the reasons of the only branch that is of the value's kind, or itself.
 */
export function reasonsFor(
  judgeOf: (schema: JsonSchema) => SchemaJudge,
  value: unknown,
  violations: readonly Violation[],
): Violation[] {
  const { plain, unions } = group(judgeOf, value, violations);
  return [
    ...plain,
    ...unions.flatMap(({ union, branches }) => {
      const meant = branches.filter(
        (within) => within.length > 0 && !within.some(isOtherKind(union.pointer)),
      );
      const [branch] = meant;
      return branch && meant.length === 1 ? reasonsFor(judgeOf, value, branch) : [union];
    }),
  ];
}

/** Whether a violation means that the value at a place has another type or another tag. */
function isOtherKind(pointer: string): (violation: Violation) => boolean {
  return ({ keyword, pointer: at }) =>
    (keyword === "type" && at === pointer) ||
    ((keyword === "const" || keyword === "enum") && at.lastIndexOf("/") <= pointer.length);
}

function single(reasons: readonly Violation[]): Violation | undefined {
  const [first] = reasons;
  if (!first || reasons.some(({ pointer }) => pointer !== first.pointer)) return undefined;
  const detail = ({ keyword, params }: Violation) =>
    keyword === "required" || keyword === "additionalProperties" || keyword === "unevaluatedProperties"
      ? JSON.stringify(params)
      : "";
  return reasons.find((reason) =>
    reasons.every(
      (other) =>
        (other.keyword === reason.keyword && detail(other) === detail(reason)) ||
        implied[reason.keyword]?.includes(other.keyword),
    ),
  );
}

interface Grouped {
  readonly plain: readonly Violation[];
  readonly unions: readonly {
    readonly union: Violation;
    /** The violations that each branch reports on its own. */
    readonly branches: readonly (readonly Violation[])[];
  }[];
}

/** Separates what applicators report about their subschemas from Ajv's flat list. */
function group(
  judgeOf: (schema: JsonSchema) => SchemaJudge,
  value: unknown,
  violations: readonly Violation[],
): Grouped {
  let rest = violations.filter(({ propertyName, keyword }) => propertyName === undefined && keyword !== "if");
  const unions: { union: Violation; branches: Violation[][] }[] = [];
  // Ajv reports a union after its branches, so the last one is not within another.
  for (;;) {
    const union = rest.findLast(
      (one) => isUnion(one.keyword) && !unions.some((other) => other.union === one),
    );
    if (!union) break;
    const branches = branchesOf(union).map((branch) => {
      const from = valueAt(value, union.pointer);
      return branch.each && Array.isArray(from)
        ? from.flatMap((item, index) =>
            moved(judgeOf(branch.schema).violations(item), union.pointer + pointerStep(index)),
          )
        : moved(judgeOf(branch.schema).violations(from), union.pointer);
    });
    unions.push({ union, branches: union.keyword === "contains" ? [] : branches });
    rest = without(rest, branches.flat());
  }
  return { plain: rest.filter((one) => !unions.some(({ union }) => union === one)), unions };
}

function isUnion(keyword: string): boolean {
  return keyword === "anyOf" || keyword === "oneOf" || keyword === "contains";
}

function branchesOf({ schema, keyword }: Violation): { schema: JsonSchema; each: boolean }[] {
  const value = typeof schema === "object" ? schema[keyword] : undefined;
  if (keyword === "contains") return isSchema(value) ? [{ schema: value, each: true }] : [];
  return Array.isArray(value) ? value.filter(isSchema).map((schema) => ({ schema, each: false })) : [];
}

function moved(violations: readonly Violation[], pointer: string): Violation[] {
  return violations.map((violation) => ({ ...violation, pointer: pointer + violation.pointer }));
}

/** Each of `taken` cancels one of `violations` that says the same. */
function without(violations: readonly Violation[], taken: readonly Violation[]): Violation[] {
  const left = new Map<JsonSchema, Violation[]>();
  for (const one of taken) left.set(one.schema, [...(left.get(one.schema) ?? []), one]);
  return violations.filter(({ keyword, pointer, schema }) => {
    const same = left.get(schema) ?? [];
    const at = same.findIndex((other) => other.keyword === keyword && other.pointer === pointer);
    if (at >= 0) same.splice(at, 1);
    return at < 0;
  });
}
