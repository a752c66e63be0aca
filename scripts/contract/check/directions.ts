import type { z } from "zod";
import type { Problem } from "../../problem.ts";
import { fileFields, isFile } from "../schemas/files.ts";
import { type Direction, rootsOf } from "../schemas/roots.ts";
import { definitionOf, walk, type ZodNode } from "../schemas/walk.ts";
import { unwrap } from "../schemas/wrappers.ts";
import type { Check } from "./index.ts";
import { contractOf } from "./schemas.ts";

/** A field is where it can be: a file among the parts of a form, what one side alone writes not required of the other. */
export const checkDirections: Check = (api) => {
  const contract = contractOf(api);
  const forms = new Set(
    contract.operations.flatMap(({ body }) => (body?.kind === "multipart" ? [body.schema] : [])),
  );
  return rootsOf(contract).flatMap(({ schema, pointer, direction }) => {
    const nodes = [...walk({ schema, path: pointer })];
    const isForm = direction === "request" && forms.has(schema);
    const parts = new Set(isForm ? fileFields(schema).map(({ schema: part }) => part) : []);
    return [
      ...nodes.filter(({ schema: node }) => isFile(node) && !parts.has(node)).map(misplaced),
      ...nodes.flatMap((node) => oneSided(node, direction)),
    ];
  });
};

function misplaced({ path }: ZodNode): Problem {
  return {
    code: "file-not-in-form",
    message: `The file at \`${path}\` is no part of a form: only the fields of a \`multipart()\` body, and lists of them, are sent as files.`,
    pointer: path,
    fix: "Make it a field of a `multipart()` body, or send the bytes alone with `binary()`.",
  };
}

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
