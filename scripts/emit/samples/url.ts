import type { ResolvedOperation } from "../../contract/contract.ts";
import type { Problem } from "../../lib/problem.ts";
import type { OperationSchemas } from "../docs/schema.ts";
import type { Source } from "../source.ts";
import { encodeSegment, type PathVariable, type SampleRequest } from "./model.ts";
import type { SampleOptions } from "./options.ts";
import { valuesOf } from "./parameters.ts";
import { variablesByName } from "./variables.ts";

/** The URL that a sample calls. */
export function urlOf(
  operation: ResolvedOperation,
  source: Source,
  schemas: OperationSchemas,
  options: SampleOptions,
  problems: Problem[],
): Pick<SampleRequest, "https" | "url" | "hasQuery"> {
  const server = (options.serverUrl ?? source.contract.api.servers[0].url).replace(/\/$/, "");
  const variables = variablesByName(operation, options, problems);
  const url: (string | PathVariable)[] = [server];
  for (const [index, part] of operation.fullPath.split(/\{(.+?)\}/).entries()) {
    const variable = index % 2 === 1 ? variables.get(part) : undefined;
    url.push(variable ?? encodeLiteral(part));
    if (variable?.value !== undefined) problems.push(...segmentProblems(operation, part, variable.value));
  }
  const query = queryOf(operation, valuesOf(schemas, "query", options.query), problems);
  if (query) url.push(`?${query}`);
  return { https: server.startsWith("https:"), url: joined(url), hasQuery: query !== "" };
}

/** The literal text of a path template: what RFC 3986 lets stand in a path, and slashes. */
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

/** Clients leave `.` and `..` out of a path, and there is no UTF-8 of half a surrogate pair. */
function segmentProblems({ operationId }: ResolvedOperation, name: string, value: string): Problem[] {
  if (!/^\.{0,2}$/.test(value) && !/\p{Surrogate}/u.test(value)) return [];
  return [
    {
      code: "path-unsayable",
      message: `\`${operationId}\`'s path parameter \`${name}\` can't be ${JSON.stringify(value)}: no URL says it.`,
      pointer: `operations/${operationId}/params/${name}`,
      fix: "Give well-formed text other than nothing, `.` and `..`.",
    },
  ];
}

/** `a=1&a=2`: a list is the parameter once for each item (OpenAPI's `form`, exploded). */
function queryOf(
  { operationId }: ResolvedOperation,
  values: readonly (readonly [name: string, value: unknown])[],
  problems: Problem[],
): string {
  const pairs: string[] = [];
  for (const [name, value] of values)
    for (const text of (Array.isArray(value) ? value : [value]).map(String)) {
      if (!/\p{Surrogate}/u.test(text)) pairs.push(`${encodeSegment(name)}=${encodeSegment(text)}`);
      else
        problems.push({
          code: "query-unsayable",
          message: `The example of \`${operationId}\`'s query parameter \`${name}\` has half a surrogate pair: no URL says it.`,
          pointer: `operations/${operationId}/query/${name}`,
          fix: "Give well-formed text.",
        });
    }
  return pairs.join("&");
}
