import type { ResolvedOperation } from "../../contract/contract.ts";
import type { Problem } from "../../lib/problem.ts";
import { constantCase, textWords } from "../../lib/word-cases.ts";
import type { OperationSchemas, Parameter, ParameterPlace } from "../docs/schema.ts";
import type { SampleOptions } from "./options.ts";

/** RFC 9110, section 5.5, without what is obsolete in it: visible ASCII, blanks and tabs only inside. */
const fieldValue = /^(?:[!-~](?:[ \t!-~]*[!-~])?)?$/;

/** RFC 9110, section 5.6.2. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** The parameters that a sample sends, with their values. */
export function valuesOf(
  schemas: OperationSchemas,
  place: ParameterPlace,
  given: Readonly<Record<string, unknown>> = {},
): [name: string, value: unknown][] {
  const named = schemas.parameters.filter((parameter) => parameter.in === place);
  const names = new Set([...named.map(({ name }) => name), ...Object.keys(given)]);
  return [...names].flatMap((name) => {
    const parameter = named.find((candidate) => candidate.name === name);
    const value = name in given ? given[name] : parameter && exampleOf(parameter);
    return value === undefined ? [] : [[name, value]];
  });
}

/** The header parameters that a sample sends. */
export function headersOf(
  { operationId }: ResolvedOperation,
  schemas: OperationSchemas,
  options: SampleOptions,
  problems: Problem[],
): [name: string, value: string][] {
  return valuesOf(schemas, "header", options.headers).map(([name, value]) => {
    const text = String(value);
    if (!token.test(name) || !fieldValue.test(text))
      problems.push({
        code: "header-unsayable",
        message: `The example of \`${operationId}\`'s header field \`${name}\` can't be sent in HTTP.`,
        pointer: `operations/${operationId}/headers/${name}`,
        fix: "Give a value of visible ASCII characters, with blanks only between them.",
      });
    return [name, text];
  });
}

/** The example; for a required parameter without one, a value of its type. */
function exampleOf({ name, schema, required, deprecated }: Parameter): unknown {
  const example = schema.examples?.[0];
  if (!required) return deprecated ? undefined : example;
  const known = example ?? schema.default ?? schema.const ?? schema.enum?.[0];
  if (known !== undefined) return known;
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 1;
  return schema.type === "boolean" ? true : constantCase(textWords(name));
}
