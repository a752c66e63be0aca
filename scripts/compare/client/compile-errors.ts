import ts from "typescript";
import { compile } from "./compile.ts";
import type { ProbeLine } from "./probe-lines.ts";
import { textOf } from "./type-members.ts";

/** A use that a client refuses. */
export interface CompileError {
  readonly line: ProbeLine;
  /** The line; the whole expression for an input that lacks a field. */
  readonly text: string;
  /** A name is gone, a field has become required, or a type has changed. */
  readonly reason: "gone" | "needed" | "changed";
  /** The required fields that are missing. */
  readonly names: readonly string[];
  /** The types of the value before and now, if one line has both. */
  readonly types?: readonly [before: string, now: string];
}

/** The compiler's error codes for a name, a field or a literal that does not exist. */
const gone: ReadonlySet<number> = new Set([2305, 2339, 2353, 2367, 2551, 2561, 2614, 2724]);

/**
 * Returns the lines that do not compile against the client at `path`, one of `modules`. An error may hide
 * others, so failing lines are removed, and missing fields added, until the rest compiles.
 */
export function compileErrorsOf(
  lines: readonly ProbeLine[],
  path: string,
  modules: ReadonlyMap<string, string>,
  before: ts.Program,
): CompileError[] {
  const failures: CompileError[] = [];
  let left = lines;
  for (let program = before; ; ) {
    const text = left.map((line) => line.text.replace('"client"', JSON.stringify(path))).join("\n");
    program = compile(new Map([...modules, [probe, text]]), program);
    const found = refused(program, left);
    if (found.length === 0) return failures;
    failures.push(...found.filter(({ line }) => line.use).map((failure) => whole(failure, left)));
    left = mended(left, found);
  }
}

const probe = "/probe.ts";

/** The lines that the compiler refuses, without those inside another refused line. */
function refused(program: ts.Program, lines: readonly ProbeLine[]): CompileError[] {
  const file = program.getSourceFile(probe);
  if (!file) return [];
  const found = new Map<ProbeLine, CompileError>();
  for (const diagnostic of [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]) {
    const position = file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    const line = lines[position.line];
    if (line && !found.has(line)) found.set(line, failureOf(program, file, line, diagnostic));
  }
  return [...found.values()].filter(({ line }) => !ancestorsOf(line).some((one) => found.has(one)));
}

function failureOf(
  program: ts.Program,
  file: ts.SourceFile,
  line: ProbeLine,
  { code, start = 0, messageText }: ts.Diagnostic,
): CompileError {
  const names = missing(ts.flattenDiagnosticMessageText(messageText, "\n"));
  const base = { line, text: line.text, names };
  if (names.length > 0 && line.text.endsWith("{")) return { ...base, reason: "needed" };
  if (gone.has(code)) return { ...base, reason: "gone" };
  const types = typesAt(program.getTypeChecker(), file, start);
  return { ...base, reason: "changed", ...(types ? { types } : {}) };
}

function whole(failure: CompileError, lines: readonly ProbeLine[]): CompileError {
  const { line, reason } = failure;
  if (reason !== "needed") return failure;
  const all = lines.filter((one) => one === line || ancestorsOf(one).includes(line));
  return {
    ...failure,
    text: all
      .map(({ text }) => text)
      .join(" ")
      .replaceAll(/,(?= [\])}])/g, ""),
  };
}

/** The fields that a message of the compiler calls missing; it lists the first ones. */
function missing(message: string): string[] {
  const [, one] = /Property '(.+?)' is missing in type/.exec(message) ?? [];
  if (one !== undefined) return [one.replaceAll('"', "")];
  const [, several = ""] =
    /is missing the following properties from type .*: (.+?)(?:, and \d+ more\.?)?$/m.exec(message) ?? [];
  return several === "" ? [] : several.split(", ").map((name) => name.replaceAll('"', ""));
}

/** The expected and the actual type of a variable or of a field of an input. */
function typesAt(checker: ts.TypeChecker, file: ts.SourceFile, start: number): CompileError["types"] {
  const node = deepest(file, start).parent;
  if (ts.isVariableDeclaration(node) && node.initializer && node.type)
    return [node.type.getText(file), textOf(checker, checker.getTypeAtLocation(node.initializer))];
  if (!ts.isPropertyAssignment(node)) return undefined;
  const taken = checker.getContextualType(node.initializer);
  const given = checker.getTypeAtLocation(node.initializer);
  return taken && [textOf(checker, given), textOf(checker, taken)];
}

function deepest(node: ts.Node, position: number): ts.Node {
  const inside = ts.forEachChild(node, (child) =>
    child.getStart() <= position && position < child.end ? child : undefined,
  );
  return inside ? deepest(inside, position) : node;
}

function ancestorsOf({ parent }: ProbeLine): ProbeLine[] {
  return parent ? [parent, ...ancestorsOf(parent)] : [];
}

/**
 * Returns the lines with missing fields added, and without other failing lines and the lines inside them. A
 * field whose type has changed gets a value that every type accepts, so that it is not reported as missing.
 */
function mended(lines: readonly ProbeLine[], failures: readonly CompileError[]): ProbeLine[] {
  const byLine = new Map(failures.map((failure) => [failure.line, failure]));
  const fails = (line: ProbeLine) => byLine.has(line) && byLine.get(line)?.reason !== "needed";
  return lines
    .filter((line) => !ancestorsOf(line).some(fails))
    .flatMap((line) => {
      const failure = byLine.get(line);
      if (!failure) return [line];
      if (failure.reason === "needed") return [line, ...failure.names.map((name) => filled(name, line))];
      const [, name] =
        /^\/(?:.*\/)?([^/]+?)(?:\/0)*$/.exec(line.use?.what === "input" ? line.use.place : "") ?? [];
      return failure.reason === "changed" && name ? [filled(name, line.parent)] : [];
    });
}

function filled(name: string, parent: ProbeLine | undefined): ProbeLine {
  const before = parent?.text.endsWith("[") ? "" : `${JSON.stringify(name)}: `;
  return { text: `${before}given<never>(),`, ...(parent ? { parent } : {}) };
}
