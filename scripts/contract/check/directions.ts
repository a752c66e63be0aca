import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { parameterHolders } from "../parameter.ts";
import { contractProblem } from "../problems.ts";
import { isLeftOut, leftOutBy } from "../schemas/one-sided.ts";
import { type Direction, type RootSchema, rootsOf } from "../schemas/roots.ts";
import { definitionOf, elementNodes, fieldNodes, walk, type ZodNode } from "../schemas/walk.ts";
import type { ContractCheck } from "./index.ts";
import { contractOf } from "./schemas.ts";

/** Only a field of an object can be left out in one direction, and never the discriminator of a union. */
export const checkDirections: ContractCheck = (api) => {
  const seen = new Set<z.ZodType>();
  return rootsOf(contractOf(api)).flatMap((root) => {
    const nodes = [...walk({ schema: root.schema, path: root.pointer }, seen)];
    return [
      ...misplaced({ schema: root.schema, path: root.pointer }),
      ...nodes.flatMap((node) => [
        ...(isBody(root) ? [] : fieldNodes(node).flatMap(misplaced)),
        ...elementNodes(node).flatMap(misplaced),
        ...fieldNodes(node).flatMap(bothWays),
        ...tellingFields(node),
      ]),
    ];
  });
};

const directions = Object.keys(leftOutBy) as Direction[];

/** Whether a schema is that of a body, not of a parameter or a header field. */
function isBody({ steps }: RootSchema): boolean {
  const [part = ""] = steps;
  return !parameterHolders.some((one) => one === part) && steps.at(-2) !== "headers";
}

function misplaced({ schema, path }: ZodNode): Problem[] {
  return directions
    .filter((direction) => isLeftOut(schema, direction))
    .map((direction) =>
      contractProblem("one-sided-place", { path, word: leftOutBy[direction] }, { pointer: path }),
    );
}

function bothWays({ schema, path }: ZodNode): Problem[] {
  return directions.every((direction) => isLeftOut(schema, direction))
    ? [contractProblem("one-sided-both", { path }, { pointer: path })]
    : [];
}

function tellingFields({ schema, path }: ZodNode): Problem[] {
  const { discriminator, options } = definitionOf(schema);
  if (typeof discriminator !== "string") return [];
  return (options as readonly z.ZodType[]).flatMap((option, index) => {
    const field = definitionOf(option).shape?.[discriminator];
    return directions
      .filter((direction) => field && isLeftOut(field, direction))
      .map((direction) =>
        contractProblem(
          "one-sided-discriminator",
          { path: `${path}|${index}`, name: discriminator, word: leftOutBy[direction] },
          { pointer: `${path}|${index}.${discriminator}` },
        ),
      );
  });
}
