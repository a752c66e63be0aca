import { type Problem, ProblemError } from "../lib/problem.ts";

type File = string | undefined;

export function noDatabase(file: File): ProblemError {
  return refusal(file, {
    code: "database-unreadable",
    message: "The file is not a database, or its first bytes are damaged.",
    fix: "Name another file, or one that does not exist yet.",
  });
}

export function notOurs(file: File): ProblemError {
  return refusal(file, {
    code: "database-of-another-program",
    message: "The file is a database, but not one of the local server.",
    fix: "Name another file.",
  });
}

export function otherVersion(file: File, found: number, known: number): ProblemError {
  return refusal(file, {
    code: "database-of-another-version",
    message: `The database has tables of version ${found}; this server knows version ${known}.`,
    fix: "Delete the file, or name another one.",
  });
}

export function damaged(file: File, what: string, cause?: unknown): ProblemError {
  return refusal(
    file,
    {
      code: "database-damaged",
      message: `The database is damaged: ${what.split("\n").at(-1)}.`,
      fix: "Put a copy in its place, or delete it with the `-wal` and `-shm` files beside it; or name another file.",
    },
    cause,
  );
}

/** Of what Node or libsql throws. */
export function unusable(file: File, cause: unknown): ProblemError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const code = String((cause as { readonly code?: unknown } | undefined)?.code);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damaged(file, reason, cause);
  const isFull = /^(SQLITE_(FULL|IOERR)|ENOSPC)/.test(code);
  return refusal(
    file,
    {
      code: "database-unreadable",
      message: `The database can't be opened: ${reason}.`,
      fix: isFull
        ? "Make room on the disk, or name a file on another one."
        : "Name a file that this user may read and write, or one that does not exist yet.",
    },
    cause,
  );
}

function refusal(file: File, problem: Problem, cause?: unknown): ProblemError {
  return new ProblemError([{ ...problem, ...(file ? { file } : {}) }], { cause });
}
