import { type Problem, ProblemError } from "../../lib/problem.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";
import { collected } from "../docs/page/page.ts";
import { methodKey } from "../docs/schema.ts";
import type { Source } from "../source.ts";
import { samplesOf } from "./index.ts";

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
