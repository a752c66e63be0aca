import type { Root } from "mdast";
import type { ResolvedOperation } from "../../../contract/contract.ts";
import { readProse } from "../../../lib/markdown/prose.ts";
import { type Problem, ProblemError } from "../../../lib/problem.ts";
import type { Source } from "../../source.ts";
import { answerParts } from "./answers.ts";
import { calloutParts } from "./callouts.ts";
import { exampleParts } from "./examples.ts";
import { requestParts } from "./request.ts";

/** A page of the docs, before it is printed. */
export interface Page {
  /** Below the docs, without extension: `items/get-item`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly content: Root;
}

/** The operation's page. Throws a `ProblemError` that names the operation and the field. */
export function pageOf(operation: ResolvedOperation, source: Source): Page {
  const { section, page, title, description, lead = "", notes = "" } = operation;
  const problems: Problem[] = [];
  const children = [
    ...readProse(lead),
    ...calloutParts(source.contract, operation),
    ...requestParts(operation, source),
    ...collected(() => exampleParts(operation, source), problems),
    ...answerParts(operation, source, problems),
    ...readProse(notes),
  ];
  if (problems.length > 0) throw new ProblemError(problems);
  return { path: `${section.id}/${page}`, title, description, content: { type: "root", children } };
}

/** What `make` makes, or nothing and its problems. */
export function collected<Item>(make: () => readonly Item[], problems: Problem[]): readonly Item[] {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
    return [];
  }
}
