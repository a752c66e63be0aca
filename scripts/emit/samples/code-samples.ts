import { type Problem, ProblemError } from "../../lib/problem.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";
import { withOperationObjects } from "../../model/document/operation-objects.ts";
import { collected } from "../docs/page/page.ts";
import type { Source } from "../source.ts";
import { samplesOf } from "./index.ts";

/**
 * The document with each operation's programs as `x-codeSamples`, which Redoc shows. Pure: the
 * source's document stays as it is. Throws a `ProblemError` if a sample can't be written.
 */
export function withCodeSamples(source: Pick<Source, "document" | "model" | "zod">): OpenApiDocument {
  const problems: Problem[] = [];
  const document = withOperationObjects(source.document, source.model.operations, (object, operation) => ({
    ...object,
    "x-codeSamples": collected(() => samplesOf(operation, source), problems).map(
      ({ lang, label, source: program }) => ({ lang, label, source: program }),
    ),
  }));
  if (problems.length > 0) throw new ProblemError(problems);
  return document;
}
