import fc from "fast-check";
import type { SchemaObject } from "../../scripts/lib/json-schema.ts";
import { casesOf, judgeOf } from "../../scripts/schema-cases/index.ts";

/** How many schemas one document has; growth is linear if the cases per second stay. */
const sizes = [10, 100, 1000];
/** Seconds within which the last of them is to be worked through, by far. */
const limit = 5;

/** A small schema as operations have them, each with numbers of its own, so that none is known already. */
function schemaOf(index: number): SchemaObject {
  return {
    type: "object",
    properties: {
      id: { type: "string", pattern: `^[a-z]{2}_[0-9]{${(index % 5) + 1}}$` },
      name: { type: "string", minLength: 1, maxLength: 20 + index },
      count: { type: "integer", minimum: index, maximum: index + 1000 },
      tags: { type: "array", items: { type: "string" }, maxItems: 3 },
    },
    required: ["id", "name"],
  };
}

/** A document, and its schemas. */
function documentOf(size: number): [root: object, schemas: readonly SchemaObject[]] {
  const schemas = Array.from({ length: size }, (_, index) => schemaOf(index));
  const named = schemas.map((schema, index) => [`Schema${index}`, schema]);
  return [{ components: { schemas: Object.fromEntries(named) } }, schemas];
}

/** The contender: fast-check alone, told the same shape by hand; its values have no label and miss the edges. */
function plain(index: number): fc.Arbitrary<unknown> {
  return fc.record(
    {
      id: fc.stringMatching(new RegExp(`^[a-z]{2}_[0-9]{${(index % 5) + 1}}$`)),
      name: fc.string({ minLength: 1, maxLength: 20 + index }),
      count: fc.integer({ min: index, max: index + 1000 }),
      tags: fc.array(fc.string(), { maxLength: 3 }),
    },
    { requiredKeys: ["id", "name"] },
  );
}

/**
 * Prints, for each number of schemas, the cases per second of the engine (labelled, each confirmed
 * by Ajv) and the values per second of fast-check alone with Ajv's verdict on each, and their ratio.
 */
export function bench(print: (line: string) => void): void {
  print("schemas   cases      seconds   cases/s   fast-check/s   ratio   broken rules: engine, fast-check");
  for (const size of sizes) {
    const [root, schemas] = documentOf(size);
    const engine = timed(() => {
      let cases = 0;
      const rules = new Set<string>();
      for (const schema of schemas)
        for (const { rule, pointer } of casesOf(schema, { root })) {
          cases++;
          if (rule) rules.add(`${rule} ${pointer}`);
        }
      return { cases, rules: rules.size };
    });
    const perSchema = Math.round(engine.result.cases / size);
    const [contenderRoot, contenderSchemas] = documentOf(size);
    const contender = timed(() => {
      let cases = 0;
      for (const [index, schema] of contenderSchemas.entries()) {
        const judge = judgeOf(contenderRoot)(schema);
        for (const value of fc.sample(plain(index), { numRuns: perSchema, seed: 1 }))
          if (judge(value)) cases++;
      }
      return { cases, rules: 0 };
    });
    const [ours, theirs] = [engine, contender].map(({ result, seconds }) => result.cases / seconds) as [
      number,
      number,
    ];
    print(
      [
        String(size).padStart(7),
        String(engine.result.cases).padStart(7),
        engine.seconds.toFixed(2).padStart(12),
        ours.toFixed(0).padStart(9),
        theirs.toFixed(0).padStart(14),
        (ours / theirs).toFixed(2).padStart(7),
        `  ${engine.result.rules}, ${contender.result.rules}`,
      ].join(""),
    );
    if (size === sizes.at(-1))
      print(
        `limit  ${limit.toFixed(2).padStart(19)}   ${engine.seconds < limit ? "kept" : "not kept"}: ${(engine.seconds / limit).toFixed(2)} of it`,
      );
  }
}

function timed<Result>(work: () => Result): { result: Result; seconds: number } {
  const start = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - start) / 1000 };
}
