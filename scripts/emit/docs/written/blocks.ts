import { execFile } from "node:child_process";
import { type TransformFailure, transform } from "esbuild";
import type { Code, Nodes } from "mdast";
import { errorMessage } from "../../../lib/error-message.ts";
import type { Problem } from "../../../lib/problem.ts";
import { emitProblem } from "../../problems.ts";
import type { DocsPage } from "../page/page.ts";

/** What is wrong with a block; `undefined`: nothing; `null`: the tool that checks it is not installed. */
type Verdict = string | undefined | null;

/** The programs that read a block from standard input and say whether it parses. */
const tools: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  bash: ["bash", "-n"],
  ruby: ["ruby", "-c"],
  python: ["python3", "-c", "import ast, sys; ast.parse(sys.stdin.read())"],
  go: ["gofmt", "-e"],
};

/** The words of a fence for each language that is checked. */
const languages: Readonly<Record<string, string>> = {
  ...{ bash: "bash", sh: "bash", shell: "bash", curl: "bash", ruby: "ruby", rb: "ruby" },
  ...{ python: "python", py: "python", go: "go", json: "json" },
  ...{ ts: "ts", typescript: "ts", tsx: "tsx", js: "js", javascript: "js", jsx: "jsx" },
};

/** What was found in the blocks of code of pages that people write. */
export interface BlockReport {
  readonly problems: readonly Problem[];
  readonly parsed: number;
  /** The programs that are not installed, each with the number of blocks that no one read. */
  readonly missing: ReadonlyMap<string, number>;
}

/** Parses each block of a language that is known; the others are text. */
export async function checkBlocks(pages: readonly DocsPage[]): Promise<BlockReport> {
  const problems: Problem[] = [];
  const missing = new Map<string, number>();
  let parsed = 0;
  for (const { written, content } of pages) {
    if (!written) continue;
    for (const { lang, value, position } of blocksIn(content)) {
      const language = languages[lang?.toLowerCase() ?? ""];
      if (!language) continue;
      const verdict = await verdictOf(language, value);
      if (verdict === null) {
        const program = tools[language]?.[0] ?? language;
        missing.set(program, (missing.get(program) ?? 0) + 1);
      } else parsed++;
      if (verdict)
        problems.push(
          emitProblem(
            "page-block",
            { language: lang ?? "", reason: verdict },
            { file: written.file, line: position?.start.line },
          ),
        );
    }
  }
  return { problems, parsed, missing };
}

function blocksIn(node: Nodes): Code[] {
  if (node.type === "code") return [node];
  return "children" in node ? (node.children as Nodes[]).flatMap(blocksIn) : [];
}

async function verdictOf(language: string, text: string): Promise<Verdict> {
  const tool = tools[language];
  if (tool) return verdictOfTool(tool, text);
  try {
    if (language === "json") JSON.parse(text);
    else await transform(text, { loader: language as "ts", logLevel: "silent" });
    return undefined;
  } catch (error) {
    const [first] = (error as Partial<TransformFailure>).errors ?? [];
    return first ? `${first.text} (line ${first.location?.line})` : errorMessage(error);
  }
}

function verdictOfTool([program, ...args]: readonly [string, ...string[]], text: string): Promise<Verdict> {
  return new Promise((resolve) => {
    const child = execFile(program, args, { timeout: 10_000 }, (error, _, said) => {
      if (!error) return resolve(undefined);
      if (error.code === "ENOENT") return resolve(null);
      const lines = said.trim().split("\n");
      // Python says the place first and what is wrong last; the others begin with it.
      resolve((program === "python3" ? lines.at(-1) : lines[0]) || errorMessage(error));
    });
    child.stdin?.on("error", () => {}).end(text);
  });
}
