import { z } from "zod";
import { json, jsonSchema, rule } from "../../scripts/contract/index.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import type { Problem } from "../../scripts/lib/problem.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { proveDocument } from "../../scripts/prove/document/prove.ts";
import { proveVersion } from "../../scripts/prove/document/version.ts";
import { proofProblems } from "../../scripts/prove/problems.ts";
import { holdProblems } from "../provoked.ts";
import { outcomeOf, tinyApi } from "./document/tiny-contract.ts";

/** What is said of a request's body of this schema. */
const saidOf = (schema: z.ZodType) => outcomeOf(tinyApi(schema, "request"), 5).problems;

/** What the proof says of a body that the check of the contract would not let through to it. */
function provedUnchecked(schema: z.ZodType): readonly Problem[] {
  const read = modelOfContract(resolveContract(tinyApi(schema, "request")));
  return proveDocument(read, documentOf(read.written), { runs: 5, seed: 1 }).problems;
}

/** What the proof says if the document has another bound than the contract. */
function withOtherBound(): readonly Problem[] {
  const read = modelOfContract(resolveContract(tinyApi(z.string().max(5).meta({ id: "Text" }), "request")));
  const document = structuredClone(documentOf(read.written));
  Object.assign(document.components?.schemas?.["Text"] ?? {}, { maxLength: 4 });
  return proveDocument(read, document, { runs: 5, seed: 1 }).problems;
}

/** What the proof says if the document of another version has another status. */
function withOtherStatus(): readonly Problem[] {
  const read = modelOfContract(resolveContract(tinyApi(z.string(), "request")));
  const usual = documentOf(read.written);
  const other = structuredClone(usual);
  const { responses } = (other.paths?.["/things"]?.post ?? {}) as { responses: Record<string, unknown> };
  responses["202"] = { description: "Later." };
  return proveVersion(read, { usual, other }, "3.2", { runs: 0, seed: 1 }).problems;
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
    [
      "document-not-proved",
      withOtherBound,
      {
        message:
          'Zod and the document disagree about `components/Text`, used at `operations/doThing/body`, on the value `"aaaaa"`: Zod takes it, the document refuses it (`maxLength`); `--seed 1 --proof-runs 5` finds it again.',
        pointer: "components/Text",
        fix: "Write the schema so that both read it in the same way, or report the construct as a fault of the emission.",
      },
    ],
    [
      "document-not-proved:email",
      () => saidOf(z.email()),
      {
        message:
          'Zod and the document disagree about `operations/doThing/body` on the value `"a@a-.aa"`: Zod takes it, the document refuses it (`format`); `--seed 1 --proof-runs 5` finds it again.',
        pointer: "operations/doThing/body",
        fix: "Use `email()` of the vocabulary, which accepts what JSON Schema's format `email` accepts.",
      },
    ],
    [
      "document-not-proved:format",
      () => saidOf(z.jwt()),
      {
        message:
          'Zod and the document disagree about `operations/doThing/body` on the value `""`: Zod refuses it (Invalid JWT), the document takes it; `--seed 1 --proof-runs 5` finds it again.',
        pointer: "operations/doThing/body",
        fix: "Use `z.string().regex(…)`, which both read in the same way, because this format means something else in JSON Schema.",
      },
    ],
    [
      "document-not-proved:format-in-keywords",
      () => saidOf(jsonSchema({ format: "email" }, z.string())),
      {
        message:
          'Zod and the document disagree about `operations/doThing/body` on the value `"a@a.a"`: Zod refuses it (Invalid input), the document takes it; `--seed 1 --proof-runs 5` finds it again.',
        pointer: "operations/doThing/body",
        fix: "Use Zod's own schema of that format, or `email()`, `url()` or `ipv6()` of the vocabulary, because `jsonSchema()` reads a format as Zod does, and JSON Schema means another one.",
      },
    ],
    [
      "document-not-proved:format-in-meta",
      () => saidOf(z.string().meta({ format: "ipv4" })),
      {
        message:
          'Zod and the document disagree about `operations/doThing/body` on the value `""`: Zod takes it, the document refuses it (`format`); `--seed 1 --proof-runs 5` finds it again.',
        pointer: "operations/doThing/body",
        fix: "Remove `format` from `.meta()`, because Zod does not check by it, or use Zod's own schema of that format.",
      },
    ],
    [
      "document-not-proved:formless",
      () => saidOf(z.date().meta({ type: "string", format: "date-time" })),
      {
        message:
          'Zod and the document disagree about `operations/doThing/body` on the value `"2024-02-29T12:30:00.0Z"`: Zod refuses it (Invalid input: expected date, received string), the document takes it; `--seed 1 --proof-runs 5` finds it again.',
        pointer: "operations/doThing/body",
        fix: "Use a schema of the form that travels, because with this one Zod accepts nothing that comes from JSON.",
      },
    ],
    [
      "document-not-proved:intersection",
      () =>
        saidOf(z.intersection(z.strictObject({ a: z.int() }), z.strictObject({ b: z.int() }))).filter(
          ({ code }) => code === "document-not-proved",
        ),
      {
        message:
          'Zod and the document disagree about `operations/doThing/body` on the value `{"a":0,"b":0}`: Zod takes it, the document refuses it (`additionalProperties`); `--seed 1 --proof-runs 5` finds it again.',
        pointer: "operations/doThing/body",
        fix: "Use `.extend()` with the other's `.shape`, or `z.looseObject()`s, because strict parts refuse each other's fields.",
      },
    ],
    [
      "document-not-proved:ipv6",
      () => saidOf(z.ipv6()),
      {
        message:
          'Zod and the document disagree about `operations/doThing/body` on the value `"::a:2.0.2.1"`: Zod takes it, the document refuses it (`pattern`); `--seed 1 --proof-runs 5` finds it again.',
        pointer: "operations/doThing/body",
        fix: "Use `ipv6()` of the vocabulary, which accepts no IPv4 address within, or `z.string().regex(…)`.",
      },
    ],
    [
      "example-rejected:document",
      () => withExample(z.string().meta({ format: "ipv4" }), "here"),
      {
        message:
          "The document rejects the example at `operations/doThing/requestBody/content/application/json/examples/dear`: it breaks `format`.",
        pointer: "operations/doThing/requestBody/content/application/json/examples/dear",
        fix: "Correct the example or the schema.",
      },
    ],
    [
      "no-valid-value",
      () => saidOf(ending()),
      {
        message: "No valid value was found for `operations/doThing/body`, so nothing is proved there.",
        pointer: "operations/doThing/body",
        fix: "Give values of this field, `.meta({ examples: […] })`, or correct its rules if they leave none.",
      },
    ],
    [
      "no-valid-value:inside",
      () => saidOf(z.object({ field: ending() })),
      {
        message:
          "No valid value was found for `operations/doThing/body` at `/field`, so nothing is proved there.",
        pointer: "operations/doThing/body.field",
        fix: "Give values of this field, `.meta({ examples: […] })`, or correct its rules if they leave none.",
      },
    ],
    [
      "rule-refuses-not",
      () => saidOf(rule(z.string(), { holds: (text) => text !== "a", sentence: "Not a.", refuses: ["b"] })),
      {
        message:
          'The rule “Not a.” at `operations/doThing/body` declares that it refuses "b", but it accepts it, or something else refuses it.',
        pointer: "operations/doThing/body",
        fix: "Correct the value, or the condition.",
      },
    ],
    [
      "value-changes:proved",
      () => provedUnchecked(z.string().trim()),
      {
        message:
          'The schema at `operations/doThing/body` turns `" "` into another value, so the value that is passed on is not the one that travels.',
        pointer: "operations/doThing/body",
        fix: "Remove what changes the value, and change it in the server.",
      },
    ],
    [
      "value-changes:proved-inside",
      () => provedUnchecked(z.object({ a: z.string().trim() })),
      {
        message:
          'The schema at `operations/doThing/body` turns `{"a":" "}` into another value, at `/a`, so the value that is passed on is not the one that travels.',
        pointer: "operations/doThing/body.a",
        fix: "Remove what changes the value, and change it in the server.",
      },
    ],
    [
      "version-differs",
      withOtherStatus,
      {
        message:
          "The document of OpenAPI 3.2 says something else than the one of 3.1, at `/operations/0/responses/1` of the API that is read from it.",
        fix: "Report it as a fault of the emission, or leave out `--openapi 3.2`.",
      },
    ],
  ],
  {
    elsewhere: {
      "example-not-carried": "test/prove/wire/examples.test.ts",
      "example-rejected:inside": "test/model/document/files.test.ts",
      "rule-stale": "test/prove/document/prove.test.ts",
      "text-not-listed": "test/prove/document/texts.test.ts",
      "types-differ:located": "test/prove/types.test.ts",
      "types-not-found": "test/prove/types.test.ts",
    },
    notProvoked: {
      "types-differ":
        "Each claim has a line of its own, so only a broken module of claims is without a place.",
    },
  },
);
