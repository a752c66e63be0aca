import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { isObject, type Json } from "../lib/json.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import { modelOfDocument } from "../model/from-document.ts";
import type { ApiModel } from "../model/model.ts";
import { lineOfMember, lineOfValue } from "../model/read/lines.ts";
import { parsed } from "../model/read/parse.ts";
import { valueInWords } from "../model/read/unclear.ts";
import { compareProblem } from "./problems.ts";

/** One of the two versions of an API that are compared. */
export interface ComparedVersion {
  /** A path, or a revision of git. */
  readonly name: string;
  readonly document: Json;
  readonly model: ApiModel;
  /** Its version, if it was released. */
  readonly version?: string;
}

/** The document's path in a git revision, unless `REVISION:path` gives another one. */
const generated = "generated/openapi.json";

/**
 * Reads the document that an argument names: a file (JSON or YAML), a git revision, or `REVISION:path`.
 * Throws a `ProblemError` if there is none, or if it is not OpenAPI 3.
 */
export async function readDocument(argument: string): Promise<ComparedVersion> {
  const text = (await isFile(argument)) ? await fromFile(argument) : await fromGit(argument);
  const document = openApiDocument(parsed(text, argument), argument, text);
  try {
    return { name: argument, document, model: modelOfDocument(document) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(error.problems.map((problem) => inFile(problem, argument, text)));
  }
}

function inFile(problem: Problem, file: string, text: string): Problem {
  const line = problem.pointer === undefined ? undefined : lineOfValue(text, problem.pointer);
  return { ...problem, file, ...(line === undefined ? {} : { line }) };
}

async function fromFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code ?? error.message;
    throw new ProblemError([compareProblem("document-missing:unreadable", { path, reason })]);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError([compareProblem("document-malformed:not-utf-8", { path })]);
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

async function fromGit(argument: string): Promise<string> {
  const [revision = "", ...rest] = argument.split(":");
  const path = rest.join(":") || generated;
  const git = async (...args: string[]) =>
    (await promisify(execFile)("git", args, { maxBuffer: 2 ** 28 })).stdout;
  const commit = revision.startsWith("-")
    ? undefined
    : await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`).catch(
        () => undefined,
      );
  if (commit === undefined)
    throw new ProblemError([compareProblem("document-missing:neither-file-nor-revision", { argument })]);
  try {
    return await git("show", `${commit.trim()}:${path}`);
  } catch {
    throw new ProblemError([compareProblem("document-missing:not-in-revision", { revision, path })]);
  }
}

/** The value as a document of OpenAPI 3. Throws a `ProblemError` if it is not one. */
export function openApiDocument(document: unknown, file: string, text: string): Json {
  const problem = problemOf(document, file, text);
  if (problem) throw new ProblemError([problem]);
  return document as Json;
}

/** Why a value is not an OpenAPI 3 document; `undefined` if it is one. */
function problemOf(document: unknown, file: string, text: string): Problem | undefined {
  const at = (member: string) => ({
    file,
    line: lineOfMember(text, member) || undefined,
    pointer: `#/${member}`,
  });
  if (!isObject(document))
    return compareProblem(
      "document-not-openapi:not-an-object",
      { file, value: valueInWords(document) },
      at(""),
    );
  const paths = document["paths"];
  const member =
    document["openapi"] === undefined && document["swagger"] !== undefined ? "swagger" : "openapi";
  const version = document[member];
  if (version === undefined) return compareProblem("document-not-openapi:no-version", { file }, at(""));
  if (typeof version !== "string" && typeof version !== "number")
    return compareProblem(
      "document-not-openapi:version-form",
      { file, value: valueInWords(version) },
      at(member),
    );
  if (member === "swagger" || !/^3(\.\d|$)/.test(String(version)))
    return compareProblem("document-not-openapi:other-version", { file, version }, at(member));
  if (paths !== undefined && !isObject(paths))
    return compareProblem(
      "document-not-openapi:paths-form",
      { file, value: valueInWords(paths) },
      at("paths"),
    );
  if (["paths", "webhooks", "components"].every((one) => document[one] === undefined))
    return compareProblem("document-not-openapi:no-paths", { file }, at(""));
  return undefined;
}

// Coverage: the unit tests provoke no failure of the disk, and no revision that git does not have.
