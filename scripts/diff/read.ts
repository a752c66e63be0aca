import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { parse } from "yaml";
import { isObject } from "../cases/index.ts";
import { ProblemError } from "../problem.ts";
import type { Document } from "./document.ts";

/** A document and what to call it. */
export interface Named {
  readonly name: string;
  readonly document: Document;
}

/** Where a revision of git keeps the document, unless `REVISION:path` says otherwise. */
const generated = "generated/openapi.json";

/**
 * Reads the document that an argument names: a file (JSON or YAML), a revision of git, or
 * `REVISION:path`. Throws a `ProblemError` where there is none, or none that is OpenAPI 3.
 */
export async function readDocument(argument: string): Promise<Named> {
  const text = (await isFile(argument)) ? await readFile(argument, "utf8") : await fromGit(argument);
  return { name: argument, document: checked(parsed(text, argument), argument) };
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

function parsed(text: string, file: string): unknown {
  try {
    return /^\s*\{/.test(text) ? JSON.parse(text) : parse(text, { maxAliasCount: 1000 });
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw wrong("document-malformed", `\`${file}\` is neither JSON nor YAML: ${reason}`, "Correct the file.");
  }
}

function checked(document: unknown, file: string): Document {
  const version = isObject(document) ? (document["openapi"] ?? document["swagger"]) : undefined;
  if (isObject(document) && typeof version === "string" && /^3\.\d/.test(version)) return document;
  throw wrong(
    "document-not-openapi",
    version === undefined
      ? `\`${file}\` is no OpenAPI document: it has no \`openapi\` with a version.`
      : `\`${file}\` is of OpenAPI \`${version}\`; only 3.x can be compared.`,
    "Name an OpenAPI 3 document.",
  );
}

function wrong(code: string, message: string, fix: string): ProblemError {
  return new ProblemError([{ code, message, fix }]);
}
