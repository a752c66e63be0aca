import type { Root } from "mdast";
import { readProse } from "../../../lib/markdown/prose.ts";
import { type Problem, ProblemError } from "../../../lib/problem.ts";
import type { OperationModel } from "../../../model/model.ts";
import type { SampleSource } from "../../samples/index.ts";
import { pagePath } from "../sections.ts";
import { answerParts } from "./answers.ts";
import { openingParts, placedParts } from "./callouts.ts";
import { exampleParts } from "./examples.ts";
import { externalDocsParts } from "./external-docs.ts";
import { requestParts } from "./request.ts";
import { unknownNames } from "./unknown-names.ts";
import { callbackParts } from "./webhook.ts";

/** A page of the docs, before it is printed. */
export interface DocsPage {
  /** Below the docs, without extension: `items/get-item`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly content: Root;
  /** The page's source, if its author wrote it, and the file that it is from; absent: it is made of an operation. */
  readonly written?: {
    readonly text: string;
    readonly file: string;
    /** How many of its imports name files of the site that shows it. */
    readonly imports: number;
  };
}

/** The operation's page. Throws a `ProblemError` that names the operation and the field. */
export function docsPage(operation: OperationModel, source: SampleSource): DocsPage {
  const { page, title, description } = operation;
  const api = source.model;
  const problems: Problem[] = [];
  const children = [
    ...openingParts(operation, api, problems),
    ...requestParts(operation, api, problems),
    ...collected(() => exampleParts(operation, source), problems),
    ...placedParts(operation, "example", problems),
    ...answerParts(operation, api, problems),
    ...callbackParts(operation, api),
    ...placedParts(operation, "errors", problems),
    ...readProse(page.notes),
    ...externalDocsParts(operation),
  ];
  problems.push(...unknownNames(operation, api));
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
