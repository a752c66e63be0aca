import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import type { Api } from "../../contract/api.ts";
import type { Contract } from "../../contract/contract.ts";
import { componentsOf } from "../../contract/schemas/components.ts";
import { closedResponses } from "../extensions.ts";
import { correctDocument } from "./correct.ts";
import { withMarks } from "./marks.ts";
import { routeOf } from "./routes.ts";

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31["generateDocument"]>;

/** The contract as an OpenAPI 3.1 document. Same contract, same document, to the order of its keys. */
export function emitDocument(contract: Contract): OpenApiDocument {
  const document = withMarks(contract, (schemas) => correctDocument(generate(contract), schemas));
  return document as OpenApiDocument;
}

function generate(contract: Contract): OpenApiDocument {
  const { api } = contract;
  const registry = new OpenAPIRegistry();
  for (const [name, scheme] of Object.entries(api.securitySchemes))
    registry.registerComponent("securitySchemes", name, securityScheme(scheme));
  for (const operation of contract.operations) registry.registerPath(routeOf(contract, operation));

  // Components first and plain: zod-to-openapi shapes a component after its first use.
  const schemas = [...componentsOf(contract).values()].map((schema) => ({ type: "schema" as const, schema }));
  const generator = new OpenApiGeneratorV31([...schemas, ...registry.definitions]);
  const {
    webhooks: _none,
    components,
    ...document
  } = generator.generateDocument({
    openapi: "3.1.1",
    info: infoOf(api),
    servers: api.servers.map((server) => ({ ...server })),
    tags: [...api.sections, ...(api.tags ?? [])].map(({ title, description }) => ({
      name: title,
      description,
    })),
  });
  const { parameters: _unused, ...rest } = components ?? {};
  return {
    ...document,
    ...(api.closedResponses ? { [closedResponses]: true } : {}),
    components: { ...rest, schemas: inOrder(rest.schemas ?? {}) },
  };
}

/** By name, as zod-to-openapi orders them by first use; not by its own option, which depends on the locale. */
function inOrder<Value>(named: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function infoOf({ title, version, summary, description, license, contact }: Api) {
  return { title, version, summary, description, license, ...(contact ? { contact } : {}) };
}

function securityScheme(scheme: Api["securitySchemes"][string]) {
  const { description } = scheme;
  return scheme.type === "bearer"
    ? { type: "http" as const, scheme: "bearer", description }
    : { type: "apiKey" as const, in: scheme.in, name: scheme.name, description };
}
