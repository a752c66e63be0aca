import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { redocly } from "../../../scripts/lib/redocly.ts";
import { emitDocument } from "../../../scripts/model/document/emit.ts";
import type { OpenApiDocument } from "../../../scripts/model/document/types.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { lintDocument } from "../../../scripts/prove/lint/lint.ts";

const contracts = [
  "test/fixtures/workshop/index.ts",
  "test/fixtures/kitchen-sink/index.ts",
  "test/fixtures/tracker/index.ts",
];

describe.each(contracts)("%s", (path) => {
  it("has a document without a finding", async () => {
    const { contract } = await loadContract(path);
    expect(await lintDocument(emitDocument(contract), modelOfContract(contract).model)).toEqual([]);
  });
});

const operation = "paths./api/public/v1/gadgets/{id}.patch";

/** A fault in the real document, a value that is removed or replaced, and what the lint says of it. */
const faults: readonly [fault: string, place: string, finding: string, instead?: unknown][] = [
  ["no operationId", `${operation}.operationId`, "operation-operationId"],
  [
    "an operationId that is not in camelCase",
    `${operation}.operationId`,
    "rule/operation-id-camel-case",
    "update-gadget",
  ],
  ["no summary", `${operation}.summary`, "operation-summary"],
  ["no description", `${operation}.description`, "operation-description"],
  ["no tag", `${operation}.tags`, "rule/operation-tags"],
  ["no security statement", `${operation}.security`, "rule/operation-security"],
  [
    "a 4xx without an example",
    `${operation}.responses.404.content.application/json.examples`,
    "rule/response-example",
  ],
  [
    "a 200 without an example",
    `${operation}.responses.200.content.application/json.example`,
    "rule/response-example",
  ],
  ["a parameter without a description", `${operation}.parameters.0.description`, "parameter-description"],
  [
    "a property without a description",
    "components.schemas.Gadget.properties.type.description",
    "rule/property-description",
  ],
];

const { contract } = await loadContract("test/fixtures/workshop/index.ts");
const { model } = modelOfContract(contract);

it.each(faults)("finds %s", async (_fault, path, finding, instead) => {
  const document = JSON.parse(
    await readFile("test/fixtures/workshop/expected/openapi.json", "utf8"),
  ) as OpenApiDocument;
  replace(document, path, instead);
  expect((await lintDocument(document, model)).map(({ code }) => code)).toContain(`lint/${finding}`);
});

it("finds an operationId that is not in camelCase", async () => {
  const text = await readFile("test/fixtures/workshop/expected/openapi.json", "utf8");
  const document = JSON.parse(text.replace('"updateGadget"', '"update-gadget"')) as OpenApiDocument;
  expect(await lintDocument(document, model)).toMatchObject([
    { pointer: "operations/updateGadget/operationId", code: "lint/rule/operation-id-camel-case" },
  ]);
});

it("scores 95 or more for agents that read it", async () => {
  const run = await redocly([
    "score",
    "test/fixtures/workshop/expected/openapi.json",
    "--config",
    "redocly.yaml",
    "--format",
    "json",
  ]);
  expect(JSON.parse(run.stdout).agentReadiness).toBeGreaterThanOrEqual(95);
});

it("runs Redocly without a banner on stdout, and with an exit code", async () => {
  const run = await redocly(["lint", `${tmpdir()}/nowhere.yaml`, "--format", "json"]);
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toBe("");
});

/**
 * Replaces what a dotted path names, or takes it out if there is nothing instead; a last step that is a digit means all
 * keys that start with it.
 */
function replace(document: object, path: string, instead: unknown): void {
  const parts = path.split(/\.(?=[^.]*)/);
  let at = document as Record<string, unknown>;
  for (let index = 0; index < parts.length - 1; index++)
    at = at[parts[index] ?? ""] as Record<string, unknown>;
  const last = parts.at(-1) ?? "";
  for (const key of Object.keys(at))
    if (key === last || (/^\d$/.test(last) && key.startsWith(last))) {
      if (instead === undefined) delete at[key];
      else at[key] = instead;
    }
}
