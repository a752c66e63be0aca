import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { snakeCase, textWords } from "../../lib/words.ts";
import { dereferenced } from "../../model/component.ts";
import type { OperationModel, ParameterModel } from "../../model/model.ts";
import { hasStyledParts } from "../../model/wire-form.ts";
import { emitProblem } from "../problems.ts";
import type { SampleSource } from "./index.ts";
import type { SampleOptions } from "./options.ts";
import type { PathVariable } from "./sample-request.ts";

/** A path parameter, and the variable that stands for it. */
interface ParameterVariable {
  readonly parameter: ParameterModel;
  readonly variable: PathVariable;
}

/** The path's variables; each is called by its schema's title if no other has the same. */
export function pathVariables(
  operation: OperationModel,
  { model, zod }: SampleSource,
  options: SampleOptions,
  problems: Problem[],
): ParameterVariable[] {
  const found = operation.parameters
    .filter((parameter) => parameter.in === "path" && !hasStyledParts(parameter, model))
    .map((parameter) => {
      const { title = "", examples = [] } = dereferenced(model, parameter.schema);
      return { parameter, title: textWords(title), examples, words: identifier(parameter.name) };
    });
  const [again] = repeated(found.map(({ words }) => words));
  if (again !== undefined) problems.push(sameName(operation, found[again]?.parameter.name ?? ""));
  const titles = found.map(({ title, words }) => (title.length > 0 ? identifier(title.join(" ")) : words));
  const titlesDiffer = repeated(titles).length === 0;
  return found.map(({ parameter, words, examples }, index) => {
    const value = options.params?.[parameter.name];
    const variable = {
      parameter: words,
      title: (titlesDiffer ? titles[index] : undefined) ?? words,
      encode: mayNeedEncoding(zod.of(parameter), examples),
      ...(value === undefined ? {} : { value }),
    };
    return { parameter, variable };
  });
}

/** The words of a name that is valid in every language: it begins with a letter. */
export function identifier(text: string): string[] {
  const words = textWords(text);
  return /^[A-Za-z]/.test(words[0] ?? "") ? words : ["parameter", ...words];
}

/** The indexes of the names that also occur earlier. */
function repeated(names: readonly (readonly string[])[]): number[] {
  const written = names.map(snakeCase);
  return [...written.keys()].filter((index) => written.indexOf(written[index] ?? "") < index);
}

function sameName({ operationId }: OperationModel, name: string): Problem {
  return emitProblem(
    "sample-name-twice",
    { parameter: name, operation: operationId },
    { pointer: `operations/${operationId}/params/${name}` },
  );
}

/**
 * Whether the schema accepts a value with a reserved character of a URL. Tries an example or a short
 * text with such a character at each position; once for the samples of all languages.
 */
function mayNeedEncoding(schema: z.ZodType | undefined, examples: readonly unknown[]): boolean {
  if (!schema) return true;
  // Copies with other words have the same definition.
  const { def } = schema._zod;
  const known = asked.get(def) ?? new Map<string, boolean>();
  asked.set(def, known);
  const key = JSON.stringify(examples);
  const found = known.get(key) ?? takesReserved(schema, examples);
  known.set(key, found);
  return found;
}

const asked = new WeakMap<z.core.$ZodTypeDef, Map<string, boolean>>();

function takesReserved(schema: z.ZodType, examples: readonly unknown[]): boolean {
  const takes = (text: string) => schema.safeParse(text).success;
  return ["", "a", "aaaaaaaa", ...examples.map(String)].some((text) =>
    [...text, ""].some((_, index) =>
      ["/", "?", "#", "%", " ", "é"].some(
        (sign) =>
          takes(text.slice(0, index) + sign + text.slice(index)) ||
          takes(text.slice(0, index) + sign + text.slice(index + 1)),
      ),
    ),
  );
}
