import type { z } from "zod";
import type { ResolvedOperation } from "../../contract/contract.ts";
import type { Problem } from "../../lib/problem.ts";
import { snakeCase, textWords } from "../../lib/word-cases.ts";
import type { PathVariable } from "./model.ts";
import type { SampleOptions } from "./options.ts";

/** The path's variables; each is called by its schema's title where no other has the same. */
export function variablesByName(
  operation: ResolvedOperation,
  options: SampleOptions,
  problems: Problem[],
): Map<string, PathVariable> {
  const variables = Object.entries(operation.params).map(([name, schema]) => {
    const value = options.params?.[name];
    const title = schema.meta()?.title ?? "";
    return {
      name,
      parameter: identifier(name),
      title: textWords(title).length > 0 ? identifier(title) : identifier(name),
      encode: mayNeedEncoding(schema),
      ...(value === undefined ? {} : { value }),
    };
  });
  const [again] = repeated(variables.map(({ parameter }) => parameter));
  if (again !== undefined) problems.push(sameName(operation, variables[again]?.name ?? ""));
  const titlesDiffer = repeated(variables.map(({ title }) => title)).length === 0;
  return new Map(
    variables.map(({ name, title, ...variable }) => [
      name,
      { ...variable, title: titlesDiffer ? title : variable.parameter },
    ]),
  );
}

/** The words of a name that every language takes: it begins with a letter. */
function identifier(text: string): string[] {
  const words = textWords(text);
  return /^[A-Za-z]/.test(words[0] ?? "") ? words : ["parameter", ...words];
}

/** The indexes of the names that stand before, too. */
function repeated(names: readonly (readonly string[])[]): number[] {
  const written = names.map(snakeCase);
  return [...written.keys()].filter((index) => written.indexOf(written[index] ?? "") < index);
}

function sameName({ operationId }: ResolvedOperation, name: string): Problem {
  return {
    code: "sample-name-twice",
    message: `The path parameter \`${name}\` of \`${operationId}\` has the same name as another one in a language that writes it otherwise.`,
    pointer: `operations/${operationId}/params/${name}`,
    fix: "Rename one of them: they differ in capitals and signs only.",
  };
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
