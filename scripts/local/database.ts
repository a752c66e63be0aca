import { closeSync, openSync } from "node:fs";
import { resolve } from "node:path";
import Database from "libsql";
import { ProblemError } from "../lib/problem.ts";
import { committed } from "./commit.ts";
import { databaseMark } from "./database-mark.ts";
import { damaged, noDatabase, notOurs, otherVersion, unusable } from "./database-problems.ts";

export type Connection = Database.Database;

/** What identifies a database as ours, and the tables of a new one. */
export interface Tables {
  /** Marks the file as ours. */
  readonly applicationId: number;
  /** Increases with each change of the tables. */
  readonly version: number;
  readonly sql: string;
}

/** Milliseconds for which a connection waits while another process writes. */
const patience = 5000;

const inMemory = ":memory:";

/**
 * Opens the database in `file`, or one in memory. If it is new, creates the tables and calls `fill` in the
 * same transaction. Throws a `ProblemError`, and leaves the file unchanged, if it is not a database of ours,
 * is damaged, or can't be read or written.
 */
export function openDatabase(
  file: string | undefined,
  tables: Tables,
  fill: (connection: Connection) => void,
): { readonly connection: Connection; readonly isNew: boolean } {
  let connection: Connection | undefined;
  try {
    if (file) refuseForeign(file, tables);
    connection = new Database(file ? resolve(file) : inMemory);
    return { connection, isNew: prepare(connection, file, tables, fill) };
  } catch (error) {
    connection?.close();
    throw error instanceof ProblemError ? error : unusable(file, error);
  }
}

/** Runs before SQLite opens the file, because SQLite would write its mode into it. */
function refuseForeign(file: string, { applicationId, version }: Tables): void {
  const mark = databaseMark(file);
  if (mark === "none") throw noDatabase(file);
  if (mark?.applicationId === applicationId) {
    if (mark.version !== version) throw otherVersion(file, mark.version, version);
  } else if (mark && !(mark.isEmpty && mark.applicationId === 0 && mark.version === 0)) throw notOurs(file);
  // Node says why a file can't be opened; libsql only gives a number.
  closeSync(openSync(file, "a+"));
}

function prepare(
  connection: Connection,
  file: string | undefined,
  tables: Tables,
  fill: (connection: Connection) => void,
): boolean {
  connection.exec(`PRAGMA busy_timeout = ${patience}`);
  if (file) {
    refuseDamaged(connection, file);
    connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  }
  connection.exec("PRAGMA foreign_keys = ON");
  // Two processes that start on a new file must not both create the tables.
  return committed(connection, () => {
    if (numberOf(connection, "PRAGMA application_id") === tables.applicationId) return false;
    connection.exec(`${tables.sql}
      PRAGMA application_id = ${tables.applicationId}; PRAGMA user_version = ${tables.version}`);
    fill(connection);
    return true;
  })();
}

function refuseDamaged(connection: Connection, file: string): void {
  const [found] = connection.prepare("PRAGMA integrity_check(1)").raw(true).get() as readonly [string];
  if (found !== "ok") throw damaged(file, found);
}

function numberOf(connection: Connection, sql: string): number {
  const row = connection.prepare(sql).raw(true).get() as readonly [number];
  return row[0];
}
