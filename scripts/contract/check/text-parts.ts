import type { Problem } from "../../lib/problem.ts";
import { type PartedText, patternOfText, piecesOf, placeholdersIn } from "../../lib/text-template.ts";
import type { Api } from "../api.ts";
import type { Shape } from "../body.ts";
import { contentOf } from "../error-form.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { contentOfError, sharedErrorsOf } from "../resolved-errors.ts";
import { formsOf } from "../schemas/forms.ts";
import type { ContractCheck } from "./index.ts";
import { mayOverlap } from "./may-match.ts";

/**
 * An error's text contains its parts, they can be told apart, and it can't be mistaken for another text of the same
 * status.
 */
export const checkTextParts: ContractCheck = (api) =>
  api.operations.flatMap((operation) => {
    const base = `operations/${operation.operationId}/errors`;
    const problems = operation.errors.flatMap((error, index) =>
      error.parts ? ofParts(error.parts, contentOfError(api, operation, error), `${base}/${index}`) : [],
    );
    return problems.length > 0 ? problems : swallowed(api, operation, base);
  });

function ofParts(parts: Shape, { text }: PartedText, place: string): Problem[] {
  const problem = (key: Parameters<typeof contractProblem>[0] & `text-part-${string}`, name: string) =>
    contractProblem(key, { place, name, placeholder: `{${name}}`, text }, { pointer: place });
  const standing = placeholdersIn(text);
  const names = Object.keys(parts);
  const kinds = Object.entries(parts).flatMap(([name, schema]) =>
    isPlain(schema) ? [] : [problem("text-part-kind", name)],
  );
  if (kinds.length > 0) return kinds;
  const found = [
    ...names.filter((name) => !standing.includes(name)).map((name) => problem("text-part-unplaced", name)),
    ...standing.flatMap((name, index) => {
      if (!names.includes(name)) return [problem("text-part-undeclared", name)];
      return standing.indexOf(name) < index ? [problem("text-part-twice", name)] : [];
    }),
  ];
  if (found.length > 0) return found;
  const pieces = piecesOf({ text, parts: Object.fromEntries(names.map((name) => [name, anyPart])) });
  return pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    return "part" in piece && next && "part" in next ? [problem("text-part-adjacent", next.part)] : [];
  });
}

const anyPart = { schema: true, example: "" };

/** Whether all values are strings, numbers or booleans, and never absent. */
function isPlain(schema: Shape[string]): boolean {
  const kinds: readonly string[] = ["string", "number", "boolean"];
  return formsOf(schema).every(({ kind }) => kinds.includes(kind)) && !schema.safeParse(undefined).success;
}

/** Texts that another text with parts can also produce, so that callers can't tell the two apart. */
function swallowed(api: Api, operation: Operation, base: string): Problem[] {
  const own = operation.errors.map((error, index) => ({
    ...contentOfError(api, operation, error),
    ...{ status: error.status, isPromised: !error.anyText, pointer: `${base}/${index}` },
  }));
  const shared = sharedErrorsOf(api, operation).map((error) => ({
    ...contentOf(api.errors, error, true),
    ...{ status: error.status, isPromised: !error.anyText, pointer: base },
  }));
  const all = [...own, ...shared].filter(({ text, isPromised }) => isPromised && text !== "");
  return all.flatMap((one, index) =>
    all.slice(index + 1).flatMap((other) => {
      const [pattern, text] = one.parts ? [one, other] : [other, one];
      if (one.status !== other.status || !pattern.parts || pattern.text === text.text) return [];
      if (!mayOverlap(patternOfText(pattern), patternOfText(text))) return [];
      const values = {
        operationId: operation.operationId,
        status: one.status,
        pattern: pattern.text,
        text: text.text,
      };
      return [contractProblem("error-text-swallowed", values, { pointer: pattern.pointer })];
    }),
  );
}
