import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { samplesOf } from "../../../scripts/emit/samples/index.ts";
import { notJson } from "../../../scripts/emit/samples/json-value.ts";
import { seed } from "../../seed.ts";
import { sources } from "../docs/sources.ts";
import { testSamples } from "./batch.ts";
import { run } from "./process.ts";
import { operationOf, type Trial } from "./trial.ts";

process.stderr.write(`Random JSON of seed ${seed}.\n`);

const key = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.stringMatching(/^[a-z_]{1,90}$/),
  fc.constantFrom("__proto__", "é", "\u202e"),
);
const { value: random } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, 0, -1.5, 1e300),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.maxSafeInteger(),
    fc.string({ unit: "grapheme" }),
    fc.array(tie("value"), { maxLength: 5 }),
    fc
      .uniqueArray(fc.tuple(key, tie("value")), { maxLength: 6, selector: ([name]) => name })
      .map(Object.fromEntries),
  ),
}));

/** As JSON carries them: no negative zero. */
const values: unknown[] = fc
  .sample(random, { numRuns: 400 })
  .map((value): unknown => JSON.parse(JSON.stringify(value)))
  .filter((value) => notJson(value) === undefined);

/** Objects that gofmt aligns row by row: keys around the lengths where it starts anew, values of one line or more. */
const rows = fc.sample(
  fc
    .array(
      fc.tuple(
        fc.constantFrom(1, 5, 15, 17, 37, 38, 39, 40, 41, 60, 94, 95, 96, 110),
        fc.constantFrom<unknown>(1, "x", ["y".repeat(50), "z".repeat(50)]),
      ),
      { minLength: 2, maxLength: 8 },
    )
    .map((pairs) =>
      Object.fromEntries(
        pairs.map(([length, value], index) => [String.fromCharCode(97 + index).repeat(length), value]),
      ),
    ),
  { numRuns: 400 },
);

const operation = operationOf(sources.workshop, "updateGadget");
const params = { id: "ai_1" };

testSamples(
  `any JSON arrives as it is (seed ${seed})`,
  values.map((body): Trial => ({ source: sources.workshop, operation, params, options: { body } })),
);

test(`gofmt finds nothing in any JSON (seed ${seed})`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "gofmt-"));
  try {
    const files = [...values, ...rows].map((body, index) => {
      const { source = "" } =
        samplesOf(operation, sources.workshop, { body }).find(({ label }) => label === "Go") ?? {};
      const file = join(folder, `p${index}`, "main.go");
      mkdirSync(join(folder, `p${index}`));
      writeFileSync(file, `${source}\n`);
      return file;
    });
    expect(await run(["gofmt", "-d", ...files])).toEqual({ code: 0, stdout: "", stderr: "" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
