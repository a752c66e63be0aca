import { componentNameOf } from "../../lib/component-reference.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import type { SentRequest } from "./sent.ts";

/** Where components stand, and in which order. */
export interface ComponentPlan {
  /** The ids of the sections whose operations use a component; none: nothing uses it. */
  readonly users: ReadonlyMap<string, ReadonlySet<string>>;
  /** Components that may be in an answer. */
  readonly answered: ReadonlySet<string>;
  /** Each after those that it refers to, where that is possible. */
  readonly order: readonly string[];
}

type Schemas = ApiModel["components"]["schemas"];

export function planComponents(
  { components: { schemas }, operations }: ApiModel,
  sent: readonly SentRequest[],
): ComponentPlan {
  const referred = new Map(
    Object.entries(schemas).map(([name, schema]) => [name, componentsReferredIn(schema, schemas)] as const),
  );
  const reach = (from: readonly string[]): Set<string> => {
    const found = new Set<string>();
    const left = [...from];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      left.push(...(referred.get(next) ?? []));
    }
    return found;
  };
  const users = new Map<string, Set<string>>();
  const all = [
    ...operations.map((operation) => ({ operation, section: operation.section })),
    ...sent.map(({ operation, because }) => ({
      operation,
      section: (because?.operation ?? operation).section,
    })),
  ];
  for (const { operation, section } of all)
    for (const name of reach(componentsReferredIn(schemasOf(operation), schemas)))
      users.set(name, (users.get(name) ?? new Set()).add(section.id));
  return {
    users,
    answered: reach([
      ...operations.flatMap((one) => componentsReferredIn(answersOf(one), schemas)),
      ...sent.flatMap(({ operation }) => componentsReferredIn(requestsOf(operation), schemas)),
    ]),
    order: inOrder(Object.keys(schemas), referred),
  };
}

/** The components that a schema, or several, refer to directly. */
export function componentsReferredIn(schema: unknown, schemas: Schemas): string[] {
  const found = new Set<string>();
  const left: unknown[] = [schema];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const name = "$ref" in next ? componentNameOf(next.$ref) : undefined;
    if (name !== undefined && Object.hasOwn(schemas, name)) found.add(name);
    left.push(...Object.values(next).filter((value) => value !== undefined));
  }
  return [...found];
}

function schemasOf(operation: OperationModel): JsonSchema[] {
  return [...requestsOf(operation), ...answersOf(operation)];
}

function requestsOf({ parameters, requestBody }: OperationModel): JsonSchema[] {
  const content = requestBody?.content ?? [];
  return [
    ...parameters.map(({ schema }) => schema),
    ...content.flatMap(({ schema }) => (schema === undefined ? [] : [schema])),
  ];
}

function answersOf({
  responses,
  errorResponses,
}: Pick<OperationModel, "responses" | "errorResponses">): JsonSchema[] {
  return [...responses, ...errorResponses].flatMap(({ headers, content }) => [
    ...headers.map(({ schema }) => schema),
    ...content.flatMap(({ schema }) => (schema === undefined ? [] : [schema])),
  ]);
}

/** Depth first: what is referred to comes before; in a circle, what was met first comes last. */
function inOrder(names: readonly string[], referred: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const begun = new Set<string>();
  for (const root of names) {
    const way: { readonly name: string; readonly left: string[] }[] = [];
    const enter = (name: string) => {
      if (begun.has(name)) return;
      begun.add(name);
      way.push({ name, left: [...(referred.get(name) ?? [])].sort() });
    };
    enter(root);
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const next = top.left.shift();
      if (next !== undefined) enter(next);
      else {
        done.add(top.name);
        way.pop();
      }
    }
  }
  return [...done];
}
