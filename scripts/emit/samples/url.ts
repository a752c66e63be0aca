import type { Problem } from "../../lib/problem.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { templatePath } from "../../model/path-template.ts";
import { serverUrl } from "../../model/server-url.ts";
import { parameterText, textBefore, unsendableReason } from "../../model/wire.ts";
import { hasStyledParts } from "../../model/wire-form.ts";
import { emitProblem } from "../problems.ts";
import type { SampleSource } from "./index.ts";
import type { SampleOptions } from "./options.ts";
import { exampleOf } from "./parameters.ts";
import type { PathVariable } from "./sample-request.ts";
import { pathVariables } from "./variables.ts";

/** The URL that a sample calls, without its query. */
export function urlOf(
  operation: OperationModel,
  source: SampleSource,
  options: SampleOptions,
  problems: Problem[],
): { readonly https: boolean; readonly parts: (string | PathVariable)[] } {
  const server = (options.serverUrl ?? serverUrl(operation.servers?.[0] ?? source.model.servers[0])).replace(
    /\/$/,
    "",
  );
  const variables = pathVariables(operation, source, options, problems);
  const url: (string | PathVariable)[] = [server];
  for (const [index, part] of templatePath(operation.path)
    .split(/\{(.+?)\}/)
    .entries()) {
    const whole = index % 2 === 1 ? writtenWhole(operation, source.model).get(part) : undefined;
    if (whole !== undefined) {
      url.push(whole);
      continue;
    }
    const found = index % 2 === 1 ? variables.find(({ parameter }) => parameter.name === part) : undefined;
    if (!found) url.push(encodeLiteral(part));
    else url.push(textBefore(found.parameter), found.variable);
  }
  for (const { parameter, variable } of variables)
    if (variable.value !== undefined && unsendableReason(parameter, variable.value) !== undefined)
      problems.push(unsayable(operation, parameter.name, variable.value));
  return { https: server.startsWith("https:"), parts: joined(url) };
}

/**
 * The texts of path parameters that consist of parts, by name: of their examples, because the text of a variable
 * would be encoded as one part.
 */
function writtenWhole({ parameters }: OperationModel, api: ApiModel): ReadonlyMap<string, string> {
  return new Map(
    parameters
      .filter((parameter) => parameter.in === "path" && hasStyledParts(parameter, api))
      .map((parameter) => [parameter.name, parameterText(parameter, exampleOf(parameter, api))]),
  );
}

/** Encodes the literal text of a path template, except slashes and what RFC 3986 allows in a path. */
function encodeLiteral(text: string): string {
  return text.replace(/[^\w\-.~!$&'()*+,;=:@/%]/gu, encodeURIComponent);
}

function joined(url: readonly (string | PathVariable)[]): (string | PathVariable)[] {
  const parts: (string | PathVariable)[] = [];
  for (const part of url) {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== "") parts.push(part);
  }
  return parts;
}

/** Clients remove `.` and `..` from a path, and half a surrogate pair has no UTF-8. */
function unsayable({ operationId }: OperationModel, name: string, value: string): Problem {
  return emitProblem(
    "path-unsayable",
    { operation: operationId, parameter: name, value: JSON.stringify(value) },
    { pointer: `operations/${operationId}/params/${name}` },
  );
}
