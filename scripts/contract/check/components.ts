import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { rulesOf } from "../schema.ts";
import { jsonSchemaOf } from "../schemas/json-schema.ts";
import { componentName } from "../schemas/named.ts";
import { walk, type ZodNode } from "../schemas/walk.ts";
import type { ContractCheck } from "./index.ts";
import { nodesOf } from "./schemas.ts";

/** A component's name refers to one schema only, and has a form that OpenAPI allows. */
export const checkComponents: ContractCheck = (api) => {
  const problems: Problem[] = [];
  const named = new Map<string, ZodNode>();
  for (const node of nodesOf(api)) {
    const name = componentName(node.schema);
    if (name === undefined) continue;
    const first = named.get(name);
    if (!first) {
      named.set(name, node);
      problems.push(...characters(name, node));
    } else if (!same(first.schema, node.schema))
      problems.push(
        contractProblem(
          "component-name-twice",
          { name, first: first.path, second: node.path },
          { pointer: node.path },
        ),
      );
  }
  return problems;
};

/** OpenAPI 3.1, Components Object: the characters of a component's name. */
function characters(name: string, { path }: ZodNode): Problem[] {
  if (/^[A-Za-z0-9._-]+$/.test(name)) return [];
  return [contractProblem("component-name-form", { path, name }, { pointer: path })];
}

/** Compares by content, rules included: a function may build the same schema twice. */
function same(a: z.ZodType, b: z.ZodType): boolean {
  if (a === b) return true;
  const rules = [a, b].map((schema) =>
    JSON.stringify([...walk({ schema, path: "" })].map((node) => [node.path, rulesOf(node.schema)])),
  );
  if (rules[0] !== rules[1]) return false;
  const [left, right] = [a, b].map((schema) => JSON.stringify(jsonSchemaOf(schema)));
  return left === right;
}
