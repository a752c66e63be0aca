import { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { type ParameterHolder, type ResolvedForm, resolvedForm, statedForm } from "../parameter.ts";
import { contractProblem } from "../problems.ts";
import { notCarried } from "./lists.ts";
import { structureFields, styledFault } from "./styled-values.ts";

/** The styles of a location (OpenAPI 3.1, "Style Values"), and what it is called. */
const locations: Readonly<
  Record<ParameterHolder, { readonly name: string; readonly styles: readonly ResolvedForm["style"][] }>
> = {
  params: { name: "a path", styles: ["simple", "label", "matrix"] },
  query: { name: "a query", styles: ["form", "spaceDelimited", "pipeDelimited", "deepObject"] },
  headers: { name: "a header field", styles: ["simple"] },
  cookies: { name: "a cookie", styles: ["form"] },
};

const written = z.union([
  z.strictObject({
    style: z
      .enum(["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"])
      .optional(),
    explode: z.boolean().optional(),
    allowReserved: z.boolean().optional(),
    lossy: z.boolean().optional(),
  }),
  z.strictObject({ mediaType: z.string().regex(/^application\/(?:[\w.!#$&^+-]+\+)?json$/) }),
]);

/** Problems of the form that `param()` gives a parameter, or of its values in that form. */
export function statedFormProblems(
  part: ParameterHolder,
  name: string,
  shape: Readonly<Record<string, z.ZodType>>,
  base: string,
): Problem[] {
  const schema = shape[name] as z.ZodType;
  const pointer = `${base}/${name}`;
  const stated = statedForm(schema);
  if (!written.safeParse(stated).success)
    return [contractProblem("parameter-form", { place: pointer }, { pointer })];
  const form = resolvedForm(part, stated);
  const { name: location, styles } = locations[part];
  const { style, explode } = form;
  const at = { place: pointer, location, style };
  if (!styles.includes(style))
    return [contractProblem("parameter-style", { ...at, styles: styles.join("`, `") }, { pointer })];
  const delimited = style === "spaceDelimited" || style === "pipeDelimited";
  if (delimited && explode) return [contractProblem("parameter-explode:delimited", at, { pointer })];
  if (style === "deepObject" && !explode) return [contractProblem("parameter-explode:deep", at, { pointer })];
  if (form.allowReserved && part !== "query" && part !== "params")
    return [contractProblem("parameter-reserved", at, { pointer })];
  if (form.mediaType !== undefined) return [];
  const fault = styledFault(schema, { ...form, part, lossy: stated?.lossy ?? false });
  if (fault) return [notCarried(fault, pointer, styleName(form, location))];
  return structureFields(schema).flatMap(({ name: field, fault: of }) => {
    const inField = `${pointer}.${field}`;
    if (of) return [notCarried(of, inField, `an object in ${location}`)];
    const isTaken = part === "query" && style === "form" && explode && field in shape;
    return isTaken ? [contractProblem("parameter-field-twice", { ...at, field }, { pointer })] : [];
  });
}

function styleName({ style, explode }: ResolvedForm, location: string): string {
  const exploded = explode && style !== "deepObject" ? ", exploded," : "";
  return `${location} in the style \`${style}\`${exploded}`;
}
