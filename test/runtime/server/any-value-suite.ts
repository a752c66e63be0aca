import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seed } from "../../seed.ts";
import { answerAll, results } from "./any-value.ts";

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeAll(() => void process.on("unhandledRejection", note));
afterAll(() => void process.off("unhandledRejection", note));

/** Lets handlers return so many results of any value on each way in. */
export function describeAnyValues(count: number): void {
  describe.each(["in process", "over a socket"] as const)("whatever handlers return, %s", (way) => {
    it.each([true, false])(
      `the server answers and lives on; validateResponses: %s; seed ${seed}`,
      async (validate) => {
        const made = fc.sample(results, { numRuns: count, seed });
        const { answers, logged, alive } = await answerAll(made, way, validate);
        const kinds = [...answers.keys()].filter(
          (kind) => !["200", "404", "500", "broken off"].includes(kind),
        );
        expect({ kinds, alive, unhandled }).toEqual({ kinds: [], alive: true, unhandled: [] });
        expect(answers.get("500")).toBeGreaterThan(count / 5);
        expect(answers.get("200")).toBeGreaterThan(count / 50);
        // Of each 500 that no handler asked for, and of each stream that broke off, the log has the cause.
        expect(logged).toBeGreaterThanOrEqual(answers.get("broken off") ?? 0);
        expect(logged).toBeGreaterThan(count / 5);
      },
    );
  });
}
