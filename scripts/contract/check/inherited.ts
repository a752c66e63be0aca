import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import type { Server } from "../api.ts";
import { bodiesAt, responseOptionsOf, type WrittenBody } from "../body.ts";
import { ownErrorBodies } from "../error-form.ts";
import { allAnswerHeaders } from "../error-headers.ts";
import { contractProblem } from "../problems.ts";
import { componentName } from "../schemas/named.ts";
import { definitionOf } from "../schemas/walk.ts";
import type { OAuthFlows } from "../security.ts";
import type { ContractCheck } from "./index.ts";
import { nodesOf } from "./schemas.ts";

/** The properties that every JavaScript object inherits: `toString`, `constructor`, `__proto__`. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** No name is that of an inherited property. */
export const checkInherited: ContractCheck = (api) => {
  const { errors, sections, tags = [], securitySchemes, servers, operations } = api;
  return [
    ...ofServers(servers, "servers"),
    ...Object.entries(securitySchemes).flatMap(([name, scheme]) =>
      scheme.type === "oauth2" ? ofFlows(scheme.flows, `securitySchemes/${name}/flows`) : [],
    ),
    ...called("security scheme", Object.keys(securitySchemes), "securitySchemes"),
    ...called(
      "section",
      sections.map(({ id }) => id),
      "sections",
    ),
    ...called(
      "tag",
      tags.map(({ id }) => id),
      "tags",
    ),
    ...called(
      "webhook",
      (api.webhooks ?? []).map(({ name }) => name),
      "webhooks",
    ),
    ...allAnswerHeaders(api).flatMap((one) => called("header field", Object.keys(one.headers), one.pointer)),
    ...called("field of the errors", [errors.textField ?? ""], "errors"),
    ...nodesOf(api).flatMap(({ schema, path }) => [
      ...called("field", Object.keys(definitionOf(schema).shape ?? {}), path, "."),
      ...called("name of a record", listedNames(schema), path, "."),
      ...called("schema", [componentName(schema) ?? ""], path),
    ]),
    ...ownErrorBodies(api).flatMap(({ body, pointer }) => ofBodies(body, pointer)),
    ...operations.flatMap((operation) => {
      const {
        operationId,
        page,
        params,
        query,
        headers,
        cookies,
        body,
        responses,
        laws,
        servers: at,
      } = operation;
      const { errors: own } = operation;
      const base = `operations/${operationId}`;
      return [
        ...ofServers(at ?? [], `${base}/servers`),
        ...own.flatMap((error, index) =>
          called(
            "part",
            "parts" in error ? Object.keys(error.parts ?? {}) : [],
            `${base}/errors/${index}/parts`,
          ),
        ),
        ...called("operation", [operationId], "operations"),
        ...called("page", [page], base),
        ...called("resource", laws ? [laws.resource] : [], `${base}/laws`),
        ...Object.entries({ params, query, headers, cookies }).flatMap(([part, shape]) =>
          called("parameter", Object.keys(shape ?? {}), `${base}/${part}`),
        ),
        ...called("callback", Object.keys(operation.callbacks ?? {}), `${base}/callbacks`),
        ...Object.entries(responses).flatMap(([status, response]) =>
          called(
            "link",
            Object.keys(responseOptionsOf(response).links ?? {}),
            `${base}/responses/${status}/links`,
          ),
        ),
        ...ofBodies(body, `${base}/body`),
        ...Object.entries(responses).flatMap(([status, response]) =>
          ofBodies(response, `${base}/responses/${status}`),
        ),
      ];
    }),
  ];
};

function ofServers(servers: readonly Server[], place: string): Problem[] {
  return servers.flatMap(({ variables }, index) =>
    called("variable", Object.keys(variables ?? {}), `${place}/${index}/variables`),
  );
}

function ofFlows(flows: OAuthFlows, place: string): Problem[] {
  return Object.entries(flows).flatMap(([name, { scopes }]) =>
    called("scope", Object.keys(scopes), `${place}/${name}/scopes`),
  );
}

function ofBodies(written: WrittenBody, place: string): Problem[] {
  return bodiesAt(written, place).flatMap(({ body, pointer }) =>
    called("example", Object.keys(body.examples), `${pointer}/examples`),
  );
}

/** The keys that a record lists; Zod also reads them if they are only inherited. */
function listedNames(schema: z.ZodType): string[] {
  const { keyType } = definitionOf(schema);
  return [...((keyType as z.ZodType | undefined)?._zod.values ?? [])].map(String);
}

function called(what: string, names: readonly string[], pointer: string, step = "/"): Problem[] {
  return names
    .filter((name) => inherited.has(name))
    .map((name) =>
      contractProblem(
        "name-inherited",
        { what, name, place: pointer },
        { pointer: `${pointer}${step}${name}` },
      ),
    );
}
