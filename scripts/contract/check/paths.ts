import type { z } from "zod";
import { escapeRegExp } from "../../lib/regular-expression.ts";
import { statedForm } from "../parameter.ts";
import { contractProblem } from "../problems.ts";
import { formsOf } from "../schemas/forms.ts";
import type { ContractCheck } from "./index.ts";
import { itemSchemaOf } from "./lists.ts";
import { mayMatch } from "./may-match.ts";
import { duplicates } from "./names.ts";

/** The `{names}` of a path are those in `params`; each occurs once and is required. */
export const checkPaths: ContractCheck = ({ operations }) =>
  operations.flatMap(({ operationId, path, params, query }) => {
    const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? "");
    const inParams = Object.keys(params ?? {});
    const parameter = (name: string) => ({ pointer: `operations/${operationId}/params/${name}` });
    return [
      ...inPath
        .filter((name) => !inParams.includes(name))
        .map((name) =>
          contractProblem("path-parameter-without-schema", { path, operationId, name }, parameter(name)),
        ),
      ...inParams
        .filter((name) => !inPath.includes(name))
        .map((name) =>
          contractProblem("path-parameter-not-in-path", { path, operationId, name }, parameter(name)),
        ),
      ...Object.entries(params ?? {})
        .filter(([, schema]) => schema._zod.optin !== undefined)
        .map(([name]) => contractProblem("path-parameter-optional", { operationId, name }, parameter(name))),
      ...duplicates(inPath, (name) =>
        contractProblem(
          "path-parameter-twice",
          { path, operationId, name },
          { pointer: `operations/${operationId}/path` },
        ),
      ),
      ...[...new URLSearchParams(/\?([^#]*)/.exec(path)?.[1]).keys()]
        .filter((name) => Object.hasOwn(query ?? {}, name))
        .map((name) =>
          contractProblem(
            "path-query-twice",
            { path, operationId, name },
            { pointer: `operations/${operationId}/query/${name}` },
          ),
        ),
      ...path
        .replace(/[?#].*$/s, "")
        .split("/")
        .flatMap((segment) =>
          regrouping(segment, params).map((name) =>
            contractProblem("path-parameters-regroup", { segment, operationId, name }, parameter(name)),
          ),
        ),
    ];
  });

/** Characters that are always encoded within values. */
const never = /[,;:=@$&+]/;

/** Names in a segment whose values may contain the text that separates them from the next name. */
function regrouping(segment: string, params: Readonly<Record<string, z.ZodType>> = {}): string[] {
  const pieces = segment.split(/\{([^}]*)\}/);
  return pieces.flatMap((name, index) => {
    const after = pieces[index + 1] ?? "";
    const schema = params[name];
    if (index % 2 === 0 || index + 2 >= pieces.length || !schema) return [];
    const forms = formsOf(schema);
    const isList = forms.some(({ kind }) => kind === "list");
    if (never.test(isList ? after.replaceAll(",", "") : after)) return [];
    // Commas separate the items of a list.
    if (after === "" || (isList && after.includes(","))) return [name];
    // The author accepts that a value ends at the first occurrence of the text.
    if (statedForm(schema)?.lossy) return [];
    const texts = forms.flatMap((form) => (form.kind === "list" ? formsOf(itemSchemaOf(form)) : form));
    return texts.some((form) => mayMatch(form, endEarly(after))) ? [name] : [];
  });
}

/**
 * A pattern for values after which a reader finds `after` too early: they contain it, they end with its beginning, or
 * their encoding uses its characters.
 */
function endEarly(after: string): string {
  const ends = [...after].flatMap((_, index) =>
    index > 0 && after.startsWith(after.slice(index)) ? [`${escapeRegExp(after.slice(0, index))}$`] : [],
  );
  const encoded = /[0-9A-F%]/.test(after) ? ["[^\\w.!~*'()-]"] : [];
  return [escapeRegExp(after), ...ends, ...encoded].join("|");
}
