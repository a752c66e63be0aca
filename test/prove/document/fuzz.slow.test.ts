import { expect, it } from "vitest";
import { json, type Operation } from "../../../scripts/contract/index.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../../scripts/emit/docs/emit.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import { lintDocument } from "../../../scripts/prove/lint/lint.ts";
import { sampleOf } from "../../../scripts/schema-cases/index.ts";
import { seed } from "../../seed.ts";
import { shareOf, tallyOf } from "./fuzz.ts";
import { outcomeOf, tinyApi } from "./tiny-contract.ts";
import { anySchema, built, plainSchema } from "./zod-schemas.ts";

it("500 random schemas are proved, or refused with a way out", () => {
  const tally = tallyOf(anySchema, 500, seed, 20);
  process.stdout.write(`${tally.proved.length} proved, ${tally.refused.length} refused, SEED=${seed}\n`);
  expect(tally.faults, `SEED=${seed}`).toEqual([]);
});

it("500 random schemas of what JSON Schema can say are proved", () => {
  const tally = tallyOf(plainSchema, 500, seed, 20);
  const share = shareOf(tally);
  process.stdout.write(`proved: ${share.toFixed(1)} % of the plain schemas, SEED=${seed}\n`);
  expect(tally.faults, `SEED=${seed}`).toEqual([]);
  expect(share, tally.refused.map(({ text }) => text).join("\n")).toBeGreaterThanOrEqual(90);
});

/** Rules that random schemas break by right: about words, of which they have none, and about options that take anything. */
const broken = ["rule/property-description", "parameter-description", "no-illogical-composition-keywords"];

it("what is proved is linted, and made into a client and pages", async () => {
  const faults: string[] = [];
  const { proved } = tallyOf(plainSchema, 40, seed, 5);
  for (const { text } of proved) {
    const schema = built({ text, plain: true });
    const api = tinyApi(schema, "request");
    const { document } = outcomeOf(api, 1);
    const emitted = document?.paths?.["/things"]?.post?.requestBody as {
      content: Record<string, { schema: object }>;
    };
    const example = sampleOf(emitted.content["application/json"]?.schema as never, {
      root: document as object,
    });
    const [operation] = api.operations;
    const contract = resolveContract({
      ...api,
      operations: [{ ...operation, body: json(schema, { example }) } as Operation],
    });
    const source = sourceOf(contract, "");
    const { document: whole } = source;
    try {
      const lint = (await lintDocument(whole, source.model)).filter(
        ({ code }) => !broken.includes(code.replace("lint/", "")),
      );
      if (lint[0]) faults.push(`${text}: ${lint[0].code} ${lint[0].message}`);
      await emitClient(source);
      await emitDocs(source);
    } catch (error) {
      faults.push(`${text}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  expect(faults, `SEED=${seed}`).toEqual([]);
});
