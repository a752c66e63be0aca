import type { Nodes, Root } from "mdast";
import { plainLine } from "../../../lib/markdown/write.ts";
import type { Problem } from "../../../lib/problem.ts";
import { markdownCode } from "../../../lib/report/markdown.ts";
import type { ApiModel, OperationModel } from "../../../model/model.ts";
import { emitProblem } from "../../problems.ts";
import { pagePath, pageUrl } from "../sections.ts";

/** Placeholders for facts of an operation: `{operation:getItem}`, `{operation:getItem.path}`. */
const fact = /\{\s*operation:\s*([^{}\s.]*)(?:\.([^{}\s]*))?\s*\}/g;

/** The words after the dot; none gives method and path, as a link where a link can be. */
const words = ["method", "path", "title", "link"] as const;

/** The text with facts in a form that MDX reads as text; each offset stays. */
export function withoutFacts(text: string): string {
  return text.replace(fact, (whole) => `(${whole.slice(1, -1)})`);
}

/** Where in a page a fact stands. */
type Context = "text" | "link" | "raw" | "url";

/**
 * The text of a page of a folder with its facts filled in; `root` is what `withoutFacts` gives, parsed. A fact of an
 * operation that is not there is reported in `problems`.
 */
export function withFacts(
  { text, root, folder, file }: { text: string; root: Root; folder: string; file: string },
  api: ApiModel,
  problems: Problem[],
): string {
  return text.replace(fact, (whole, id: string, word: string | undefined, offset: number) => {
    const operation = api.operations.find(({ operationId }) => operationId === id);
    const line = text.slice(0, offset).split("\n").length;
    if (!operation)
      problems.push(emitProblem("page-fact-unknown:operation", { operation: id }, { file, line }));
    else if (word !== undefined && !(words as readonly string[]).includes(word))
      problems.push(emitProblem("page-fact-unknown:word", { word, operation: id }, { file, line }));
    else return factText(operation, word, contextAt(root, offset, text), folder);
    // As text, it does not keep the page from being read.
    return withoutFacts(whole);
  });
}

function factText(
  operation: OperationModel,
  word: string | undefined,
  context: Context,
  folder: string,
): string {
  const url = pageUrl(pagePath(operation), folder);
  const asCode = (value: string) => (context === "text" || context === "link" ? markdownCode(value) : value);
  if (word === "link" || (word === undefined && context === "url")) return url;
  if (word === "title") return context === "raw" ? operation.title : plainLine(operation.title);
  if (word !== undefined) return asCode(word === "method" ? operation.method : operation.path);
  const code = asCode(`${operation.method} ${operation.path}`);
  return context === "text" ? `[${code}](${url})` : code;
}

/** Where the text at an offset stands: the innermost node that holds it decides. */
function contextAt(root: Root, offset: number, text: string): Context {
  const within: Nodes[] = [];
  let node: Nodes | undefined = root;
  while (node) {
    within.push(node);
    node = "children" in node ? (node.children as Nodes[]).find((child) => holds(child, offset)) : undefined;
  }
  const last = within.at(-1);
  if (last?.type === "text") return within.some(({ type }) => type === "link") ? "link" : "text";
  if (last?.type === "link" || last?.type === "definition" || last?.type === "image") return "url";
  const isElement = last?.type === "mdxJsxFlowElement" || last?.type === "mdxJsxTextElement";
  return isElement && /\bhref=\{?["'`]$/.test(text.slice(0, offset)) ? "url" : "raw";
}

function holds({ position }: Nodes, offset: number): boolean {
  const { start, end } = position ?? {};
  return (start?.offset ?? 0) <= offset && offset < (end?.offset ?? 0);
}
