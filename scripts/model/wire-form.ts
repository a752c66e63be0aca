import type { ParameterLocation, ParameterModel, WireForm } from "./model.ts";
import { branchesOf } from "./schema-fields.ts";

/** The default form of a parameter in a location (OpenAPI 3.1, Parameter Object). */
export function defaultForm(location: ParameterLocation): WireForm {
  const isForm = location === "query" || location === "cookie";
  return { style: isForm ? "form" : "simple", explode: isForm, allowReserved: false };
}

/** Whether a parameter is written in another form than the default of its location, or may be an object. */
export function isStyled(parameter: ParameterModel, root: object): boolean {
  const usual = defaultForm(parameter.in);
  const { style, explode, allowReserved, mediaType, schema } = parameter;
  return (
    style !== usual.style ||
    explode !== usual.explode ||
    allowReserved ||
    mediaType !== undefined ||
    branchesOf(schema, root).some(({ type }) => [type].flat().includes("object"))
  );
}
