import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { importModel } from "../../scripts/import/import.ts";
import { documentedKeys } from "../../scripts/model/documented-status.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import type { ApiModel } from "../../scripts/model/model.ts";
import { seed } from "../seed.ts";
import { importedModel } from "./document.ts";

let folder = "";
beforeAll(async () => {
  // Inside the repository, so that the spec finds the vocabulary.
  folder = await mkdtemp(resolve(".tmp-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const schema = { type: "object", properties: { detail: { type: "string" } }, required: ["detail"] };
const bodies = {
  none: {},
  json: { content: { "application/json": { schema } } },
};

type Answers = Readonly<Partial<Record<string, keyof typeof bodies>>>;

/** What an operation documents, by status. */
const anyAnswers: fc.Arbitrary<Answers> = fc
  .uniqueArray(fc.constantFrom("200", "204", "302", "400", "404", "4XX", "5XX", "default"), { minLength: 1 })
  .chain((statuses) =>
    fc.tuple(
      ...statuses.map((status) =>
        fc.tuple(
          fc.constant(status),
          status === "204" ? fc.constant("none" as const) : fc.constantFrom("none" as const, "json" as const),
        ),
      ),
    ),
  )
  .map((entries) => Object.fromEntries(entries));

function documented({ operations }: ApiModel): string[] {
  return operations.map((operation) =>
    [...operation.responses, ...operation.errorResponses]
      .map(({ status, content }) => `${status} ${content.map(({ mediaType }) => mediaType).join(" ")}`.trim())
      .sort()
      .join(", "),
  );
}

it(`carries whatever an operation documents, also without a success: seed ${seed}`, async () => {
  const some = fc.sample(anyAnswers, { seed, numRuns: 16 });
  const fixed: Answers[] = [{ 404: "json" }, { default: "none" }, { default: "json" }, { "4XX": "none" }];
  const paths = Object.fromEntries(
    [...fixed, ...some].map((answers, index) => {
      const responses = Object.entries(answers).map(([status, body]) => [
        status,
        { description: `It is ${status}.`, ...(body ? bodies[body] : {}) },
      ]);
      return [`/things${index}`, { get: { summary: "Get", responses: Object.fromEntries(responses) } }];
    }),
  );
  const model = importedModel(paths);
  const out = join(folder, "answers");
  const made = await importModel(model, { out, force: false, isComplete: false, progress: () => {} });
  await made.keep();
  expect(made.notes.filter(({ fate }) => fate === "left out")).toEqual([]);
  const again = modelOfContract(resolveContract(made.api)).model;
  expect(documented(again)).toEqual(documented(model));
  expect(again.operations.every((operation) => documentedKeys(operation).length > 0)).toBe(true);
});
