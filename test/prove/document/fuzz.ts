import fc from "fast-check";
import type { Problem } from "../../../scripts/lib/problem.ts";
import { outcomeOf, tinyApi } from "./tiny-contract.ts";
import { built, type Source } from "./zod-schemas.ts";

/** How generation took random schemas. */
export interface Tally {
  /** Neither proved nor refused with a way out: a crash, or a shrug. */
  readonly faults: readonly string[];
  readonly proved: readonly Source[];
  readonly refused: readonly Source[];
}

/** Lets generation judge random schemas, each as the body of a request and as that of a response. */
export function tallyOf(schemas: fc.Arbitrary<Source>, count: number, seed: number, runs: number): Tally {
  const faults: string[] = [];
  const proved: Source[] = [];
  const refused: Source[] = [];
  for (const [index, source] of fc.sample(schemas, { numRuns: count, seed }).entries()) {
    const place = index % 3 === 2 ? "response" : "request";
    try {
      const { problems } = outcomeOf(tinyApi(built(source), place), runs);
      const fault = problems.find(isShrug);
      if (fault) faults.push(`${place} ${source.text}: ${fault.message}`);
      // Of what only a request may say, a response says nothing of the emission.
      const isOther = problems.some(({ code }) => ["default-in-response", "closed-response"].includes(code));
      if (problems.length === 0) proved.push(source);
      else if (!isOther) refused.push(source);
    } catch (error) {
      faults.push(`${place} ${source.text}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { faults, proved, refused };
}

function isShrug({ code, fix, pointer }: Problem): boolean {
  return code === "unexpected" || !fix || !pointer || fix.includes("fault of the emission");
}

/** Of the schemas built of nothing but what JSON Schema can say, the share that is proved, in percent. */
export function shareOf({ proved, refused }: Tally): number {
  const plain = (sources: readonly Source[]) => sources.filter((source) => source.plain).length;
  return (100 * plain(proved)) / (plain(proved) + plain(refused));
}
