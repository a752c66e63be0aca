import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { rootsOf } from "../schemas/roots.ts";
import { definitionOf, walk, type ZodNode } from "../schemas/walk.ts";
import type { ContractCheck } from "./index.ts";
import { contractOf } from "./schemas.ts";

/**
 * A response's schema does not exclude further fields, unless the whole API does, and only a field of it has a default:
 * the whole has nothing that could be absent.
 */
export const checkAnswers: ContractCheck = (api) =>
  rootsOf(contractOf(api)).flatMap(({ schema, pointer, direction }) =>
    direction === "request"
      ? []
      : [...walk({ schema, path: pointer })].flatMap((node) => [
          ...(node.path === pointer ? defaults(node) : []),
          ...(api.closedResponses ? [] : closed(node)),
        ]),
  );

function defaults({ schema, path }: ZodNode): Problem[] {
  if (!["default", "prefault"].includes(definitionOf(schema).type)) return [];
  return [contractProblem("default-in-response", { path }, { pointer: path })];
}

/** A response may gain fields, and a client ignores what it does not know. */
function closed({ schema, path }: ZodNode): Problem[] {
  const { type, catchall } = definitionOf(schema);
  if (type !== "object" || !catchall || definitionOf(catchall as z.ZodType).type !== "never") return [];
  return [contractProblem("closed-response", { path }, { pointer: path })];
}
