import { z } from "zod";
import { json, rule } from "../../scripts/contract/index.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import type { Problem } from "../../scripts/lib/problem.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { proveDocument } from "../../scripts/prove/document/prove.ts";
import { proofProblems } from "../../scripts/prove/problems.ts";
import { holdProblems } from "../provoked.ts";
import { outcomeOf, tinyApi } from "./document/tiny-contract.ts";

/** What is said of a request's body of this schema. */
const saidOf = (schema: z.ZodType) => outcomeOf(tinyApi(schema, "request"), 5).problems;

/** What the proof says of a body that the check of the contract would not let through to it. */
function provedUnchecked(schema: z.ZodType): readonly Problem[] {
  const read = modelOfContract(resolveContract(tinyApi(schema, "request")));
  return proveDocument(read, documentOf(read.model), { runs: 5, seed: 1 }).problems;
}

/** What the proof says if the document has another bound than the contract. */
function withOtherBound(): readonly Problem[] {
  const read = modelOfContract(resolveContract(tinyApi(z.string().max(5).meta({ id: "Text" }), "request")));
  const document = structuredClone(documentOf(read.model));
  Object.assign(document.components?.schemas?.["Text"] ?? {}, { maxLength: 4 });
  return proveDocument(read, document, { runs: 5, seed: 1 }).problems;
}

function withExample(schema: z.ZodType, value: unknown): readonly Problem[] {
  const api = tinyApi(z.object({}), "request");
  const [operation] = api.operations;
  const examples = { dear: { summary: "Dear", value } };
  return outcomeOf(
    { ...api, operations: [{ ...operation, body: json(schema, { examples }) } as never] },
    5,
  ).problems.filter(({ code }) => code === "example-rejected");
}

const ending = () => z.string().regex(/^[a-z0-9]+(?<=z7x9)$/);

holdProblems(
  "scripts/prove",
  proofProblems,
  [
    ["document-not-proved", withOtherBound, { message: "?", fix: "?" }],
    ["document-not-proved:email", () => saidOf(z.email()), { message: "?", fix: "?" }],
    ["document-not-proved:format", () => saidOf(z.jwt()), { message: "?", fix: "?" }],
    [
      "document-not-proved:format-in-meta",
      () => saidOf(z.string().meta({ format: "ipv4" })),
      { message: "?", fix: "?" },
    ],
    [
      "document-not-proved:formless",
      () => saidOf(z.date().meta({ type: "string", format: "date-time" })),
      { message: "?", fix: "?" },
    ],
    [
      "document-not-proved:intersection",
      () => saidOf(z.intersection(z.strictObject({ a: z.int() }), z.strictObject({ b: z.int() }))),
      { message: "?", fix: "?" },
    ],
    ["document-not-proved:ipv6", () => saidOf(z.ipv6()), { message: "?", fix: "?" }],
    [
      "example-rejected:document",
      () => withExample(z.string().meta({ format: "ipv4" }), "here"),
      { message: "?", fix: "?" },
    ],
    ["no-valid-value", () => saidOf(ending()), { message: "?", fix: "?" }],
    ["no-valid-value:inside", () => saidOf(z.object({ field: ending() })), { message: "?", fix: "?" }],
    [
      "rule-refuses-not",
      () => saidOf(rule(z.string(), { holds: (text) => text !== "a", sentence: "Not a.", refuses: ["b"] })),
      { message: "?", fix: "?" },
    ],
    ["value-changes:proved", () => provedUnchecked(z.string().trim()), { message: "?", fix: "?" }],
    [
      "value-changes:proved-inside",
      () => provedUnchecked(z.object({ a: z.string().trim() })),
      { message: "?", fix: "?" },
    ],
  ],
  {
    elsewhere: {
      "example-not-carried": "test/prove/wire/examples.test.ts",
      "example-rejected:inside": "test/model/document/files.test.ts",
      "rule-stale": "test/prove/document/prove.test.ts",
      "text-not-listed": "test/prove/document/texts.test.ts",
      "types-differ:located": "test/prove/types.test.ts",
    },
    notProvoked: {
      "types-differ":
        "Each claim has a line of its own, so only a broken module of claims is without a place.",
    },
  },
);
