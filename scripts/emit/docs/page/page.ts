import type { Root } from "mdast";
import { readProse } from "../../../lib/markdown/prose.ts";
import { type Problem, ProblemError } from "../../../lib/problem.ts";
import type { OperationModel } from "../../../model/model.ts";
import type { SampleSource } from "../../samples/index.ts";
import { pagePath } from "../sections.ts";
import { answerParts } from "./answers.ts";
import { calloutParts, openingParts } from "./callouts.ts";
import { exampleParts } from "./examples.ts";
import { moreParts } from "./more.ts";
import { requestParts } from "./request.ts";
import { tableParts } from "./tables.ts";
import { callbackParts } from "./webhook.ts";

/** A page of the docs, before it is printed. */
export interface DocsPage {
  /** Below the docs, without extension: `items/get-item`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly content: Root;
  /** The page's source, if its author wrote it, and the file that it is from; absent: it is made of an operation. */
  readonly written?: { readonly text: string; readonly file: string };
}

/** The operation's page. Throws a `ProblemError` that names the operation and the field. */
export function docsPage(operation: OperationModel, source: SampleSource): DocsPage {
  const { page, title, description } = operation;
  const api = source.model;
  const problems: Problem[] = [];
  const children = [
    ...openingParts(operation, api),
    ...requestParts(operation, api),
    ...collected(() => exampleParts(operation, source), problems),
    ...calloutParts(operation, "example"),
    ...answerParts(operation, api, problems),
    ...callbackParts(operation, api),
    ...tableParts(operation, problems),
    ...readProse(page.notes),
    ...moreParts(operation),
  ];
  if (problems.length > 0) throw new ProblemError(problems);
  return { path: pagePath(operation), title, description, content: { type: "root", children } };
}

/** The result of `make`; if it throws problems, they are added to `problems` and the result is empty. */
export function collected<Item>(make: () => readonly Item[], problems: Problem[]): readonly Item[] {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
    return [];
  }
}
