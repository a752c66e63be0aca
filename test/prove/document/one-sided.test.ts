import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { checkApi } from "../../../scripts/contract/check/index.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { documentByDirection } from "../../../scripts/model/document/directed.ts";
import { documentOf } from "../../../scripts/model/document/write.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { proveDocument } from "../../../scripts/prove/document/prove.ts";
import { seed } from "../../seed.ts";
import { tinyApi } from "./tiny-contract.ts";

const marks = [{}, {}, { readOnly: true }, { writeOnly: true }];
const objects = [z.object, z.looseObject, z.strictObject];

/** Objects in each other, some of whose fields only one side sends. */
const schemas = fc.letrec<{ object: z.ZodType; value: z.ZodType }>((tie) => ({
  object: fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom(...marks), fc.boolean(), tie("value")), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.constantFrom(...objects),
      fc.option(fc.integer({ min: 0, max: 1e9 })),
    )
    .map(([fields, object, name]) => {
      const shape = fields.map(([mark, isOptional, value], index) => {
        const field = isOptional ? value.optional() : value;
        return [`f${index}`, field.meta(mark)] as const;
      });
      const made = (object as typeof z.object)(Object.fromEntries(shape));
      return name === null ? made : made.meta({ id: `Thing${name}` });
    }),
  value: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    fc.constantFrom<z.ZodType[]>(z.string().max(3), z.int(), z.boolean()),
    tie("object"),
    tie("object").map((object) => object.nullable()),
    tie("object").map((object) => z.array(object).max(2)),
    tie("object").map((object) => z.record(z.string().max(2), object)),
    tie("object").map((object) => z.tuple([object, z.int()])),
    tie("object").map((object) => z.union([z.int(), object])),
  ),
})).object;

it("documents with fields of one side say in each direction what Zod says", () => {
  let marked = 0;
  fc.assert(
    fc.property(schemas, fc.constantFrom("request" as const, "response" as const), (schema, place) => {
      const api = { ...tinyApi(schema, place), closedResponses: true };
      const problems = checkApi(api).filter(({ code }) => code !== "example-missing");
      expect(problems.map(({ message }) => message)).toEqual([]);
      const read = modelOfContract(resolveContract(api));
      const document = documentOf(read.written);
      const { problems: found } = proveDocument(read, document, { runs: 5, seed: 1 });
      expect(found.map(({ message }) => message)).toEqual([]);
      // The model and its document mean the same in each direction.
      expect(documentOf(read.model)).toEqual(documentByDirection(document));
      if (documentByDirection(document) !== document) marked++;
    }),
    { numRuns: 8, seed },
  );
  expect(marked).toBeGreaterThan(0);
});

it("a mark that the document loses is found", () => {
  const read = modelOfContract(
    resolveContract(tinyApi(z.object({ id: z.string().meta({ readOnly: true }) }), "request")),
  );
  const text = JSON.stringify(documentOf(read.written));
  const lost = JSON.parse(text.replace(',"readOnly":true', ""));
  expect(JSON.stringify(lost)).not.toBe(text);
  const { problems } = proveDocument(read, lost, { runs: 5, seed: 1 });
  expect(problems.map(({ code }) => code)).toEqual(["document-not-proved"]);
});
