import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { rule } from "../../../scripts/contract/index.ts";
import { loadContract } from "../../../scripts/contract/load.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import { emitDocument } from "../../../scripts/model/document/emit.ts";
import type { OpenApiDocument } from "../../../scripts/model/document/types.ts";
import { documentOf } from "../../../scripts/model/document/write.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { openCache } from "../../../scripts/prove/document/cache.ts";
import { rejectedExamples } from "../../../scripts/prove/document/examples.ts";
import { proveDocument } from "../../../scripts/prove/document/prove.ts";
import { judgeOf } from "../../../scripts/schema-cases/index.ts";
import { outcomeOf, tinyApi } from "./tiny-contract.ts";

describe.each(["test/fixtures/workshop/index.ts", "test/fixtures/kitchen-sink/index.ts"])("%s", (path) => {
  it("is proved", async () => {
    const { contract } = await loadContract(path);
    const proof = proveDocument(modelOfContract(contract), emitDocument(contract), { runs: 20, seed: 1 });
    expect(proof.problems).toEqual([]);
    expect(proof.values).toBeGreaterThan(100);
  });
});

const days = () => z.object({ from: z.iso.date(), to: z.iso.date() }).meta({ description: "Some days." });
const ordered = {
  holds: ({ from, to }: { from: string; to: string }) => from <= to,
  sentence: "`from` is not after `to`.",
};

describe("a rule beyond JSON Schema", () => {
  it("is no difference where it is declared, and stands in the description", () => {
    const { document, problems } = outcomeOf(tinyApi(rule(days(), ordered).meta({ id: "Days" }), "request"));
    expect(problems).toEqual([]);
    expect(document?.components?.schemas?.["Days"]).toMatchObject({
      description: "Some days. `from` is not after `to`.",
      "x-rules": [ordered.sentence],
    });
  });

  it("is reported as stale where no value bears it out", () => {
    const schema = rule(days(), { holds: () => true, sentence: "It holds." });
    expect(outcomeOf(tinyApi(schema, "request")).problems).toEqual([
      {
        code: "rule-stale",
        message: "No value was found that only the rule “It holds.” at `operations/doThing/body` refuses.",
        pointer: "operations/doThing/body",
        fix: "Give one in `refuses: [value]` beside `holds`; or correct the condition; or remove the rule if the schema already says it.",
      },
    ]);
  });

  it.each([
    ["is borne out by a value that its author gives", ["admin"], undefined],
    ["is not by one that it takes", ["other"], "rule-refuses-not"],
    ["is not by one that something else refuses too", [""], "rule-refuses-not"],
  ])("%s", (_, refuses, code) => {
    const name = rule(z.string().min(1), {
      holds: (text) => text !== "admin",
      sentence: "No admin.",
      refuses,
    });
    const { problems } = outcomeOf(tinyApi(z.object({ name }), "request"));
    expect(problems.map((problem) => problem.code)).toEqual(code ? [code] : []);
  });

  it("does not hide another difference beside it", () => {
    const schema = rule(days().extend({ mail: z.email() }), ordered);
    expect(outcomeOf(tinyApi(schema, "request")).problems).toMatchObject([{ code: "document-not-proved" }]);
  });
});

describe("the place of a difference", () => {
  const mail = z.email();
  it.each([
    ["a field", z.object({ a: z.int(), mail }), "body.mail"],
    ["a field of an item", z.object({ list: z.array(z.object({ mail })) }), "body.list[].mail"],
    ["an option of a union", z.object({ one: z.union([z.int(), z.object({ mail })]) }), "body.one|1.mail"],
    [
      "an optional field of a record",
      z.record(z.string(), z.object({ mail: mail.optional() })),
      "body{}.mail",
    ],
    ["the schema itself", mail, "body"],
  ])("is %s", (_, schema, place) => {
    expect(outcomeOf(tinyApi(schema, "request")).problems).toMatchObject([
      { code: "document-not-proved", pointer: `operations/doThing/${place}` },
    ]);
  });
});

describe("numbers that Zod's `multipleOf` takes for multiples, as it allows for rounding", () => {
  it.each([
    [0.01, 1e-18],
    [0.01, -1e-300],
    [2, 2 ** 51 - 1],
    [1e6, 1e-10],
  ])("of step %s: %s is none to the document, and no difference to the proof", (step, number) => {
    const schema = z.object({ a: z.number().multipleOf(step), b: z.number().optional() });
    expect(schema.safeParse({ a: number }).success).toBe(true);
    const { document, problems } = outcomeOf(tinyApi(schema, "request", [{ a: step }]));
    expect(problems).toEqual([]);
    const emitted = document?.paths?.["/things"]?.post?.requestBody as {
      content: Record<string, { schema: object }>;
    };
    const body = emitted.content["application/json"]?.schema ?? {};
    expect(judgeOf(document as object)(body as JsonSchema)({ a: number })).toBe(false);
  });
});

describe("a difference", () => {
  /** A change of the document that Zod does not know of, and what is said of it. */
  const rows: readonly (readonly [string, (schema: Record<string, unknown>) => void, string])[] = [
    [
      "too wide",
      (schema) => delete schema["maxLength"],
      'on the value `"aaaaaa"`: Zod refuses it (Too big: expected string to have <=5 characters), the document takes it; `--seed 9 --proof-runs 20` finds it again.',
    ],
    [
      "too narrow",
      (schema) => {
        schema["maxLength"] = 4;
      },
      "Zod takes it, the document refuses it (`maxLength`); `--seed 9 --proof-runs 20` finds it again.",
    ],
  ];

  it.each(rows)("names the place, a small value, both verdicts and the seed: %s", (_name, change, words) => {
    const contract = resolveContract(tinyApi(z.string().max(5).meta({ id: "Text" }), "request"));
    const document: OpenApiDocument = structuredClone(emitDocument(contract));
    change(document.components?.schemas?.["Text"] as Record<string, unknown>);
    const options = { runs: 20, seed: 9 };
    const { problems } = proveDocument(modelOfContract(contract), document, options);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "document-not-proved", pointer: "components/Text" });
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.message).toMatch(
      /^Zod and the document disagree about `components\/Text`, used at `operations\/doThing\/body`, on the value `"[^"]{5,6}"`/,
    );
    // The same seed finds the same again.
    expect(proveDocument(modelOfContract(contract), document, options).problems).toEqual(problems);
  });
});

describe("the cache", () => {
  it("spares what was proved, and only that", async () => {
    const folder = await mkdtemp(join(tmpdir(), "proof-"));
    const path = join(folder, "cache/proof.json");
    const prove = async (schema: z.ZodType) => {
      const contract = resolveContract(tinyApi(schema.meta({ id: "Subject" }), "request"));
      const cache = await openCache(path);
      const proof = proveDocument(modelOfContract(contract), emitDocument(contract), {
        runs: 10,
        seed: 1,
        cache,
      });
      await cache.save();
      return proof.values;
    };
    const first = await prove(z.string().max(3));
    const again = await prove(z.string().max(3));
    const changed = await prove(z.string().max(4));
    expect(first).toBeGreaterThan(0);
    expect(again).toBe(0);
    expect(changed).toBeGreaterThan(0);
    // What a function decides is never taken for known.
    const opaque = () => z.string().transform((text) => text);
    await prove(opaque());
    expect(await prove(opaque())).toBeGreaterThan(0);

    await writeFile(path, "not JSON");
    expect(await prove(z.string().max(3))).toBe(first);
    expect(JSON.parse(await readFile(path, "utf8"))).toBeInstanceOf(Array);
    await rm(folder, { recursive: true });
  });

  it("spares examples that were accepted, as long as nothing they are judged by changes", async () => {
    const cache = await openCache();
    const read = modelOfContract(resolveContract(tinyApi(z.string(), "request")));
    const document = documentOf(read.written);
    const { Error: error, ...others } = document.components?.schemas ?? {};
    /** With less properties of errors than their examples have. */
    const rejected = (maxProperties: number, title = "Tiny API") => {
      const schemas = { ...others, Error: { ...Object(error), maxProperties } };
      const changed = { ...document, info: { ...document.info, title }, components: { schemas } };
      return rejectedExamples(read.model, changed, "engine", cache).map(({ code }) => code);
    };
    expect(rejected(1)).toEqual([]);
    expect(rejected(1)).toEqual([]);
    // A rejection is not kept.
    for (let time = 0; time < 2; time++)
      expect(rejected(0)).toEqual(["example-rejected", "example-rejected"]);
    expect(rejected(1, "Other")).toEqual([]);
  });
});
