import { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";
import { formProblems } from "./forms.ts";
import type { ContractCheck } from "./index.ts";
import { nodesOf } from "./schemas.ts";

/** One value of each kind: any value that reaches an asynchronous check makes Zod throw. */
const values: readonly unknown[] = ["", "a", "1", 0, 1, true, null, [], {}, ["a"], [{}], { a: "a" }];

/**
 * The innermost schemas with an asynchronous verdict. This check comes before all that check
 * values, because Zod throws at such a schema.
 */
export const checkAsynchronous: ContractCheck = (api) => {
  const late = nodesOf(api).filter(({ schema }) => mayBeLate(schema) && isLate(schema));
  return late
    .filter(({ path }) => !late.some((other) => other.path !== path && other.path.startsWith(path)))
    .flatMap((node) => {
      const formless = formProblems(node);
      return formless.length > 0 ? formless : [asynchronous(node)];
    });
};

/** Kinds of schemas that are late only if a schema inside is, which is a node of its own. */
const plain: ReadonlySet<string> = new Set([
  ...["string", "number", "boolean", "null", "any", "unknown", "literal", "enum"],
  ...["object", "array", "tuple", "record", "union", "intersection"],
]);

/** Checks of Zod's own that call no function of an author's. */
const plainChecks: ReadonlySet<string> = new Set([
  ...["less_than", "greater_than", "multiple_of", "number_format", "bigint_format", "mime_type"],
  ...["max_size", "min_size", "size_equals", "max_length", "min_length", "length_equals", "string_format"],
]);

/** Wrappers have the path of what they wrap. */
const wrappers: ReadonlySet<string> = new Set([
  ...["optional", "nullable", "nonoptional", "readonly", "default", "prefault"],
]);

/** Whether a schema itself calls a function that may answer later: a check, a transformation, or a kind that is not Zod's. */
function mayBeLate(schema: z.ZodType): boolean {
  const { type, checks, ...own } = definitionOf(schema);
  const called = Array.isArray(checks) ? checks.map(({ _zod }: z.core.$ZodCheck) => _zod.def) : [];
  if ([own, ...called].some(isFunctionCheck)) return true;
  return wrappers.has(type) ? mayBeLate(own["innerType"] as z.ZodType) : !plain.has(type);
}

function isFunctionCheck(definition: object): boolean {
  const { check, fn } = definition as { readonly check?: string; readonly fn?: unknown };
  return fn !== undefined || (check !== undefined && !plainChecks.has(check));
}

function isLate(schema: z.ZodType): boolean {
  return values.some((value) => {
    try {
      schema.safeParse(value);
      return false;
    } catch (error) {
      // Anything else that a condition throws at an unsuitable value is reported where values are checked.
      return error instanceof z.core.$ZodAsyncError;
    }
  });
}

function asynchronous({ path }: ZodNode): Problem {
  return contractProblem("spec-asynchronous", { path }, { pointer: path });
}
