import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { isLeftOut } from "../schemas/one-sided.ts";
import { type Direction, type RootSchema, rootsOf } from "../schemas/roots.ts";
import { isInternalField, visibilityOfField } from "../schemas/visible.ts";
import { definitionOf, elementNodes, fieldNodes, isZodSchema, walk, type ZodNode } from "../schemas/walk.ts";
import { visibilities } from "../visibility.ts";
import type { ContractCheck } from "./index.ts";
import { contractOf } from "./schemas.ts";

/** Only fields and parameters have a visibility, and internal ones are optional for callers who do not know them. */
export const checkVisibility: ContractCheck = (api) => {
  const seen = new Set<z.ZodType>();
  // A schema that is sent in both directions is checked for each.
  const sent: Readonly<Record<Direction, Set<z.ZodType>>> = { request: new Set(), response: new Set() };
  return rootsOf(contractOf(api)).flatMap((root): Problem[] => {
    const whole = { schema: root.schema, path: root.pointer };
    return [
      ...(isNamedPart(root) ? wordOf(whole) : misplaced(whole)),
      ...(isNamedPart(root) && root.direction === "request" ? needed(whole) : []),
      ...[...walk(whole, seen)].flatMap((node) => [
        ...elementNodes(node).flatMap(misplaced),
        ...fieldNodes(node).flatMap(wordOf),
      ]),
      ...[...walk(whole, sent[root.direction])].flatMap((node) =>
        fieldNodes(node).flatMap(root.direction === "request" ? needed : closedIn(node)),
      ),
    ];
  });
};

/** Whether a schema is that of a parameter or a header field that may be left out. */
function isNamedPart({ steps }: RootSchema): boolean {
  const part = steps.at(-2);
  return part === "query" || part === "headers" || part === "cookies";
}

function misplaced({ schema, path }: ZodNode): Problem[] {
  return visibilityOfField(schema) === undefined
    ? []
    : [contractProblem("visibility-place", { path }, { pointer: path })];
}

function wordOf({ schema, path }: ZodNode): Problem[] {
  const word = visibilityOfField(schema);
  return word === undefined || (visibilities as readonly unknown[]).includes(word)
    ? []
    : [contractProblem("visibility-word", { path, word: JSON.stringify(word) }, { pointer: path })];
}

function needed({ schema, path }: ZodNode): Problem[] {
  const isNeeded = schema._zod.optin === undefined && !isLeftOut(schema, "request");
  return isInternalField(schema) && isNeeded
    ? [contractProblem("visibility-needed", { path }, { pointer: path })]
    : [];
}

/** Problems of the fields of a strict object. */
function closedIn({ schema: object }: ZodNode): (field: ZodNode) => Problem[] {
  const { catchall } = definitionOf(object);
  const isStrict = isZodSchema(catchall) && definitionOf(catchall).type === "never";
  return ({ schema, path }) =>
    isStrict && isInternalField(schema) && !isLeftOut(schema, "response")
      ? [contractProblem("visibility-closed", { path }, { pointer: path })]
      : [];
}
