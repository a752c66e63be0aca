import type { Root } from "mdast";
import { parse, YAMLParseError } from "yaml";
import type { WrittenPage } from "../../../contract/written-pages.ts";
import { errorMessage } from "../../../lib/error-message.ts";
import { isObject } from "../../../lib/json.ts";
import { withPlainLineEnds } from "../../../lib/line-ends.ts";
import type { Problem } from "../../../lib/problem.ts";
import type { ApiModel } from "../../../model/model.ts";
import { emitProblem } from "../../problems.ts";
import { isPageName } from "../check.ts";
import { importsOf } from "../page/imports.ts";
import type { DocsPage } from "../page/page.ts";
import { parsePage } from "../page/parse.ts";
import { checkElements } from "./components.ts";
import { checkExpressions } from "./expressions.ts";
import { withFacts, withoutFacts } from "./facts.ts";
import { importsBeyond, namesInPage } from "./modules.ts";

/** What the front matter says. */
interface Words {
  readonly title: string;
  readonly description: string;
  readonly isInternal: boolean;
}

/**
 * A page as its author wrote it, with the facts of operations filled in and imports of the site's components added;
 * `undefined` if it is internal. What keeps it from being a page is reported in `problems`.
 */
export function readPage(written: WrittenPage, api: ApiModel, problems: Problem[]): DocsPage | undefined {
  const { folder, name, file } = written;
  const text = withPlainLineEnds(written.text);
  if (!isPageName(name)) {
    problems.push(emitProblem("page-name", { name }, { file }));
    return undefined;
  }
  const root = parsed(withoutFacts(text), file, problems);
  const words = root && wordsOf(root, file, problems);
  if (!root || !words || words.isInternal) return undefined;
  const filled = withFacts({ text, root, folder, file }, api, problems);
  const content = parsed(filled, file, problems);
  if (!content) return undefined;
  problems.push(...checkElements(content, file), ...checkExpressions(content, file));
  const children = content.children.filter(({ type }) => type !== "yaml");
  return {
    path: folder === "" ? name : `${folder}/${name}`,
    title: words.title,
    description: words.description,
    content: { type: "root", children: children.filter(({ type }) => type !== "mdxjsEsm") },
    written: { text: withImports(filled, content), file, imports: importsBeyond(content) },
  };
}

function parsed(text: string, file: string, problems: Problem[]): Root | undefined {
  try {
    return parsePage(text);
  } catch (error) {
    const { reason, line } = error as { readonly reason?: string; readonly line?: number };
    problems.push(
      emitProblem("page-does-not-parse", ...plainFault(reason ?? errorMessage(error), file, line)),
    );
    return undefined;
  }
}

/** The words of the parser, without its own names, and the line: an element that is not closed has it in the words only. */
function plainFault(
  reason: string,
  file: string,
  line: number | undefined,
): [{ reason: string }, { file: string; line: number | undefined }] {
  const [, opened] = / \((\d+):\d+-\d+:\d+\)$/.exec(reason) ?? [];
  const said = reason
    .replace(/ \(\d+:\d+-\d+:\d+\)$/, "")
    .replace(/^Could not parse expression with acorn$/, "what stands between `{` and `}` is not JavaScript")
    .replace(/^Could not parse import\/exports with acorn$/, "an `import` or `export` is not JavaScript");
  return [{ reason: said }, { file, line: line ?? (opened === undefined ? undefined : Number(opened)) }];
}

function wordsOf({ children: [first] }: Root, file: string, problems: Problem[]): Words | undefined {
  let said: unknown;
  try {
    said = first?.type === "yaml" ? parse(first.value) : undefined;
  } catch (error) {
    const [reason = ""] = errorMessage(error).split("\n");
    const place = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    problems.push(
      emitProblem(
        "page-front-matter",
        { reason: reason.replace(/ at line \d+, column \d+:?$/, "") },
        // Its first line is the one of dashes.
        { file, line: (place ?? 0) + 1 },
      ),
    );
    return undefined;
  }
  const { title, description = "", visibility } = isObject(said) ? said : {};
  const isLine = (value: unknown) => typeof value === "string" && !/[\p{Cc}\u2028\u2029]/u.test(value);
  if (!isLine(title) || !String(title).trim() || !isLine(description)) {
    const reason = "it needs a `title`, and may have a `description`, each one line of text";
    problems.push(emitProblem("page-front-matter", { reason }, { file, line: 1 }));
    return undefined;
  }
  return { title: String(title), description: String(description), isInternal: visibility === "internal" };
}

/** The page with imports of the site's components that it uses and does not import, below its front matter. */
function withImports(text: string, content: Root): string {
  const imported = namesInPage(content);
  const missing = importsOf(content, (name) => !imported.has(name));
  if (missing === "") return text;
  const end = content.children.find(({ type }) => type === "yaml")?.position?.end.offset ?? 0;
  return `${text.slice(0, end)}\n\n${missing}\n\n${text.slice(end).replace(/^\n+/, "")}`;
}
