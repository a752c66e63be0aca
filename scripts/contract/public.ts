import type { z } from "zod";
import type { ParameterExtensions } from "./about.ts";
import type { Api } from "./api.ts";
import { type Body, bodiesOf, type Shape, type WrittenBody } from "./body.ts";
import type { Contract } from "./contract.ts";
import type { ErrorModel } from "./error.ts";
import type { Operation } from "./operation.ts";
import { resolveContract } from "./resolve.ts";
import { hasInternalField, isInternalField, publicValue, withoutInternalFields } from "./schemas/visible.ts";
import { definitionOf, walk } from "./schemas/walk.ts";
import type { WithoutFields } from "./schemas/without-fields.ts";
import { requirementOf, type SecurityAlternative, type SecurityScheme } from "./security.ts";

const known = new WeakMap<Contract, Contract>();

/** The contract without what is internal; the same object if nothing is. */
export function publicContract(contract: Contract): Contract {
  const api = publicApi(contract.api);
  if (api === contract.api) return contract;
  const made = known.get(contract) ?? resolveContract(api);
  known.set(contract, made);
  return made;
}

/** The API without its internal operations, fields and errors, and what only these use; the same object if it has none. */
export function publicApi(api: Api): Api {
  if (!hasInternal(api)) return api;
  const of = withoutInternalFields();
  const kept = api.operations.filter(({ visibility }) => visibility !== "internal");
  const left = api.operations.filter((operation) => !kept.includes(operation));
  const isNeeded = <Used>(used: (operation: Operation) => readonly Used[], one: Used, always = false) =>
    always ||
    kept.some((operation) => used(operation).includes(one)) ||
    !left.some((operation) => used(operation).includes(one));
  const ofApi = api.security.flatMap(schemesIn);
  const scopesOf = ({ security }: Operation) => (security ?? []).flatMap(scopesIn);
  const { tags } = api;
  return {
    ...api,
    securitySchemes: Object.fromEntries(
      Object.entries(api.securitySchemes)
        .filter(([name]) =>
          isNeeded(({ security }) => (security ?? []).flatMap(schemesIn), name, ofApi.includes(name)),
        )
        .map(([name, scheme]) => [
          name,
          withScopes(scheme, (scope) =>
            isNeeded(scopesOf, scope, api.security.flatMap(scopesIn).includes(scope)),
          ),
        ]),
    ),
    sections: api.sections.filter(({ id }) => isNeeded(({ section }) => [section], id)),
    ...(tags
      ? {
          tags: tags.filter(({ title, id }) =>
            [title, id].every((one) => isNeeded((o) => o.tags ?? [], one)),
          ),
        }
      : {}),
    errors: publicErrors(api.errors, of),
    operations: kept.map((operation) => publicOperation(operation, of)),
  };
}

function hasInternal({ operations, errors }: Api): boolean {
  return (
    hasInternalField(errors.schema) ||
    operations.some(
      (operation) =>
        operation.visibility === "internal" ||
        operation.errors.some(({ visibility }) => visibility === "internal") ||
        schemasOf(operation).some(hasInternalField) ||
        [operation.query, operation.headers, ...responsesOf(operation).map(headersOf)].some((shape) =>
          Object.values(shape ?? {}).some(isInternalField),
        ),
    )
  );
}

function responsesOf({ responses }: Operation): WrittenBody[] {
  return Object.values(responses) as WrittenBody[];
}

function headersOf(response: WrittenBody): Shape | undefined {
  const [first] = [response ?? []].flat() as readonly { readonly headers?: Shape }[];
  return first?.headers;
}

function schemasOf(operation: Operation): z.ZodType[] {
  const bodies = [operation.body, ...responsesOf(operation), ...operation.errors.map(({ body }) => body)];
  return bodies.flatMap((written) => bodiesOf(written as WrittenBody).flatMap(({ schema }) => schema ?? []));
}

function publicOperation(operation: Operation, of: WithoutFields): Operation {
  const { query, headers, body, laws, refers, parameterExtensions } = operation;
  const names = internalNames(operation);
  const isPublic = (name: string) => !names.has(name);
  const lists = laws
    ? (["sets", "keeps", "forward", "unique"] as const).flatMap((word) =>
        laws[word] ? [[word, laws[word].filter(isPublic)] as const] : [],
      )
    : [];
  return {
    ...operation,
    ...(query ? { query: publicShape(query) } : {}),
    ...(headers ? { headers: publicShape(headers) } : {}),
    ...(body ? { body: publicBody(body, of) } : {}),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        publicBody(response as WrittenBody, of),
      ]),
    ) as Operation["responses"],
    errors: operation.errors
      .filter(({ visibility }) => visibility !== "internal")
      .map((error) =>
        error.body ? { ...error, body: publicBody(error.body, of) } : error,
      ) as Operation["errors"],
    ...(laws ? { laws: { ...laws, ...Object.fromEntries(lists) } } : {}),
    ...(refers
      ? {
          refers: Object.fromEntries(
            Object.entries(refers).filter(([field]) => field.split(".").every(isPublic)),
          ),
        }
      : {}),
    ...(parameterExtensions ? { parameterExtensions: publicExtensions(operation, parameterExtensions) } : {}),
  };
}

/** The names of the internal fields of an operation's bodies. */
function internalNames(operation: Operation): ReadonlySet<string> {
  const names = new Set<string>();
  for (const schema of schemasOf(operation))
    for (const node of walk({ schema, path: "" }))
      for (const [name, field] of Object.entries(definitionOf(node.schema).shape ?? {}))
        if (isInternalField(field)) names.add(name);
  return names;
}

function publicShape(shape: Shape): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([, field]) => !isInternalField(field)));
}

function publicExtensions(operation: Operation, said: ParameterExtensions): ParameterExtensions {
  return Object.fromEntries(
    Object.entries(said).map(([part, named]) => [
      part,
      Object.fromEntries(
        Object.entries(named ?? {}).filter(([name]) => {
          const field = operation[part as keyof ParameterExtensions]?.[name];
          return !field || !isInternalField(field);
        }),
      ),
    ]),
  );
}

/** A body, or each of several, without internal fields, header fields and their examples. */
function publicBody<Written>(written: Written, of: WithoutFields): Written {
  if (Array.isArray(written)) return written.map((one) => publicBody(one, of)) as Written;
  const { schema, examples, headers, ...rest } = written as Partial<Body> & { readonly headers?: Shape };
  return {
    ...rest,
    ...(headers ? { headers: publicShape(headers) } : {}),
    ...(schema ? { schema: of(schema) } : {}),
    ...(examples
      ? {
          examples: Object.fromEntries(
            Object.entries(examples).map(([name, example]) => [
              name,
              schema ? { ...example, value: publicValue(schema, example.value) } : example,
            ]),
          ),
        }
      : {}),
  } as Written;
}

function publicErrors(errors: ErrorModel, of: WithoutFields): ErrorModel {
  const usual = Object.entries(errors).map(([word, said]) => [
    word,
    typeof said === "object" && "body" in said && said.body
      ? { ...said, body: publicBody(said.body, of) }
      : said,
  ]);
  return { ...Object.fromEntries(usual), schema: of(errors.schema) };
}

function schemesIn(alternative: SecurityAlternative): string[] {
  return Object.keys(requirementOf(alternative));
}

function scopesIn(alternative: SecurityAlternative): string[] {
  return Object.values(requirementOf(alternative)).flat();
}

function withScopes(scheme: SecurityScheme, isKept: (scope: string) => boolean): SecurityScheme {
  if (!("flows" in scheme)) return scheme;
  const flows = Object.entries(scheme.flows).map(([name, flow]) => [
    name,
    { ...flow, scopes: Object.fromEntries(Object.entries(flow.scopes).filter(([scope]) => isKept(scope))) },
  ]);
  return { ...scheme, flows: Object.fromEntries(flows) };
}
