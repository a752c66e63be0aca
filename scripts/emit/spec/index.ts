import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Method } from "../../contract/operation.ts";
import { withLineEndsOf, withPlainLineEnds } from "../../lib/line-ends.ts";
import { shownPath, specifierTo } from "../../lib/paths.ts";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import { capitalized } from "../../lib/words.ts";
import { emitProblem } from "../problems.ts";
import { vocabularyOf, withOperation } from "./index-edit.ts";
import { namesOf } from "./names.ts";
import { operationModule } from "./operation-text.ts";

export interface NewOptions {
  /** The spec's entry module. */
  readonly spec: string;
  readonly section: string;
  readonly method: Method;
  readonly path: string;
}

export interface WrittenOperation {
  /** The new operation's file, relative to the working directory. */
  readonly file: string;
  readonly operationId: string;
  readonly sectionIsNew: boolean;
}

/**
 * Writes the file of a new operation and adds it to the spec. Throws a `ProblemError`, before anything is
 * written, for an invalid name or path, a file that exists, or a spec that it can't edit.
 */
export async function newOperation({ spec, section, method, path }: NewOptions): Promise<WrittenOperation> {
  const problems = [...wrongSection(section), ...wrongPath(path)];
  if (problems.length > 0) throw new ProblemError(problems);
  const names = namesOf(method, path);
  const folder = join(dirname(spec), section);
  const file = join(folder, `${names.page}.ts`);
  if (existsSync(file)) throw new ProblemError([emitProblem("operation-exists", {}, { file })]);
  const text = await readFile(spec, "utf8").catch((cause: Error) => {
    const reason = cause.message;
    throw new ProblemError([emitProblem("spec-missing:of-new-operation", { reason }, { file: spec })]);
  });
  const vocabulary = vocabularyOf(text, spec) ?? "../scripts/contract/index.ts";
  const edited = withOperation(
    withPlainLineEnds(text),
    {
      name: names.operationId,
      module: specifierTo(dirname(spec), file),
      section,
      sectionTitle: capitalized(section.replaceAll("-", " ")),
    },
    spec,
  );
  const from = vocabulary.startsWith(".")
    ? specifierTo(resolve(folder), resolve(dirname(spec), vocabulary))
    : vocabulary;
  await mkdir(folder, { recursive: true });
  const module = operationModule({ ...names, method, path, section }, from);
  await writeFile(file, withLineEndsOf(text, module), { flag: "wx" });
  await writeFile(spec, withLineEndsOf(text, edited));
  return {
    file: shownPath(file),
    operationId: names.operationId,
    sectionIsNew: edited.includes("what the section holds") && !text.includes("what the section holds"),
  };
}

function wrongSection(section: string): Problem[] {
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(section)) return [];
  return [emitProblem("section-name", { section })];
}

function wrongPath(path: string): Problem[] {
  if (/^(?:\/(?:[A-Za-z0-9._~:-]|\{[A-Za-z_][A-Za-z0-9_]*\})+)+$/.test(path)) return [];
  return [emitProblem("path-template", { path })];
}
