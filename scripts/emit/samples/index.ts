import { type Problem, ProblemError } from "../../lib/problem.ts";
import type { CodeSample } from "../../model/document/operations.ts";
import type { OperationModel } from "../../model/model.ts";
import { emitProblem } from "../problems.ts";
import type { Source } from "../source.ts";
import type { SampleLanguage } from "./language.ts";
import { chosenLanguages } from "./languages.ts";
import type { SampleOptions } from "./options.ts";
import { sampleRequest } from "./request.ts";
import type { SampleRequest } from "./sample-request.ts";

/** What samples are made from. */
export type SampleSource = Pick<Source, "model" | "zod" | "samples">;

/** An operation's program in one language; its source ends without a line end. */
export interface LanguageSample extends CodeSample {
  /** The info string of its code fence. */
  readonly fence: string;
}

/**
 * The operation's programs in every chosen language. Throws a `ProblemError` that names the operation and
 * the field if an example can't be sent, or can't be written in a language.
 */
export function samplesOf(
  operation: OperationModel,
  source: SampleSource,
  options?: SampleOptions,
): LanguageSample[] {
  const languages = chosenLanguages(source.samples);
  const request = sampleRequest(operation, source, options);
  const problems = languages.flatMap((language) => unable(operation, language, request));
  if (problems.length > 0) throw new ProblemError(problems);
  return languages.map(({ lang, label, fence, write }) => ({ lang, label, fence, source: write(request) }));
}

function unable(
  { operationId }: OperationModel,
  language: SampleLanguage,
  request: SampleRequest,
): Problem[] {
  const reason = language.unable?.(request);
  if (reason === undefined) return [];
  return [
    emitProblem(
      "sample-unsayable",
      { operation: operationId, language: language.label, reason },
      { pointer: `operations/${operationId}/body` },
    ),
  ];
}
