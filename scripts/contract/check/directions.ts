import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { type Direction, rootsOf } from "../schemas/roots.ts";
import { definitionOf, walk, type ZodNode } from "../schemas/walk.ts";
import { unwrap } from "../schemas/wrappers.ts";
import type { ContractCheck } from "./index.ts";
import { contractOf } from "./schemas.ts";

/** What one side alone writes is not required of the other. */
export const checkDirections: ContractCheck = (api) =>
  rootsOf(contractOf(api)).flatMap(({ schema, pointer, direction }) =>
    [...walk({ schema, path: pointer })].flatMap((node) => oneSided(node, direction)),
  );

/** OpenAPI, Schema Object: a `readOnly` property that is required is so in responses only; `writeOnly`, in requests. */
function oneSided({ schema, path }: ZodNode, direction: Direction): Problem[] {
  const word = direction === "request" ? "readOnly" : "writeOnly";
  return Object.entries(definitionOf(schema).shape ?? {})
    .filter(([, field]) => field._zod.optin === undefined && says(field, word))
    .map(([name]) => ({
      code: `${direction}-requires-${word === "readOnly" ? "read-only" : "write-only"}`,
      message: `The ${direction} at \`${path}\` requires \`${name}\`, which is \`${word}\`, so that a document leaves it out there and Zod does not.`,
      pointer: `${path}.${name}`,
      fix: `Give the ${direction} a schema of its own: \`.omit({ ${name}: true })\` of this one.`,
    }));
}

function says(field: z.ZodType, word: string): boolean {
  const { base, words } = unwrap(field);
  return { ...base.meta(), ...words }[word as "readOnly"] === true;
}
