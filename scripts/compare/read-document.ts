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

/** A version of an API, its document, and what to call it. */
export interface NamedApi {
  readonly name: string;
  readonly document: Json;
  readonly model: ApiModel;
}

/** Where a revision of git keeps the document, unless `REVISION:path` says otherwise. */
const generated = "generated/openapi.json";

/**
 * Reads the document that an argument names: a file (JSON or YAML), a revision of git, or
 * `REVISION:path`. Throws a `ProblemError` where there is none, or none that is OpenAPI 3.
 */
export async function readDocument(argument: string): Promise<NamedApi> {
  const text = (await isFile(argument)) ? await fromFile(argument) : await fromGit(argument);
  const document = checked(parsed(text, argument), argument, text);
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
    throw wrong(
      "document-missing",
      `\`${path}\` can't be read: ${error.code}.`,
      "Give this user the right to read it.",
    );
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw wrong("document-malformed", `\`${path}\` is no UTF-8 text.`, "Save it as UTF-8.");
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
    throw wrong(
      "document-missing",
      `\`${argument}\` is neither a file nor a revision of git.`,
      "Name a JSON or YAML file, a revision (`main`, `v1.0.0`, `HEAD~1`), or `REVISION:path`.",
    );
  try {
    return await git("show", `${commit.trim()}:${path}`);
  } catch {
    throw wrong(
      "document-missing",
      `The revision \`${revision}\` has no file \`${path}\`.`,
      `Name the file in it: \`${revision}:path/to/openapi.json\`.`,
    );
  }
}

function checked(document: unknown, file: string, text: string): Json {
  const refuse = (member: string, message: string, fix: string) => {
    const line = lineOfMember(text, member);
    return new ProblemError([
      {
        code: "document-not-openapi",
        message: `\`${file}\` ${message}.`,
        file,
        ...(line ? { line } : {}),
        pointer: `#/${member}`,
        fix,
      },
    ]);
  };
  const name = "Name an OpenAPI 3 document.";
  if (!isObject(document))
    throw refuse("", `is no OpenAPI document: it is ${valueInWords(document)}, expected an object`, name);
  const member =
    document["openapi"] === undefined && document["swagger"] !== undefined ? "swagger" : "openapi";
  const version = document[member];
  if (version === undefined)
    throw refuse("", "is no OpenAPI document: it has no `openapi` with a version", name);
  if (typeof version !== "string" && typeof version !== "number")
    throw refuse(
      member,
      `is no OpenAPI document: \`openapi\` is ${valueInWords(version)}, expected a version such as "3.1.0"`,
      name,
    );
  if (member === "swagger" || !/^3(\.\d|$)/.test(String(version)))
    throw refuse(member, `is of OpenAPI \`${version}\`; only 3.x can be compared`, name);
  if (document["paths"] !== undefined && !isObject(document["paths"]))
    throw refuse(
      "paths",
      `has \`paths\` that is ${valueInWords(document["paths"])}, expected path items by path`,
      "Correct `paths`.",
    );
  if (["paths", "webhooks", "components"].every((one) => document[one] === undefined))
    throw refuse(
      "",
      "is no OpenAPI document: it has no `paths`",
      "Add `paths`; without operations it is `{}`.",
    );
  return document;
}

function wrong(code: string, message: string, fix: string): ProblemError {
  return new ProblemError([{ code, message, fix }]);
}
