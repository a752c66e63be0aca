import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { changesBetween } from "../../scripts/compare/changes.ts";
import { readDocument } from "../../scripts/compare/read-document.ts";
import { importModel } from "../../scripts/import/import.ts";
import { readForImport } from "../../scripts/import/read/read.ts";
import type { Json } from "../../scripts/lib/json.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { seed } from "../seed.ts";
import { everyPart } from "./every-part.ts";
import { waysIn, withValueAt } from "./places.ts";

const folder = await mkdtemp(join(tmpdir(), "any-value-"));
afterAll(() => rm(folder, { recursive: true }));

const whole = everyPart() as unknown as Json;

/** Every place but those without which it is no document, and the target of a reference, which is written whole. */
const places = waysIn(whole).filter(
  (way) => way[0] !== "openapi" && way.join() !== "paths" && way.at(-1) !== "$ref",
);

/** Values that no part, or another part, of a document has; references that lead to what is something else. */
const others = [
  ...[7, -1, null, true, "", "text", "__proto__", [], {}, [7], [null], { a: 7 }, { a: null }],
  ...["", "#", "#/", "#/info", "#/paths", "#/openapi", "#/components", "#/components/schemas/Thing", 7].map(
    ($ref) => ({ $ref }),
  ),
];

/** The document with another value at one place. */
const documents = fc
  .tuple(fc.constantFrom(...places), fc.constantFrom(...others))
  .map(([way, other]) => ({ at: way.join("/"), other, made: withValueAt(whole, way, other) }));

it(`imports a document with any value at any place, and leaves out what is in the way; seed ${seed}`, async () => {
  await fc.assert(
    fc.asyncProperty(documents, async ({ made }) => {
      const file = join(folder, "imported.json");
      await writeFile(file, JSON.stringify(made));
      const read = await readForImport(file, false);
      const out = join(folder, "spec");
      const imported = await importModel(read.model, {
        out,
        isComplete: false,
        force: true,
        progress: () => {},
      });
      await imported.discard();
      expect(Array.isArray(read.withLines([...read.notes, ...imported.notes]))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

it(`compares a document with any value at any place, or says what is wrong with it; seed ${seed}`, async () => {
  const file = join(folder, "compared.json");
  await writeFile(file, JSON.stringify(whole));
  const before = await readDocument(file);
  await fc.assert(
    fc.asyncProperty(documents, async ({ made }) => {
      await writeFile(file, JSON.stringify(made));
      try {
        const { model } = await readDocument(file);
        const compare = (old: typeof model, now: typeof model) =>
          changesBetween(old, now, "2026-01-01", ["wire"]);
        await compare(before.model, model);
        await compare(model, before.model);
        expect(await compare(model, model)).toEqual([]);
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
      }
    }),
    { numRuns: 100 },
  );
});
