import type { JsonSchema } from "../lib/json-schema.ts";
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
    typesIn(schema, root).includes("object")
  );
}

/** Whether a value of a styled parameter is no single text: a list, an object, or JSON. */
export function hasStyledParts(parameter: ParameterModel, root: object): boolean {
  const types = typesIn(parameter.schema, root);
  const hasParts = types.includes("array") || types.includes("object");
  return isStyled(parameter, root) && (parameter.mediaType !== undefined || hasParts);
}

/** Whether what a request has for a parameter is the text of its value, or the texts of a list's items. */
export function isReadAsTexts({ style, mediaType, schema }: ParameterModel, root: object): boolean {
  const hasPrefix = style === "label" || style === "matrix";
  const isObject = style === "deepObject" || typesIn(schema, root).includes("object");
  return mediaType === undefined && !hasPrefix && !isObject;
}

/** The types that a schema names, itself or in its branches. */
export function typesIn(schema: JsonSchema, root: object): unknown[] {
  return branchesOf(schema, root).flatMap(({ type }) => [type].flat());
}
