import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Api } from "../../../scripts/contract/api.ts";
import { redirectStatuses } from "../../../scripts/lib/status.ts";
import { dereferenced } from "../../../scripts/model/component.ts";
import type { ApiModel, OperationModel, ParameterModel } from "../../../scripts/model/model.ts";
import { parameterText } from "../../../scripts/model/wire.ts";
import type { App } from "../../../scripts/runtime/server/app.ts";
import { sampleOf } from "../../../scripts/schema-cases/index.ts";
import { sourceOfApi } from "../docs/sources.ts";
import { stubApp } from "./apps.ts";
import { testSamples } from "./batch.ts";
import type { Trial } from "./trial.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const names = readdirSync(fileURLToPath(folder)).sort();

/** The contracts of all fixtures, by the names of their folders; a folder without one has texts only. */
const apis = new Map<string, Api>();
for (const name of names) {
  const { default: api } = (await import(new URL(`${name}/index.ts`, folder).href).catch(() => ({}))) as {
    default?: Api;
  };
  if (api?.operations) apis.set(name, api);
}

/** A value of a path parameter, as its reader would put it in; what consists of parts, the sample writes itself. */
function pathText(parameter: ParameterModel, api: ApiModel): [name: string, value: string][] {
  const { type, examples } = dereferenced(api, parameter.schema);
  if (type === "object" || type === "array") return [];
  const value = examples?.[0] ?? sampleOf(parameter.schema, { root: api });
  return [[parameter.name, decodeURIComponent(parameterText(parameter, value))]];
}

function trialOf(
  source: Trial["source"],
  operation: OperationModel,
  app: Trial["app"],
  api: ApiModel,
): Trial {
  const inPath = operation.parameters.filter((one) => one.in === "path");
  const params = Object.fromEntries(inPath.flatMap((one) => pathText(one, api)));
  return { source, operation, params, declared: false, isJudgedByServer: true, ...(app ? { app } : {}) };
}

test("every fixture with a contract is here", () => {
  // Operations for others, and a page.
  expect(names.filter((name) => !apis.has(name))).toEqual(["billing", "seed"]);
});

/** A server that answers with a redirect, whatever it is asked. */
function redirects(status: number): App {
  return { fetch: async () => new Response(null, { status }) };
}

testSamples(
  "every sample of every fixture is taken by its server",
  [...apis.values()].flatMap((api) => {
    const source = sourceOfApi(api);
    const app = stubApp(api);
    return source.model.operations.flatMap((operation) => [
      trialOf(source, operation, app, source.model),
      // Whoever followed one would ask a second time.
      ...[...redirectStatuses]
        .filter((status) => operation.responses.some((response) => response.status === status))
        .map((status) => ({ ...trialOf(source, operation, redirects(status), source.model), status })),
    ]);
  }),
);
