import { errorMessage } from "../lib/error-message.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import { localProblem } from "./problems.ts";

type File = string | undefined;

export function noDatabase(file: File): ProblemError {
  return refusal(localProblem("database-unreadable:not-a-database", {}, { file }));
}

export function notOurs(file: File): ProblemError {
  return refusal(localProblem("database-of-another-program", {}, { file }));
}

export function otherVersion(file: File, found: number, known: number): ProblemError {
  return refusal(localProblem("database-of-another-version:tables", { found, known }, { file }));
}

export function damaged(file: File, what: string, cause?: unknown): ProblemError {
  const reason = what.split("\n").at(-1) ?? "";
  return refusal(localProblem("database-damaged", { reason }, { file }), cause);
}

/** Of what Node or libsql throws. */
export function unusable(file: File, cause: unknown): ProblemError {
  const reason = errorMessage(cause);
  const code = String((cause as { readonly code?: unknown } | undefined)?.code);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damaged(file, reason, cause);
  const isFull = /^(SQLITE_(FULL|IOERR)|ENOSPC)/.test(code);
  const key = isFull ? "database-unreadable:disk-full" : "database-unreadable";
  return refusal(localProblem(key, { reason }, { file }), cause);
}

function refusal(problem: Problem, cause?: unknown): ProblemError {
  return new ProblemError([problem], { cause });
}
