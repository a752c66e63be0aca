import type { ParameterLocation, WireForm } from "./model.ts";

/** The default form of a parameter in a location (OpenAPI 3.1, Parameter Object). */
export function defaultForm(location: ParameterLocation): WireForm {
  const isForm = location === "query" || location === "cookie";
  return { style: isForm ? "form" : "simple", explode: isForm, allowReserved: false };
}
