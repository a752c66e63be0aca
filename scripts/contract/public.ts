import type { z } from "zod";
import { dottedPlace } from "../lib/dotted-place.ts";
import type { ParameterExtensions } from "./about.ts";
import type { Api } from "./api.ts";
import { type Body, bodiesOf, responseOptionsOf, type Shape, type WrittenBody } from "./body.ts";
import type { Contract } from "./contract.ts";
import type { ErrorModel, SharedError } from "./error.ts";
import { formOfError, ownErrorBodies, usualErrorEntries, usualRefusal } from "./error-form.ts";
import { allAnswerHeaders } from "./error-headers.ts";
import type { Link } from "./link.ts";
import type { Operation } from "./operation.ts";
import { resolveContract } from "./resolve.ts";
import { hasInternalField, isInternalField, publicValue, withoutInternalFields } from "./schemas/visible.ts";
import { definitionOf, walk } from "./schemas/walk.ts";
import type { WithoutFields } from "./schemas/without-fields.ts";
import { requirementOf, type SecurityAlternative, type SecurityScheme } from "./security.ts";
import { callbackOperations, operationOfWebhook, type SentOperation, sentOperations } from "./sent.ts";
import type { Visibility } from "./visibility.ts";

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
  const sent = sentOperations(api);
  const kept: readonly Operation[] = [...api.operations, ...sent].filter(isVisible);
  const left: readonly Operation[] = [...api.operations, ...sent].filter(
    (operation) => !isVisible(operation),
  );
  const isNeeded = <Used>(used: (operation: Operation) => readonly Used[], one: Used, always = false) =>
    always ||
    kept.some((operation) => used(operation).includes(one)) ||
    !left.some((operation) => used(operation).includes(one));
  const schemesOf = ({ security = [] }: Pick<Operation, "security">) => security.flatMap(schemesIn);
  const scopesOf =
    (scheme: string) =>
    ({ security = [] }: Pick<Operation, "security">) =>
      security.flatMap((alternative) => requirementOf(alternative)[scheme] ?? []);
  const { tags } = api;
  const tagsOf = ({ tags: names = [] }: Operation) =>
    (tags ?? []).filter(({ title, id }) => names.includes(title) || names.includes(id));
  return {
    ...api,
    securitySchemes: Object.fromEntries(
      Object.entries(api.securitySchemes)
        .filter(([name]) => isNeeded(schemesOf, name, schemesOf(api).includes(name)))
        .map(([name, scheme]) => [
          name,
          withScopes(scheme, (scope) => isNeeded(scopesOf(name), scope, scopesOf(name)(api).includes(scope))),
        ]),
    ),
    sections: api.sections.filter(({ id }) => isNeeded(({ section }) => [section], id)),
    ...(tags ? { tags: tags.filter((tag) => isNeeded(tagsOf, tag)) } : {}),
    errors: publicErrors(api.errors, of),
    operations: api.operations.filter(isVisible).map((operation) => publicOperation(operation, api, of)),
    ...(api.webhooks
      ? {
          webhooks: api.webhooks.filter(isVisible).map((webhook) => ({
            ...webhook,
            ...publicParts(operationOfWebhook(webhook), api, of),
          })),
        }
      : {}),
  };
}

function hasInternal(api: Api): boolean {
  const { errors } = api;
  const operations: readonly Operation[] = [...api.operations, ...sentOperations(api)];
  const usual = ownErrorBodies({ errors, operations: [] }).map(({ body }) => body);
  return (
    operations.some((operation) => !isVisible(operation)) ||
    operations.some((operation) => linksOf(operation).some((link) => !isVisible(link))) ||
    operations.some((operation) => operation.errors.some(({ visibility }) => visibility === "internal")) ||
    [errors.schema, ...schemasIn(usual), ...operations.flatMap(schemasOf)].some(hasInternalField) ||
    [
      ...allAnswerHeaders({ errors, operations }).map(({ headers }) => headers),
      ...operations.flatMap((operation) => [operation.query, operation.headers, operation.cookies]),
    ].some((shape) => Object.values(shape ?? {}).some(isInternalField))
  );
}

function linksOf({ responses }: Operation): Link[] {
  return Object.values(responses).flatMap((one) => Object.values(responseOptionsOf(one).links ?? {}));
}

function schemasOf({ body, responses, errors }: Operation): z.ZodType[] {
  return schemasIn([
    body,
    ...(Object.values(responses) as WrittenBody[]),
    ...errors.map((error) => error.body),
  ]);
}

function schemasIn(written: readonly WrittenBody[]): z.ZodType[] {
  return written.flatMap((one) => bodiesOf(one).flatMap(({ schema }) => schema ?? []));
}

function publicOperation(operation: Operation, api: Api, of: WithoutFields): Operation {
  const { errors } = api;
  const { query, headers, cookies, body, laws, refers, parameterExtensions } = operation;
  const names = internalNames(operation);
  const isPublic = (name: string) => !names.has(name);
  const lists = laws
    ? (["sets", "keeps", "forward", "unique"] as const).flatMap((word) =>
        laws[word] ? [[word, laws[word].filter(isPublic)] as const] : [],
      )
    : [];
  const made: Operation = {
    ...operation,
    ...(query ? { query: publicShape(query) } : {}),
    ...(headers ? { headers: publicShape(headers) } : {}),
    ...(cookies ? { cookies: publicShape(cookies) } : {}),
    ...(body ? { body: publicBody(body, of) } : {}),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        publicBody(response as WrittenBody, of),
      ]),
    ) as Operation["responses"],
    errors: operation.errors
      .filter(({ visibility }) => visibility !== "internal")
      .map((error) => {
        const { body } = formOfError(errors, error.given ? usualRefusal(errors, error.given) : error);
        return publicError(error, body?.schema, of);
      }),
    ...(operation.callbacks
      ? {
          callbacks: Object.fromEntries(
            callbackOperations(operation)
              .filter(isVisible)
              .map((callback) => [
                callback.sent.name,
                { ...operation.callbacks?.[callback.sent.name], ...publicParts(callback, api, of) },
              ]),
          ) as NonNullable<Operation["callbacks"]>,
        }
      : {}),
    ...(laws ? { laws: { ...laws, ...Object.fromEntries(lists) } } : {}),
    ...(refers
      ? {
          refers: Object.fromEntries(
            Object.entries(refers).filter(([field]) => dottedPlace(field).every(isPublic)),
          ),
        }
      : {}),
    ...(parameterExtensions ? { parameterExtensions: publicExtensions(operation, parameterExtensions) } : {}),
  };
  return withPublicLinks(made, api.operations);
}

function isVisible({ visibility }: { readonly visibility?: Visibility }): boolean {
  return visibility !== "internal";
}

/** An operation whose links lead to public operations only, and give only their public parameters. */
function withPublicLinks(operation: Operation, all: readonly Operation[]): Operation {
  const isLinked = Object.values(operation.responses).some((one) => responseOptionsOf(one).links);
  if (!isLinked) return operation;
  const responses = Object.entries(operation.responses).map(([status, response]) => {
    const { links } = responseOptionsOf(response);
    if (!links) return [status, response];
    const kept = Object.entries(links).flatMap(([name, link]): [string, Link][] => {
      const target = all.find(({ operationId }) => operationId === link.operationId);
      return target && isVisible(target) && isVisible(link) ? [[name, publicLink(link, target)]] : [];
    });
    const more = { links: kept.length > 0 ? Object.fromEntries(kept) : undefined };
    return [
      status,
      Array.isArray(response)
        ? [{ ...response[0], ...more }, ...response.slice(1)]
        : { ...response, ...more },
    ];
  });
  return { ...operation, responses: Object.fromEntries(responses) };
}

function publicLink(link: Link, { query, headers, cookies }: Operation): Link {
  const { parameters } = link;
  if (!parameters) return link;
  const isKept = (name: string) => {
    const own = name.replace(/^(?:query|header|cookie)\./, "");
    return ![query?.[own], headers?.[own], cookies?.[own]].some((field) => field && isInternalField(field));
  };
  return {
    ...link,
    parameters: Object.fromEntries(Object.entries(parameters).filter(([name]) => isKept(name))),
  };
}

/** What a request that the server sends has of public parts. */
function publicParts(sent: SentOperation, api: Api, of: WithoutFields) {
  const { query, headers, body, responses } = publicOperation(sent, api, of);
  return {
    responses,
    ...(query ? { query } : {}),
    ...(headers ? { headers } : {}),
    ...(body ? { body } : {}),
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

/** What is said of fields, without what is said of internal ones. */
function publicMembers<Said>(said: Readonly<Record<string, Said>>, shape: Shape = {}): Record<string, Said> {
  const isPublic = (name: string) => !shape[name] || !isInternalField(shape[name]);
  return Object.fromEntries(Object.entries(said).filter(([name]) => isPublic(name)));
}

function publicExtensions(operation: Operation, said: ParameterExtensions): ParameterExtensions {
  return Object.fromEntries(
    Object.entries(said).map(([part, named]) => [
      part,
      Object.fromEntries(
        Object.entries(named).filter(([name]) => {
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
  const { schema, examples, headers, parts, ...rest } = written as Partial<Body> & {
    readonly headers?: Shape;
  };
  return {
    ...rest,
    ...(parts && schema ? { parts: publicMembers(parts, definitionOf(schema).shape) } : {}),
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
  const usual = usualErrorEntries(errors).map(([name, error]) => [
    name,
    publicError(error, formOfError(errors, error).body?.schema, of),
  ]);
  return { ...errors, ...Object.fromEntries(usual), schema: of(errors.schema) };
}

/** An error without the internal fields of its body, which has `schema`, and without internal header fields. */
function publicError<One extends Pick<SharedError, "body" | "values"> & { readonly headers?: Shape }>(
  error: One,
  schema: z.ZodType | undefined,
  of: WithoutFields,
): One {
  const { body, values, headers } = error;
  return {
    ...error,
    ...(body ? { body: publicBody(body, of) } : {}),
    ...(headers ? { headers: publicShape(headers) } : {}),
    ...(values && schema ? { values: publicValue(schema, values) } : {}),
  };
}

function schemesIn(alternative: SecurityAlternative): string[] {
  return Object.keys(requirementOf(alternative));
}

function withScopes(scheme: SecurityScheme, isKept: (scope: string) => boolean): SecurityScheme {
  if (!("flows" in scheme)) return scheme;
  const flows = Object.entries(scheme.flows).map(([name, flow]) => [
    name,
    { ...flow, scopes: Object.fromEntries(Object.entries(flow.scopes).filter(([scope]) => isKept(scope))) },
  ]);
  return { ...scheme, flows: Object.fromEntries(flows) };
}
