import { describe, expect, it } from "vitest";
import { wireChanges } from "./documents.ts";

type Schema = Readonly<Record<string, unknown>>;

/** A document with one operation, whose body and answer have the property `size`. */
function documentOf(sent: Schema, answered: Schema = {}) {
  const json = (schema: Schema) => ({ content: { "application/json": { schema } } });
  const sized = (size: Schema) => ({ type: "object", properties: { size: { type: "integer", ...size } } });
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    paths: {
      "/things": {
        post: {
          requestBody: { required: true, ...json({ $ref: "#/components/schemas/Thing" }) },
          responses: { 200: { description: "Done.", ...json(sized(answered)) } },
        },
      },
    },
    components: { schemas: { Thing: sized(sent) } },
  };
}

describe("what no value shows", () => {
  it.each<[what: string, old: Schema, now: Schema, findings: string[]]>([
    ["another default", { default: 1 }, { default: 2 }, ["default-changed major"]],
    ["no default any more", { default: 1 }, {}, ["default-changed major"]],
    ["a default where there was none", {}, { default: 1 }, ["default-changed minor"]],
    ["the same default in `allOf`", { default: 1 }, { allOf: [{ default: 1 }] }, []],
    ["a new rule", {}, { "x-rules": ["It is even."] }, ["rule-added major"]],
    ["a rule less", { "x-rules": ["It is even."] }, {}, ["rule-removed minor"]],
    [
      "rules in another order",
      { "x-rules": ["It is even.", "It is rare."] },
      { "x-rules": ["It is rare.", "It is even."] },
      [],
    ],
  ])("%s", async (_, old, now, findings) => {
    const found = await wireChanges(documentOf(old), documentOf(now));
    expect(found.map(({ rule, bump }) => `${rule} ${bump}`)).toEqual(findings);
    for (const { place, sentence } of found) {
      expect(place).toBe("request body /size");
      expect(sentence).not.toContain("..");
    }
  });

  it("is found where a property refers to another schema", async () => {
    const [old, now] = ["One", "Two"].map((name) => {
      const document = documentOf({ $ref: `#/components/schemas/${name}` });
      const sizes = { One: { default: 1 }, Two: { default: 2 } };
      return { ...document, components: { schemas: { ...document.components.schemas, ...sizes } } };
    }) as [object, object];
    const found = await wireChanges(old as never, now as never);
    expect(found.map(({ rule, place }) => `${rule} ${place}`)).toEqual([
      "default-changed request body /size",
    ]);
  });

  it("is promised in requests only", async () => {
    expect(await wireChanges(documentOf({}, { default: 1 }), documentOf({}, { default: 2 }))).toEqual([]);
  });
});
