import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bodiesOf } from "../../../scripts/contract/body.ts";
import type { Operation } from "../../../scripts/contract/index.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { emitDocument } from "../../../scripts/model/document/emit.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { proveDocument } from "../../../scripts/prove/document/prove.ts";
import { coverageLines, unreachedLines } from "../../../scripts/prove/document/report.ts";
import { outcomeOf, tinyApi } from "./tiny-contract.ts";

/** A look-behind at several characters: beyond the engine's automata, and no guess meets it. */
const ending = () => z.string().regex(/^[a-z0-9]+(?<=z7x9)$/);

/** Schemas with one field that resists, by where it is: the place that is told, and an example for the field. */
const places: Readonly<Record<string, readonly [(field: z.ZodType) => z.ZodType, string]>> = {
  "a required field": [(field) => z.object({ field, other: z.int() }), ".field"],
  "an optional field": [(field) => z.object({ field: field.optional() }), ".field"],
  "a field further in": [(field) => z.object({ a: z.object({ b: z.object({ field }) }) }), ".a.b.field"],
  "an item": [(field) => z.object({ list: z.array(field).min(1) }), ".list[]"],
  "an item that may be missing": [(field) => z.object({ list: z.array(field) }), ".list[]"],
  "an entry of a tuple": [(field) => z.object({ pair: z.tuple([z.int(), field]) }), ".pair[]"],
  "a value of a record": [(field) => z.record(z.string(), z.object({ field })), ".extra.field"],
  "a branch of a union": [(field) => z.union([z.int(), z.object({ field })]), ".field"],
  "a branch with a tag": [
    (field) =>
      z.object({
        one: z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("a"), n: z.int() }),
          z.object({ kind: z.literal("b"), field }),
        ]),
      }),
    ".one.field",
  ],
  "the whole value": [(field) => field, ""],
};

describe.each(Object.entries(places))("%s without a value", (_, [schemaOf, place]) => {
  it("stops the generation and is named", () => {
    const { problems } = outcomeOf(tinyApi(schemaOf(ending()), "request"), 5);
    expect(problems).toMatchObject([
      {
        code: "no-valid-value",
        pointer: `operations/doThing/body${place}`,
        fix: expect.stringContaining("examples"),
      },
    ]);
  });

  it("is proved by the author's example", () => {
    const field = ending().meta({ examples: ["z7x9"] });
    const { problems, coverage } = outcomeOf(tinyApi(schemaOf(field), "request"), 5);
    expect(problems).toEqual([]);
    expect(coverage?.find(({ pointer }) => pointer.endsWith("body"))?.valid).toBeGreaterThan(0);
  });
});

describe("a rule that no value reaches", () => {
  const field = ending().max(3).optional().meta({ examples: [] });

  it("is named, with what was reached", () => {
    const schema = z.object({
      code: ending()
        .min(2)
        .meta({ examples: ["z7x9"] }),
      size: z.int().min(1),
    });
    const { problems, coverage = [] } = outcomeOf(tinyApi(schema, "request"), 5);
    expect(problems).toEqual([]);
    const [body] = coverage.filter(({ pointer }) => pointer === "operations/doThing/body");
    expect(body?.reached).toEqual(
      expect.arrayContaining(["/properties/size/minimum", "/properties/code/pattern", "/required/0"]),
    );
    expect(body?.unreached).toEqual(["/properties/code/minLength"]);
    expect(unreachedLines(coverage)).toEqual([
      "Not reached by any value: `operations/doThing/body/properties/code/minLength`",
    ]);
    expect(coverageLines(coverage)).toContainEqual(
      expect.stringMatching(/not reached: operations\/doThing\/body\/properties\/code\/minLength$/),
    );
  });

  it("does not stand for a field without a value", () => {
    expect(outcomeOf(tinyApi(z.object({ field }), "request"), 5).problems).toMatchObject([
      { code: "no-valid-value", pointer: "operations/doThing/body.field" },
    ]);
  });
});

it("a neighbour is probed where the payload's example is the only value", () => {
  const own = z.object({ code: ending(), size: z.int().min(1) }).meta({ id: "Sized" });
  const api = tinyApi(own, "request");
  const [operation] = api.operations;
  const example = { summary: "", value: { code: "z7x9", size: 3 } };
  const [written] = bodiesOf(operation?.body);
  const body = written && { ...written, examples: { default: example } };
  const contract = resolveContract({
    ...api,
    operations: [{ ...(operation as Operation), ...(body ? { body } : {}) }],
  });
  const document = emitDocument(contract);
  expect(proveDocument(modelOfContract(contract), document, { runs: 0, seed: 1 }).problems).toEqual([]);
  const changed = structuredClone(document);
  const emitted = changed.components?.schemas?.["Sized"] as { properties: { size: { minimum: number } } };
  emitted.properties.size.minimum = 2;
  expect(proveDocument(modelOfContract(contract), changed, { runs: 0, seed: 1 }).problems).toMatchObject([
    { code: "document-not-proved", message: expect.stringContaining("at `/size`") },
  ]);
});
