import { readFile } from "node:fs/promises";
import { text as textOfStream } from "node:stream/consumers";
import { errorMessage } from "../../lib/error-message.ts";
import { ProblemError } from "../../lib/problem.ts";
import { importProblem } from "../problems.ts";

/** The argument that stands for standard input. */
export const standardInput = "-";

export function isUrl(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

/** The text of a file, of what a URL answers with, or of standard input. Throws a `ProblemError` if there is none. */
export async function textOfArgument(name: string): Promise<string> {
  if (name === standardInput) return textOfStream(process.stdin);
  const bytes = await (isUrl(name) ? fetched(name) : readFile(name)).catch((error) => {
    throw new ProblemError([
      importProblem("document-unreadable", { name, reason: errorMessage(error) }, { file: name }),
    ]);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError([
      importProblem("document-unreadable", { name, reason: "it is not UTF-8 text" }, { file: name }),
    ]);
  }
}

async function fetched(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`it answers with ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
