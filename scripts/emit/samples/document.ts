import { type Problem, ProblemError } from "../../lib/problem.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import { documentOf } from "../../model/document/write.ts";
import { collected } from "../docs/page/page.ts";
import type { Source } from "../source.ts";
import { samplesOf } from "./index.ts";

/**
 * The document with each operation's programs as `x-codeSamples`, which Redoc shows. Throws a
 * `ProblemError` if a sample can't be written.
 */
export function documentWithSamples(
  source: Pick<Source, "model" | "written" | "zod" | "samples">,
): OpenApiDocument {
  const problems: Problem[] = [];
  const samples = new Map(
    source.model.operations.map((operation, index) => [
      source.written.operations[index] ?? operation,
      collected(() => samplesOf(operation, source), problems),
    ]),
  );
  if (problems.length > 0) throw new ProblemError(problems);
  return documentOf(source.written, samples);
}
