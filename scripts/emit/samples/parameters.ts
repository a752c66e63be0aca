import type { Problem } from "../../lib/problem.ts";
import { constantCase, textWords } from "../../lib/words.ts";
import { dereferenced, schemaAsObject } from "../../model/component.ts";
import type { ApiModel, OperationModel, ParameterLocation, ParameterModel } from "../../model/model.ts";
import { parameterText, unsendableReason, type WireParameter } from "../../model/wire.ts";
import { defaultForm } from "../../model/wire-form.ts";
import { sampleOf } from "../../schema-cases/index.ts";
import { emitProblem } from "../problems.ts";
import type { SampleOptions } from "./options.ts";

/** RFC 9110, section 5.6.2. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** `a=1&a=2`: the query that a sample sends, encoded. */
export function sampleQuery(
  operation: OperationModel,
  api: ApiModel,
  options: SampleOptions,
  problems: Problem[],
): string {
  return sentValues(operation, api, "query", options.query)
    .flatMap(([parameter, value]) => {
      const reason = unsendableReason(parameter, value);
      if (reason === undefined) return parameterText(parameter, value);
      problems.push(
        emitProblem(
          "query-unsayable",
          { operation: operation.operationId, parameter: parameter.name, reason },
          { pointer: `operations/${operation.operationId}/query/${parameter.name}` },
        ),
      );
      return [];
    })
    .join("&");
}

/** The header parameters that a sample sends. */
export function sampleHeaders(
  operation: OperationModel,
  api: ApiModel,
  options: SampleOptions,
  problems: Problem[],
): [name: string, value: string][] {
  return sentValues(operation, api, "header", options.headers).flatMap(([parameter, value]) => {
    const { name } = parameter;
    if (token.test(name) && unsendableReason(parameter, value) === undefined)
      return [[name, parameterText(parameter, value)]];
    problems.push(
      emitProblem(
        "header-unsayable",
        { operation: operation.operationId, header: name },
        { pointer: `operations/${operation.operationId}/headers/${name}` },
      ),
    );
    return [];
  });
}

/** The parameters of a location that a sample sends, with their values; an empty list is left out. */
function sentValues(
  { parameters }: OperationModel,
  api: ApiModel,
  location: ParameterLocation,
  given: Readonly<Record<string, unknown>> = {},
): [parameter: WireParameter, value: unknown][] {
  const named = parameters.filter((parameter) => parameter.in === location);
  const others = Object.keys(given)
    .filter((name) => named.every((parameter) => parameter.name !== name))
    .map((name) => ({ name, in: location, ...defaultForm(location) }));
  return [
    ...named.map((parameter): [WireParameter, unknown] => [
      parameter,
      parameter.name in given ? given[parameter.name] : exampleOf(parameter, api),
    ]),
    ...others.map((parameter): [WireParameter, unknown] => [parameter, given[parameter.name]]),
  ].filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
}

/** The example; for a required parameter without one, a value of its type. */
export function exampleOf({ name, schema, required, deprecated }: ParameterModel, api: ApiModel): unknown {
  const {
    examples,
    default: fallback,
    const: only,
    enum: values,
    type,
    minimum,
  } = required ? dereferenced(api, schema) : schemaAsObject(schema);
  const example = examples?.[0];
  if (!required) return deprecated ? undefined : example;
  const known = example ?? fallback ?? only ?? values?.[0];
  if (known !== undefined) return known;
  if (type === "integer" || type === "number") return minimum ?? 1;
  if (type === "object" || type === "array") return sampleOf(schema, { root: api });
  return type === "boolean" ? true : constantCase(textWords(name));
}
