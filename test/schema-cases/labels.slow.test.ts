import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../seed.ts";
import { checkCases, sizeOf } from "./check-cases.ts";
import { randomDocuments } from "./random-schemas.ts";

const documents = 500;

test(`a fresh Ajv agrees with every label of cases of random schemas (seed ${seed})`, () => {
  const total = { schemas: 0, valid: 0, invalid: 0, dropped: 0, withoutValid: 0 };
  fc.assert(
    fc.property(randomDocuments, fc.nat(), (document, caseSeed) => {
      for (const name of Object.keys(document.components.schemas)) {
        const pointer = `/components/schemas/${name}`;
        const tally = checkCases(document, pointer, { random: 20, seed: caseSeed });
        expect(tally.defects).toEqual([]);
        expect(tally.valid + tally.invalid).toBeLessThanOrEqual(160 * sizeOf(document) + 20);
        total.schemas++;
        total.valid += tally.valid;
        total.invalid += tally.invalid;
        total.dropped += tally.dropped;
        if (tally.valid === 0) total.withoutValid++;
      }
    }),
    { numRuns: documents, endOnFailure: true },
  );
  process.stdout.write(`${JSON.stringify(total)}\n`);
  expect(total.dropped).toBeLessThan(total.valid + total.invalid);
});
