import { closeSync, openSync } from "node:fs";
import Database from "libsql";
import { ProblemError } from "../problem.ts";
import { applicationId, tables, tablesVersion } from "./tables.ts";

export type Connection = Database.Database;

/** Milliseconds for which a connection waits while another process writes. */
const patience = 5000;

const inMemory = ":memory:";

/**
 * Opens the database in `file`, or one in memory, and makes the tables where it is new: then `fill`
 * is called within the same transaction. Throws a `ProblemError` for a file that is no database of
 * ours, or that can't be read or written.
 */
export function openDatabase(
  file: string | undefined,
  fill: (connection: Connection) => void,
): { readonly connection: Connection; readonly isNew: boolean } {
  try {
    // Node says why a file can't be opened; libsql gives a number.
    if (file) closeSync(openSync(file, "a+"));
    const connection = new Database(file ?? inMemory);
    connection.exec(`PRAGMA busy_timeout = ${patience}`);
    if (file) connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    connection.exec("PRAGMA foreign_keys = ON");
    // Immediate: two processes that start on a new file must not both make the tables.
    const isNew = connection.transaction(() => prepareTables(connection, file, fill)).immediate();
    return { connection, isNew };
  } catch (error) {
    throw error instanceof ProblemError ? error : unreadable(file, error);
  }
}

function prepareTables(
  connection: Connection,
  file: string | undefined,
  fill: (connection: Connection) => void,
): boolean {
  if (numberOf(connection, "PRAGMA application_id") === applicationId) {
    const version = numberOf(connection, "PRAGMA user_version");
    if (version !== tablesVersion) throw otherVersion(file, version);
    return false;
  }
  if (numberOf(connection, "SELECT count(*) FROM sqlite_master") > 0) throw notOurs(file);
  connection.exec(tables);
  fill(connection);
  return true;
}

function numberOf(connection: Connection, sql: string): number {
  const row = connection.prepare(sql).raw(true).get() as readonly [number];
  return row[0];
}

function unreadable(file: string | undefined, cause: unknown): ProblemError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ProblemError(
    [
      {
        code: "database-unreadable",
        message: `The database can't be opened: ${reason}.`,
        ...(file ? { file } : {}),
        fix: "Name a file that this user may read and write, or one that does not exist yet.",
      },
    ],
    { cause },
  );
}

function notOurs(file: string | undefined): ProblemError {
  return new ProblemError([
    {
      code: "database-of-another-program",
      message: "The file is a database, but not one of the local server.",
      ...(file ? { file } : {}),
      fix: "Name another file.",
    },
  ]);
}

function otherVersion(file: string | undefined, version: number): ProblemError {
  return new ProblemError([
    {
      code: "database-of-another-version",
      message: `The database has tables of version ${version}; this server knows version ${tablesVersion}.`,
      ...(file ? { file } : {}),
      fix: "Delete the file, or name another one.",
    },
  ]);
}
