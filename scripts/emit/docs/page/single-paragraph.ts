import type { PhrasingContent } from "mdast";
import { readProse } from "../../../lib/markdown/prose.ts";
import type { Problem } from "../../../lib/problem.ts";
import { emitProblem } from "../../problems.ts";

/** A text of an operation that its author wrote in Markdown. */
export interface Prose {
  readonly operationId: string;
  /** Where in the operation: `errors/0/when`. */
  readonly field: string;
  readonly text: string;
}

/** The content of a text of one paragraph. Any other text is reported in `problems`, and the result is empty. */
export function singleParagraph(prose: Prose, problems: Problem[]): PhrasingContent[] {
  const blocks = readProse(prose.text);
  const [first] = blocks;
  if (first?.type === "paragraph" && blocks.length === 1) return first.children;
  if (first)
    problems.push(
      emitProblem(
        "docs-not-a-sentence",
        { field: prose.field, operation: prose.operationId },
        { pointer: `operations/${prose.operationId}/${prose.field}` },
      ),
    );
  return [];
}
