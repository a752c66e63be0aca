import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import type { Contract } from "../contract.ts";
import type { BodyError, HandlerError } from "../error.ts";
import { contractProblem } from "../problems.ts";
import { resolveContract } from "../resolve.ts";
import { componentName } from "../schemas/named.ts";
import { rootsOf } from "../schemas/roots.ts";
import { childrenOf, definitionOf, walk, type ZodNode } from "../schemas/walk.ts";
import { sentOperations } from "../sent.ts";
import { changes } from "./changes.ts";
import { conditions } from "./conditions.ts";
import { saidValues } from "./defaults.ts";
import { formProblems } from "./forms.ts";
import type { ContractCheck } from "./index.ts";
import { jsonKeywords } from "./json-keywords.ts";
import { keywords } from "./keywords.ts";
import { openUnions } from "./open-unions.ts";
import { propertyNameProblems } from "./property-names.ts";
import { records } from "./records.ts";
import { values } from "./values.ts";

/** Every schema has a JSON form, returns its input, declares all that it refuses, and names recursive schemas. */
export const checkSchemas: ContractCheck = (api) =>
  nodesOf(api).flatMap((node) => [
    ...formProblems(node),
    ...recursion(node),
    ...changes(node),
    ...conditions(node),
    ...saidValues(node),
    ...propertyNameProblems(node),
    ...records(node),
    ...values(node),
    ...openUnions(node),
    ...keywords(node),
    ...jsonKeywords(node),
  ]);

/** Every schema of an API, each once. Does not run values through schemas, as resolving the texts of errors would. */
export const nodesOf: (api: Api) => readonly ZodNode[] = oncePerApi((api) => {
  const seen = new Set<z.ZodType>();
  const operations = api.operations.map((operation) => ({
    ...operation,
    errors: operation.errors.map(({ given: _given, ...error }) => error as HandlerError | BodyError),
  }));
  return rootsOf(contractOf({ ...api, operations })).flatMap(({ schema, pointer }) => [
    ...walk({ schema, path: pointer }, seen),
  ]);
});

/** Only the schemas matter here; other checks report missing sections. */
export const contractOf: (api: Api) => Contract = oncePerApi((api) => {
  const sections = [...api.operations, ...sentOperations(api)].map(({ section }) => ({
    id: section,
    title: section,
    description: section,
  }));
  return resolveContract({ ...api, sections: [...api.sections, ...sections] });
});

/** Cached per API: many checks look at the same schemas, and an API does not change. */
function oncePerApi<Found>(find: (api: Api) => Found): (api: Api) => Found {
  const known = new WeakMap<Api, Found>();
  return (api) => {
    const found = known.get(api) ?? find(api);
    known.set(api, found);
    return found;
  };
}

/** A schema that contains itself must have a name, because a document can only refer to names. */
function recursion(node: ZodNode): Problem[] {
  if (!["object", "lazy"].includes(definitionOf(node.schema).type) || componentName(node.schema)) return [];
  if (!reachesItself(node)) return [];
  return [contractProblem("recursion-without-name", { path: node.path }, { pointer: node.path })];
}

function reachesItself(node: ZodNode): boolean {
  const seen = new Set<z.ZodType>();
  const pending = childrenUnnamed(node);
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.schema === node.schema) return true;
    if (seen.has(next.schema)) continue;
    seen.add(next.schema);
    pending.push(...childrenUnnamed(next));
  }
  return false;
}

function childrenUnnamed(node: ZodNode): ZodNode[] {
  return childrenOf(node).filter(({ schema }) => !componentName(schema));
}
