import type { PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { mdxFromMarkdown } from "mdast-util-mdx";
import { gfm } from "micromark-extension-gfm";
import { mdxjs } from "micromark-extension-mdxjs";
import type { Problem } from "../../problem.ts";

/** A text of an operation that its author wrote in Markdown. */
export interface Prose {
  readonly operationId: string;
  /** Where in the operation: `errors/0/when`. */
  readonly field: string;
  readonly text: string;
}

/** The blocks of a text in MDX. A text that can't be read is reported in `problems`, and is none. */
export function blocksOf(prose: Prose, problems: Problem[]): RootContent[] {
  try {
    return fromMarkdown(prose.text, {
      extensions: [gfm(), mdxWithoutModules()],
      mdastExtensions: [gfmFromMarkdown(), mdxFromMarkdown()],
    }).children;
  } catch (error) {
    problems.push(unreadable(prose, error));
    return [];
  }
}

/** The same for a text of one paragraph: what stands in it. */
export function phraseOf(prose: Prose, problems: Problem[]): PhrasingContent[] {
  const blocks = blocksOf(prose, problems);
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

/**
 * MDX without `import` and `export`: prose may begin with these words, and the page's imports are
 * ours. They are the two constructs of the flow that begin with a letter.
 */
function mdxWithoutModules(): ReturnType<typeof mdxjs> {
  const { flow, ...rest } = mdxjs();
  const constructs = Object.entries(flow ?? {}).filter(
    ([character]) => !"ei".includes(String.fromCharCode(Number(character))),
  );
  return { ...rest, flow: Object.fromEntries(constructs) };
}

function unreadable({ operationId, field }: Prose, error: unknown): Problem {
  const reason = error instanceof Error && "reason" in error ? String(error.reason) : String(error);
  return {
    code: "docs-markdown",
    message: `\`${field}\` of \`${operationId}\` can't be read as MDX: ${reason}.`,
    pointer: `operations/${operationId}/${field}`,
    fix: "Close what is open, or write `\\{` and `\\<` for the signs themselves.",
  };
}
