import type { z } from "zod";
import type { Contract, ResolvedOperation } from "../contract/contract.ts";
import type { OpenDecision } from "../contract/operation.ts";
import { zodOfDirection } from "../contract/schemas/one-sided.ts";
import { requirementOf, type SecurityScheme } from "../contract/security.ts";
import { errorPayloads } from "./contract/error-payloads.ts";
import { errorsModelOf } from "./contract/errors.ts";
import { operationOf } from "./contract/operation.ts";
import { modelByDirection } from "./directed-model.ts";
import type { ApiModel, OperationModel, WebhookModel } from "./model.ts";
import { requestName } from "./one-sided.ts";
import type { SecuritySchemeModel } from "./security.ts";
import { jsonSchemasOf } from "./zod/json-schemas.ts";
import type { Judged, ZodSchemas } from "./zod-schemas.ts";

/** A contract's model, and the Zod schemas that belong to it. */
export interface ModelOfContract {
  /** Its schemas are those of what travels in their direction. */
  readonly model: ApiModel;
  readonly zod: ZodSchemas;
  /** The model as in its document: a field that is sent in one direction only is in both, with a mark. */
  readonly written: ApiModel;
}

const models = new WeakMap<Contract, ModelOfContract>();

/** Reads a checked contract; the same one only once. */
export function modelOfContract(contract: Contract): ModelOfContract {
  const known = models.get(contract) ?? readContract(contract);
  models.set(contract, known);
  return known;
}

function readContract(contract: Contract): ModelOfContract {
  const { api, licenseText } = contract;
  const emitted = jsonSchemasOf(contract);
  const schemas = new Map<Judged, z.ZodType>();
  const keep = (part: Judged, schema: z.ZodType) => void schemas.set(part, schema);
  const payloads = errorPayloads(emitted, keep);
  const open = new Map<string, readonly OpenDecision[]>();
  const modelOf = (operation: ResolvedOperation): OperationModel => {
    const none = { parameters: [], bodies: [], responses: [], errorHeaders: new Map() };
    const of = emitted.operations.get(operation) ?? none;
    const model = operationOf(operation, of, emitted, payloads, keep);
    open.set(model.operationId, operation.open ?? []);
    const callbacks = operation.callbacks?.map((callback) => ({
      name: callback.sent?.name ?? "",
      operations: [modelOf(callback)],
    }));
    return { ...model, ...(callbacks ? { callbacks } : {}) };
  };
  const webhookOf = (webhook: ResolvedOperation): WebhookModel => ({
    name: webhook.sent?.name ?? "",
    operations: [modelOf(webhook)],
  });
  const { title, version, summary, description, contact, termsOfService } = api;
  const { name, identifier } = api.license;
  const written: ApiModel = {
    info: {
      ...{ title, version, summary, description, license: { name, identifier } },
      ...(contact ? { contact } : {}),
      ...(termsOfService === undefined ? {} : { termsOfService }),
    },
    servers: api.servers,
    basePath: api.basePath,
    sections: api.sections,
    tags: api.tags ?? [],
    components: {
      schemas: emitted.components,
      securitySchemes: Object.fromEntries(
        Object.entries(api.securitySchemes).map(([name, scheme]) => [name, schemeOf(scheme)]),
      ),
    },
    security: api.security.map(requirementOf),
    operations: contract.operations.map(modelOf),
    ...(contract.webhooks ? { webhooks: contract.webhooks.map(webhookOf) } : {}),
    closedResponses: api.closedResponses ?? false,
    promises: api.promises ?? [],
    errors: errorsModelOf(api.errors, payloads),
    packages: { ...api.packages, ...(licenseText === undefined ? {} : { licenseText }) },
    ...(api.externalDocs ? { externalDocs: api.externalDocs } : {}),
    ...(api.extensions ? { extensions: api.extensions } : {}),
  };
  const whole = new Map(schemas);
  const names = new Set(Object.keys(emitted.components));
  const ofDirection = {
    request: zodOfDirection("request", (name) => requestName(name, names)),
    response: zodOfDirection("response"),
  };
  const model = modelByDirection(written, (part, made, direction) => {
    const schema = whole.get(part);
    if (!schema) return;
    whole.set(made, schema);
    schemas.set(made, ofDirection[direction](schema));
  });
  return {
    model,
    written,
    zod: {
      of: (part) => schemas.get(part),
      whole: (part) => whole.get(part),
      open: ({ operationId }) => open.get(operationId) ?? [],
    },
  };
}

function schemeOf(scheme: SecurityScheme): SecuritySchemeModel {
  if (scheme.type === "mutualTLS") return { ...scheme, environment: "" };
  const { type, description, environment, ...how } = scheme;
  const words = { description, environment };
  if (type === "bearer" || type === "basic") return { type: "http", scheme: type, ...words };
  if ("flows" in how) return { type: "oauth2", flows: { ...how.flows }, ...words };
  return { type, ...how, ...words };
}
