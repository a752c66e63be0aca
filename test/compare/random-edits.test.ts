import { expect, it } from "vitest";
import { type Edit, editsOf, whileEdited } from "../bench/diff/edits.ts";
import { randomFrom } from "../random.ts";
import { seed } from "../seed.ts";
import { wireChanges } from "./documents.ts";
import { kitchenSink } from "./edits.ts";

it(`edits drawn at random, alone and in pairs, get the verdict that they have by construction (SEED=${seed})`, async () => {
  const old = await kitchenSink();
  const now = structuredClone(old);
  const edits = editsOf(now, randomFrom(seed));
  const wrong: string[] = [];
  for (let index = 0; index < 16; index++) {
    const drawn: Edit[] = [];
    while (drawn.length < (index % 3 === 2 ? 2 : 1)) {
      const { value } = edits.next();
      if (value && !drawn.some(({ place }) => place === value.place)) drawn.push(value);
    }
    const breaks =
      drawn.some((edit) => edit.breaks) || (drawn.every((edit) => edit.breaks === false) ? false : undefined);
    const found = await whileEdited(drawn, () => wireChanges(old, structuredClone(now)));
    const isBreak = found.some(({ bump }) => bump === "major");
    if (
      found.some(({ rule }) => rule === "schema-not-compared") ||
      (breaks !== undefined && breaks !== isBreak)
    )
      wrong.push(
        drawn.map(({ what, change, place }) => JSON.stringify([what, change, place.schema])).join(" and "),
      );
  }
  expect(wrong).toEqual([]);
});
