import { constantsOf, type JsonSchema } from "../../lib/json-schema.ts";
import type { Problem } from "../../lib/problem.ts";
import { constantCase, textWords } from "../../lib/words.ts";
import { dereferenced, schemaAsObject } from "../../model/component.ts";
import type { ApiModel, OperationModel, ParameterLocation, ParameterModel } from "../../model/model.ts";
import { inputPart } from "../../model/parts.ts";
import { templateQuery } from "../../model/path-template.ts";
import { parameterText, unsendableReason, type WireParameter } from "../../model/wire.ts";
import { defaultForm } from "../../model/wire-form.ts";
import { sampleOf } from "../../schema-cases/index.ts";
import { emitProblem } from "../problems.ts";
import type { SampleOptions } from "./options.ts";
import type { QueryValue, SampleQuery } from "./sample-request.ts";

/** RFC 9110, section 5.6.2. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** The query that a sample sends: by the names that arrive, or as the text to write. */
export function sampleQuery(
  operation: OperationModel,
  api: ApiModel,
  options: SampleOptions,
  problems: Problem[],
): { readonly pairs: SampleQuery[]; readonly written?: string } {
  const fixed = templateQuery(operation.path);
  const sent = sentValues(operation, api, "query", options.query).flatMap(([parameter, value]) => {
    const reason = unsendableReason(parameter, value);
    if (reason === undefined) return [{ parameter, value, text: parameterText(parameter, value) }];
    problems.push(
      emitProblem(
        "query-unsayable",
        { operation: operation.operationId, parameter: parameter.name, reason },
        { pointer: `operations/${operation.operationId}/query/${parameter.name}` },
      ),
    );
    return [];
  });
  const mustBeWritten = ({ name }: WireParameter) =>
    operation.parameters.some(
      (one) => one.in === "query" && one.name === name && mayHaveEncodedCommas(one, api),
    );
  if (sent.some(({ parameter }) => mustBeWritten(parameter)))
    return { pairs: [], written: [fixed, ...sent.map(({ text }) => text)].filter(Boolean).join("&") };
  const found = new Map<string, QueryValue[]>();
  for (const [name, value] of new URLSearchParams(fixed)) found.set(name, [value]);
  for (const { value, text } of sent)
    for (const [name, one] of decodedPairs(text)) {
      const isPlain = typeof value === "number" ? plainNumber.test(one) : one === String(value);
      const plain = isPlain && (typeof value === "number" || typeof value === "boolean") ? value : one;
      found.set(name, [...(found.get(name) ?? []), plain]);
    }
  return { pairs: [...found].map(([name, values]) => ({ name, values })) };
}

/** Whether a comma separates parts in which an encoded comma is a character, so that no program may encode it. */
function mayHaveEncodedCommas(parameter: ParameterModel, api: ApiModel): boolean {
  const { style, explode, mediaType, schema } = parameter;
  if (style !== "form" || explode || mediaType !== undefined) return false;
  const { type, items } = dereferenced(api, schema);
  return type === "object" || (type === "array" && !(typeof items === "object" && hasNoComma(items)));

  function hasNoComma(item: JsonSchema): boolean {
    const found = dereferenced(api, item);
    const known = constantsOf(found);
    const { type: itemType } = found;
    if (known) return known.every((one) => !String(one).includes(","));
    return itemType === "integer" || itemType === "number" || itemType === "boolean";
  }
}

/** Numbers that JavaScript, Ruby and Python write with the same digits. */
const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{0,5}[1-9])?$/;

/** The names and values of an encoded query. */
function decodedPairs(query: string): [name: string, text: string][] {
  if (query === "") return [];
  return query.split("&").map((pair) => {
    const [name = "", text = ""] = pair.split(/=(.*)/s).map(decodeURIComponent);
    return [name, text];
  });
}

/** The header parameters that a sample sends. */
export function sampleHeaders(
  operation: OperationModel,
  api: ApiModel,
  options: SampleOptions,
  problems: Problem[],
): [name: string, value: string][] {
  return sayableTexts(operation, api, "header", problems, options.headers);
}

/** The cookies that a sample sends, as the text of their header field; `undefined`: none. */
export function sampleCookies(
  operation: OperationModel,
  api: ApiModel,
  problems: Problem[],
): string | undefined {
  const pairs = sayableTexts(operation, api, "cookie", problems).map(([, text]) => text);
  return pairs.length > 0 ? pairs.join("; ") : undefined;
}

/** Parameters that travel in header fields, by name, with the texts that a program can write. */
function sayableTexts(
  operation: OperationModel,
  api: ApiModel,
  location: "header" | "cookie",
  problems: Problem[],
  shown?: SampleOptions["headers"],
): [name: string, text: string][] {
  return sentValues(operation, api, location, shown).flatMap(([parameter, value]) => {
    const { name } = parameter;
    if (token.test(name) && unsendableReason(parameter, value) === undefined)
      return [[name, parameterText(parameter, value)]];
    problems.push(
      emitProblem(
        "header-unsayable",
        { operation: operation.operationId, header: name },
        { pointer: `operations/${operation.operationId}/${inputPart[location]}/${name}` },
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
  // Zod gives every integer the least integer that JavaScript holds exactly as its minimum.
  const least = minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  if (type === "integer" || type === "number") return least ?? 1;
  if (type === "object" || type === "array") return sampleOf(schema, { root: api });
  return type === "boolean" ? true : constantCase(textWords(name));
}
