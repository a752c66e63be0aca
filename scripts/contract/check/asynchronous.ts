import { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import type { ZodNode } from "../schemas/walk.ts";
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
  const late = nodesOf(api).filter(({ schema }) => isLate(schema));
  return late
    .filter(({ path }) => !late.some((other) => other.path !== path && other.path.startsWith(path)))
    .flatMap((node) => {
      const formless = formProblems(node);
      return formless.length > 0 ? formless : [asynchronous(node)];
    });
};

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
