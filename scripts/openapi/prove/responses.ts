import type { z } from "zod";
import type { Contract } from "../../contract/contract.ts";
import { rootsOf } from "../../contract/schemas/roots.ts";
import { definitionOf, walk } from "../../contract/schemas/walk.ts";
import type { Problem } from "../../problem.ts";

/**
 * Schemas of responses whose output is not their input. The document tells the form that travels;
 * on the way back nothing fills in a default, and a server that sends what its schema gives would
 * send another form.
 */
export function changesInResponses(contract: Contract): Problem[] {
  const problems: Problem[] = [];
  for (const { schema, pointer, direction } of rootsOf(contract)) {
    if (direction === "request") continue;
    for (const node of walk({ schema, path: pointer })) {
      if (["default", "prefault"].includes(definitionOf(node.schema).type))
        problems.push({
          code: "default-in-response",
          message: `The response at \`${node.path}\` has a default, which nothing fills in on the way to the caller.`,
          pointer: node.path,
          fix: "Give the response a schema of its own without the default: required if it is always sent, else `.optional()`.",
        });
      if (transforms(node.schema))
        problems.push({
          code: "transform-in-response",
          message: `The response at \`${node.path}\` has a transform, so what leaves the server is not what the document tells.`,
          pointer: node.path,
          fix: "Give the response a schema of the form that travels; transform the value before the server answers.",
        });
    }
  }
  return problems;
}

/** A transform, a preprocess or a codec. */
function transforms(schema: z.ZodType): boolean {
  const { type, in: input, out, transform } = definitionOf(schema);
  if (type !== "pipe") return false;
  return (
    Boolean(transform) || [input, out].some((side) => definitionOf(side as z.ZodType).type === "transform")
  );
}
