import { describe, expect, it } from "vitest";
import { z } from "zod";
import { outcomeOf, tinyApi } from "../prove/document/tiny-contract.ts";
import { wireChanges } from "./documents.ts";

/** The document of an API whose one answer has this schema. */
function documentOf(thing: z.ZodType, closedResponses: boolean) {
  const { document, problems } = outcomeOf({ ...tinyApi(thing, "response"), closedResponses }, 5);
  expect(problems).toEqual([]);
  return document as unknown as Readonly<Record<string, unknown>>;
}

const old = { name: z.string() };
const more = { ...old, note: z.string().optional() };

describe("a field that an answer gains", () => {
  it.each([
    ["is a break where answers never gain one", z.strictObject(old), z.strictObject(more), true, ["major"]],
    ["is none where they may", z.object(old), z.object(more), false, ["minor"]],
  ] as const)("%s", async (_, before, after, closed, wanted) => {
    const found = await wireChanges(documentOf(before, closed), documentOf(after, closed));
    expect(found.map(({ bump }) => bump)).toEqual(wanted);
  });
});
