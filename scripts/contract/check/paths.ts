import type { z } from "zod";
import { escapeRegExp } from "../../lib/regular-expression.ts";
import { formsOf } from "../schemas/forms.ts";
import type { ContractCheck } from "./index.ts";
import { itemSchemaOf } from "./lists.ts";
import { mayMatch } from "./may-match.ts";
import { twice } from "./names.ts";

/** The `{names}` of a path and the schemas in `params` are the same, and each is always there, once. */
export const checkPaths: ContractCheck = ({ operations }) =>
  operations.flatMap(({ operationId, path, params }) => {
    const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? "");
    const inParams = Object.keys(params ?? {});
    return [
      ...inPath
        .filter((name) => !inParams.includes(name))
        .map((name) => ({
          code: "path-parameter-without-schema",
          message: `The path \`${path}\` of \`${operationId}\` has \`{${name}}\`, but \`params\` has no \`${name}\`.`,
          pointer: `operations/${operationId}/params/${name}`,
          fix: `Add \`${name}\` to \`params\`, or take \`{${name}}\` out of the path.`,
        })),
      ...inParams
        .filter((name) => !inPath.includes(name))
        .map((name) => ({
          code: "path-parameter-not-in-path",
          message: `\`params\` of \`${operationId}\` has \`${name}\`, but the path \`${path}\` has no \`{${name}}\`.`,
          pointer: `operations/${operationId}/params/${name}`,
          fix: `Put \`{${name}}\` into the path, or take \`${name}\` out of \`params\`.`,
        })),
      ...Object.entries(params ?? {})
        .filter(([, schema]) => schema._zod.optin !== undefined)
        .map(([name]) => ({
          code: "path-parameter-optional",
          message: `\`${name}\` of \`${operationId}\` is optional; a part of a path is always there.`,
          pointer: `operations/${operationId}/params/${name}`,
          fix: "Take `.optional()` or `.default()` out.",
        })),
      ...twice(inPath, (name) => ({
        code: "path-parameter-twice",
        message: `The path \`${path}\` of \`${operationId}\` has \`{${name}}\` twice.`,
        pointer: `operations/${operationId}/path`,
        fix: "Give each its own name.",
      })),
      ...path.split("/").flatMap((segment) =>
        regrouping(segment, params).map((name) => ({
          code: "path-parameters-regroup",
          message: `In \`${segment}\` of the path of \`${operationId}\`, a value of \`{${name}}\` may hold the text before the next name, so that a reader can't tell where it ends.`,
          pointer: `operations/${operationId}/params/${name}`,
          fix: `Give \`${name}\` a pattern without that text, or set the names apart by \`/\`, or by \`,\`, \`;\` or \`:\`, which values never hold as they are.`,
        })),
      ),
    ];
  });

/** Characters that values hold in an encoded form only. */
const never = /[,;:=@$&+]/;

/** Names of a segment whose values may hold the text that follows them up to the next name. */
function regrouping(segment: string, params: Readonly<Record<string, z.ZodType>> = {}): string[] {
  const pieces = segment.split(/\{([^}]*)\}/);
  return pieces.flatMap((name, index) => {
    const after = pieces[index + 1] ?? "";
    const schema = params[name];
    if (index % 2 === 0 || index + 2 >= pieces.length || !schema) return [];
    const forms = formsOf(schema);
    const isList = forms.some(({ kind }) => kind === "list");
    if (never.test(isList ? after.replaceAll(",", "") : after)) return [];
    // Between the items of a list stands a comma.
    if (after === "" || (isList && after.includes(","))) return [name];
    const texts = forms.flatMap((form) => (form.kind === "list" ? formsOf(itemSchemaOf(form)) : form));
    return texts.some((form) => mayMatch(form, endEarly(after))) ? [name] : [];
  });
}

/**
 * A pattern of the texts behind which a reader finds `after` too early: they hold it, or end with so much
 * of it that it begins there; or they are encoded in characters that it is made of.
 */
function endEarly(after: string): string {
  const ends = [...after].flatMap((_, index) =>
    index > 0 && after.startsWith(after.slice(index)) ? [`${escapeRegExp(after.slice(0, index))}$`] : [],
  );
  const encoded = /[0-9A-F%]/.test(after) ? ["[^\\w.!~*'()-]"] : [];
  return [escapeRegExp(after), ...ends, ...encoded].join("|");
}
