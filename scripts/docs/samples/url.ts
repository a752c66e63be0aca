import type { z } from "zod";
import type { ResolvedOperation } from "../../contract/contract.ts";
import type { Source } from "../../output/files.ts";
import type { Problem } from "../../problem.ts";
import type { OperationSchemas } from "../schema.ts";
import { encodeSegment, type PathVariable, type SampleRequest } from "./model.ts";
import { snakeCase, wordsOf } from "./names.ts";
import type { SampleOptions } from "./options.ts";
import { valuesOf } from "./parameters.ts";

/** The URL that a sample calls. */
export function urlOf(
  operation: ResolvedOperation,
  source: Source,
  schemas: OperationSchemas,
  options: SampleOptions,
  problems: Problem[],
): Pick<SampleRequest, "https" | "url" | "hasQuery"> {
  const server = (options.serverUrl ?? source.contract.api.servers[0].url).replace(/\/$/, "");
  const variables = variablesByName(operation, options);
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

/** The path's variables; each is called by its schema's title where no other has the same. */
function variablesByName(operation: ResolvedOperation, options: SampleOptions): Map<string, PathVariable> {
  const entries = Object.entries(operation.params);
  const titles = entries.map(([name, schema]) => snakeCase(titleOf(name, schema)));
  const distinct = new Set(titles).size === titles.length;
  return new Map(
    entries.map(([name, schema]) => {
      const value = options.params?.[name];
      return [
        name,
        {
          parameter: nameWords(name),
          title: distinct ? titleOf(name, schema) : nameWords(name),
          encode: mayNeedEncoding(schema),
          ...(value === undefined ? {} : { value }),
        },
      ];
    }),
  );
}

function titleOf(name: string, schema: z.ZodType): string[] {
  const title = schema.meta()?.title;
  const words = wordsOf(title ?? "");
  return words.length > 0 ? words : nameWords(name);
}

/** A name in every language begins with a letter. */
function nameWords(name: string): string[] {
  const words = wordsOf(name);
  return /^[A-Za-z]/.test(words[0] ?? "") ? words : ["parameter", ...words];
}

/**
 * Whether some value of the schema has a character that means something in a URL. Tried out: the
 * example, or a short text, with such a character in each of its places.
 */
function mayNeedEncoding(schema: z.ZodType): boolean {
  const examples: unknown = schema.meta()?.["examples"];
  const samples = (Array.isArray(examples) ? examples : []).map(String);
  return ["", "a", "aaaaaaaa", ...samples].some((text) =>
    [...text, ""].some((_, index) =>
      ["/", "?", "#", "%", " ", "é"].some(
        (sign) =>
          schema.safeParse(text.slice(0, index) + sign + text.slice(index)).success ||
          schema.safeParse(text.slice(0, index) + sign + text.slice(index + 1)).success,
      ),
    ),
  );
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
