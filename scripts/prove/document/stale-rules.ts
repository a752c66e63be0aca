import type { z } from "zod";
import { valueInMessage } from "../../contract/check/rejected.ts";
import { type Declared, rulesDeclaredOn } from "../../contract/schema.ts";
import { walk } from "../../contract/schemas/walk.ts";
import type { Problem } from "../../lib/problem.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import { proofProblem } from "../problems.ts";
import { rulesAmong } from "./verdicts.ts";
import { zodRoots } from "./zod-roots.ts";

/** Rules without evidence: neither a value of the proof (`borne`) nor one of the author's breaks them alone. */
export function staleRules(read: ModelOfContract, borne: ReadonlySet<string>): Problem[] {
  const problems = new Map<string, Problem>();
  const seen = new Set<z.ZodType>();
  for (const { schema, pointer } of zodRoots(read))
    for (const node of walk({ schema, path: pointer }, seen))
      for (const declared of rulesDeclaredOn(node.schema)) {
        const { rule, refuses = [] } = declared;
        const { path } = node;
        const taken = refuses.find((value) => !isRefused(node.schema, value, declared));
        if (taken !== undefined)
          problems.set(
            rule,
            proofProblem("rule-refuses-not", { rule, path, value: valueInMessage(taken) }, { pointer: path }),
          );
        else if (!borne.has(rule) && refuses.length === 0)
          problems.set(rule, proofProblem("rule-stale", { rule, path }, { pointer: path }));
      }
  return [...problems.values()];
}

function isRefused(schema: z.ZodType, value: unknown, { rule }: Declared): boolean {
  return rulesAmong(schema.safeParse(value).error?.issues ?? []).includes(rule);
}
