import type { PhrasingContent } from "mdast";
import { readProse } from "../../../lib/markdown/prose.ts";
import type { Problem } from "../../../lib/problem.ts";

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
    problems.push({
      code: "docs-not-a-sentence",
      message: `\`${prose.field}\` of \`${prose.operationId}\` is more than one paragraph.`,
      pointer: `operations/${prose.operationId}/${prose.field}`,
      fix: "Write one paragraph: it stands in a table.",
    });
  return [];
}
