import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { type Direction, rootsOf } from "../schemas/roots.ts";
import { definitionOf, walk, type ZodNode } from "../schemas/walk.ts";
import { unwrap } from "../schemas/wrappers.ts";
import type { ContractCheck } from "./index.ts";
import { contractOf } from "./schemas.ts";

/** A field that only one side writes is not required of the other. */
export const checkDirections: ContractCheck = (api) =>
  rootsOf(contractOf(api)).flatMap(({ schema, pointer, direction }) =>
    [...walk({ schema, path: pointer })].flatMap((node) => oneSided(node, direction)),
  );

/** OpenAPI, Schema Object: `required` holds for a `readOnly` property only in responses, for a `writeOnly` one only in requests. */
function oneSided({ schema, path }: ZodNode, direction: Direction): Problem[] {
  const word = direction === "request" ? "readOnly" : "writeOnly";
  return Object.entries(definitionOf(schema).shape ?? {})
    .filter(([, field]) => field._zod.optin === undefined && says(field, word))
    .map(([name]) =>
      contractProblem(
        direction === "request" ? "request-requires-read-only" : "response-requires-write-only",
        { path, name },
        { pointer: `${path}.${name}` },
      ),
    );
}

function says(field: z.ZodType, word: string): boolean {
  const { base, words } = unwrap(field);
  return { ...base.meta(), ...words }[word as "readOnly"] === true;
}
