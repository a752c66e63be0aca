import { describe, expect, it } from "vitest";
import { z } from "zod";
import { outcomeOf, tinyApi } from "./tiny-contract.ts";
import { changes } from "./traps/changes.ts";
import { leaves } from "./traps/leaves.ts";
import { references } from "./traps/references.ts";
import { structures } from "./traps/structures.ts";

const traps = [...references, ...leaves, ...structures, ...changes];

describe("a trap is emitted rightly, or stops the generation with the way out", () => {
  it.each(traps.filter(({ instead }) => instead))(
    "$name: what the way out says to write",
    ({ instead, place }) => {
      const schema = instead?.();
      expect(schema && outcomeOf(tinyApi(schema, place ?? "request")).problems).toEqual([]);
    },
  );

  it.each(traps)("$name", ({ schema, place = "request", stops }) => {
    const { problems } = outcomeOf(tinyApi(schema(), place));
    if (!stops) return expect(problems).toEqual([]);
    const [code, fix] = stops;
    expect(problems.map((problem) => problem.code)).toContain(code);
    for (const problem of problems) if (problem.code === code) expect(problem.fix).toMatch(fix);
  });
});

describe("a parameter", () => {
  it("has what `.meta()` says of it", () => {
    const schema = z
      .int()
      .min(1)
      .optional()
      .meta({ description: "How many.", examples: [3], deprecated: true });
    const { document, problems } = outcomeOf(tinyApi(schema, "query"));
    expect(problems).toEqual([]);
    expect(document?.paths?.["/things"]?.post?.parameters).toEqual([
      {
        name: "value",
        in: "query",
        required: false,
        description: "How many.",
        deprecated: true,
        schema: {
          type: "integer",
          minimum: 1,
          maximum: Number.MAX_SAFE_INTEGER,
          description: "How many.",
          examples: [3],
          deprecated: true,
        },
      },
    ]);
  });
});
