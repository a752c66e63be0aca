import type { OpenApiDocument } from "../openapi/emit.ts";
import type { Source } from "../output/files.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { collected } from "./page/page.ts";
import { samplesOf } from "./samples/index.ts";
import { methodKey } from "./schema.ts";

/**
 * The document with each operation's programs as `x-codeSamples`, which Redoc shows. Pure: the
 * source's document stays as it is. Throws a `ProblemError` where a sample can't be written.
 */
export function withCodeSamples(source: Source): OpenApiDocument {
  const problems: Problem[] = [];
  const paths = { ...source.document.paths };
  for (const operation of source.contract.operations) {
    const samples = collected(() => samplesOf(operation, source), problems);
    const item = paths[operation.fullPath];
    const key = methodKey(operation);
    paths[operation.fullPath] = {
      ...item,
      [key]: {
        ...item?.[key],
        "x-codeSamples": samples.map(({ lang, label, source: program }) => ({
          lang,
          label,
          source: program,
        })),
      },
    };
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return { ...source.document, paths };
}
