import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { json } from "../../scripts/contract/index.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { rule } from "../../scripts/contract/schema.ts";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { sourceOf } from "../../scripts/emit/source.ts";
import { emitDocument } from "../../scripts/model/document/emit.ts";
import { rulesIn } from "../../scripts/model/rules.ts";
import { outcomeOf, tinyApi } from "../prove/document/tiny-contract.ts";

/** What an author does to a schema: with what is said, and whether the value may be another then. */
type Step =
  | { readonly do: "rule" | "describe" | "words" | "name"; readonly word: string }
  | { readonly do: "optional" | "nullable" | "default" | "array" | "readonly" };

const word = fc.integer({ min: 0, max: 999 }).map(String);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("rule" as const), word }) },
  fc.record({ do: fc.constantFrom("describe" as const, "words" as const, "name" as const), word }),
  fc.record({
    do: fc.constantFrom("optional", "nullable", "default", "array", "readonly") as fc.Arbitrary<"optional">,
  }),
);

/** The schema after a step; with `rules: false`, as if no rule were there. */
function stepped(schema: z.ZodType, one: Step, rules: boolean): z.ZodType {
  switch (one.do) {
    case "rule":
      return rules ? rule(schema, { holds: () => true, sentence: `Rule ${one.word}.` }) : schema;
    case "describe":
      return schema.describe(`Described ${one.word}.`);
    case "words":
      return schema.meta({ description: `Words ${one.word}.`, title: `Title ${one.word}` });
    case "name":
      return schema.meta({ id: `Name${one.word}`, description: `Named ${one.word}.` });
    case "optional":
      return schema.optional();
    case "nullable":
      return schema.nullable();
    case "default":
      return schema.default(() => schema.parse("x"));
    case "array":
      return z.array(schema);
    case "readonly":
      return schema.readonly();
  }
}

const steps = fc.array(step, { minLength: 1, maxLength: 7 });

describe("a rule, whatever else is said around it", () => {
  it("takes nothing away: what `.meta()` gives is what it gives without the rule", () => {
    fc.assert(
      fc.property(steps, (chain) => {
        let [ruled, plain]: z.ZodType[] = [z.string(), z.string()];
        for (const one of chain.filter(({ do: what }) => what !== "default")) {
          ruled = stepped(ruled as z.ZodType, one, true);
          plain = stepped(plain as z.ZodType, one, false);
          // A wrapper of Zod says nothing itself; a rule on it has nothing to keep.
          expect(ruled.meta()).toEqual(plain.meta());
        }
      }),
      { numRuns: 60 },
    );
  });

  it("tells its sentence in the document, once and in the description, too", () => {
    fc.assert(
      fc.property(steps, (chain) => {
        const used = chain.filter(
          (one, index) =>
            one.do !== "default" &&
            (one.do !== "name" || chain.findIndex((other) => other.do === "name") === index),
        );
        const schema = used.reduce((all, one) => stepped(all, one, true), z.string() as z.ZodType);
        const document = emitDocument(resolveContract(tinyApi(z.object({ field: schema }), "request")));
        const body = document.paths?.["/things"]?.post?.requestBody;
        const wanted = new Set(used.flatMap((one) => (one.do === "rule" ? [`Rule ${one.word}.`] : [])));
        expect(new Set(rulesIn(document, body))).toEqual(wanted);
        const text = JSON.stringify(document, (key, value) => (key === "x-rules" ? undefined : value));
        for (const sentence of wanted) expect(text.split(sentence).length - 1, sentence).toBe(1);
      }),
      { numRuns: 40 },
    );
  });
});

it("keeps a name given before, and words given after", () => {
  const Thing = rule(z.object({ a: z.string(), b: z.string() }).meta({ id: "Thing", description: "It." }), {
    holds: ({ a, b }) => a !== b,
    sentence: "`a` is not `b`.",
  });
  const { document, problems } = outcomeOf(
    tinyApi(z.object({ one: Thing.meta({ description: "One." }), other: Thing.optional() }), "request"),
  );
  expect(problems).toEqual([]);
  expect(document?.components?.schemas?.["Thing"]).toMatchObject({
    description: "It. `a` is not `b`.",
    "x-rules": ["`a` is not `b`."],
  });
  const content = document?.paths?.["/things"]?.post?.requestBody as { content: object };
  expect(content.content).toMatchObject({
    "application/json": {
      schema: {
        properties: {
          one: { $ref: "#/components/schemas/Thing", description: "One." },
          other: { $ref: "#/components/schemas/Thing" },
        },
      },
    },
  });
});

it("refuses a schema and its ruled copy under one name", () => {
  const Thing = z.object({ a: z.string() }).meta({ id: "Thing" });
  const Other = rule(Thing, { holds: ({ a }) => a !== "", sentence: "`a` is not empty." });
  const { problems } = outcomeOf(tinyApi(z.object({ Thing, Other }), "request"));
  expect(problems).toMatchObject([{ code: "component-name-twice" }]);
});

describe("the sentence of a rule reaches the reader", () => {
  const ruled = (name: string) =>
    rule(z.string(), { holds: (value) => value !== name, sentence: `Not \`${name}\`, please.` });
  const whole = rule(
    z.object({
      plain: ruled("field").meta({ description: "A field." }),
      list: z.array(ruled("item")).optional(),
      map: z.record(z.string(), ruled("value")).optional(),
      inner: rule(z.object({ deep: ruled("deep") }), { holds: () => true, sentence: "Not `inner`, please." }),
      either: z.union([ruled("branch"), z.int()]).optional(),
    }),
    { holds: () => true, sentence: "Not `whole`, please." },
  ).meta({ id: "Whole" });
  const [operation] = tinyApi(z.int(), "query").operations;
  if (!operation) throw new Error("no operation");
  const example = { plain: "a", inner: { deep: "a" } };
  const query = { q: ruled("query").optional() };
  const contract = resolveContract({
    ...tinyApi(z.int(), "query"),
    operations: [{ ...operation, query, body: json(whole, { example }) }],
  });
  const source = sourceOf(contract, "");
  const sentences = ["field", "item", "value", "inner", "deep", "branch", "whole", "query"];

  it("on the page and in `llms-full.txt`", async () => {
    const files = await emitDocs(source);
    for (const path of ["docs/things/do-thing.md", "docs/llms-full.txt"])
      for (const name of sentences)
        expect(files.get(path)?.split(`Not \`${name}\`, please.`).length, `${name} in ${path}`).toBe(2);
  });

  it("in `api.md` of the client", async () => {
    const text = (await emitClient(source)).get("client/api.md");
    for (const name of sentences) expect(text).toContain(`Not \`${name}\`, please.`);
  });
});

it("stands below the answer's example on the page, as no table tells its fields", async () => {
  const sentence = "Not `answer`, please.";
  const body = z.object({ a: rule(z.string(), { holds: () => true, sentence }) });
  const contract = resolveContract(tinyApi(body, "response"));
  const files = await emitDocs(sourceOf(contract, ""));
  expect(files.get("docs/things/do-thing.md")).toContain(sentence);
});
