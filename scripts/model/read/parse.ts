import { Composer, LineCounter } from "yaml";
import { errorMessage } from "../../lib/error-message.ts";
import { ProblemError } from "../../lib/problem.ts";
import { modelProblem } from "../problems.ts";
import { holdsItself } from "./depth.ts";
import { duplicateIn } from "./duplicates.ts";
import { lineAt } from "./lines.ts";
import { yamlTokens } from "./yaml.ts";

/**
 * Parses a text as JSON or YAML. A byte order mark is ignored (RFC 8259, section 8.1). Throws a `ProblemError`
 * with the line if it is neither.
 */
export function parsed(text: string, file: string): unknown {
  const plain = text.replace(/^\uFEFF/, "");
  if (plain.trim() === "")
    throw new ProblemError([modelProblem("document-malformed:empty", { file }, { file })]);
  return /^\s*[{[]/.test(plain) ? fromJson(plain, file) : fromYaml(plain, file);
}

function fromJson(text: string, file: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // YAML's flow style looks like JSON at its start.
    const flow = yamlOf(text);
    if (flow.problem === undefined && !looksLikeJson(text)) return flow.value();
    const line = lineOfError(error, text) ?? flow.problem?.line;
    throw new ProblemError([
      modelProblem("document-malformed:not-json", { file, reason: messageOf(error) }, { file, line }),
    ]);
  }
  const duplicate = duplicateIn(text);
  if (duplicate)
    throw new ProblemError([
      modelProblem(
        "document-malformed:duplicate-key",
        { file, key: duplicate.key },
        { file, line: lineAt(text, duplicate.at) },
      ),
    ]);
  return value;
}

function looksLikeJson(text: string): boolean {
  return /^\s*\{\s*("|\})/.test(text);
}

function fromYaml(text: string, file: string): unknown {
  const { problem, value } = yamlOf(text);
  if (problem)
    throw new ProblemError([
      modelProblem(
        "document-malformed:neither",
        { file, reason: problem.reason },
        { file, line: problem.line },
      ),
    ]);
  let read: unknown;
  try {
    read = value();
  } catch (error) {
    throw new ProblemError([
      modelProblem("document-malformed:not-yaml", { file, reason: messageOf(error) }, { file }),
    ]);
  }
  if (holdsItself(read))
    throw new ProblemError([modelProblem("document-malformed:anchor", { file }, { file })]);
  return read;
}

/** Levels that the composer of YAML follows without an overflow of the stack. */
const deepestYaml = 500;

function yamlOf(text: string) {
  const lines = new LineCounter();
  const failed = (reason: string, at?: number) => ({
    problem: { reason, line: at === undefined ? undefined : lines.linePos(at).line },
    value: () => undefined,
  });
  const tokens = yamlTokens(text, deepestYaml, lines.addNewLine);
  if (!tokens) return failed("it nests too deeply for YAML; JSON may nest deeper");
  const composer = new Composer({ merge: true, stringKeys: false, prettyErrors: false });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  const [error] = document?.errors ?? [];
  if (error) return failed(messageOf(error), error.pos[0]);
  if (second) return failed("it holds several documents (`---`), expected one", second.range[0]);
  return { problem: undefined, value: (): unknown => document?.toJS({ maxAliasCount: 1000 }) };
}

/** The line of a parse error: Node's message has the position, or a piece of the text. */
function lineOfError(error: unknown, text: string): number | undefined {
  const message = errorMessage(error);
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return lineAt(text, Number(position));
  return /end of JSON input/.test(message) ? lineAt(text, text.length) : undefined;
}

/** Messages of the parser, reworded for authors of documents. */
const inWords: readonly (readonly [RegExp, string])[] = [
  [/Map keys must be unique/, "it has a key twice in one object"],
  [/Excessive alias count/, "its aliases stand for too much, expected `$ref`s instead"],
];

function messageOf(error: unknown): string {
  const [first = ""] = errorMessage(error).split("\n");
  const known = inWords.find(([pattern]) => pattern.test(first));
  if (known) return known[1];
  return first.replace(/, "[\s\S]*" is not valid JSON$/, "").replace(/\.$/, "");
}
