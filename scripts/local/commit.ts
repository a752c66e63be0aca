import type { Connection } from "./database.ts";

/**
 * Does some work as one transaction of the database, and returns its result after the commit.
 * Throws, with nothing changed, what the work throws and what keeps the change from being written. A
 * statement of its own won't do: libsql's `get` takes the row of an `UPDATE … RETURNING` before the
 * commit, and is silent when that fails.
 */
export function committed<Arguments extends readonly unknown[], Result>(
  connection: Connection,
  work: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  // Immediate, so that nobody changes what is read here before it is written.
  const begin = "BEGIN IMMEDIATE";
  return (...args) => {
    connection.exec(begin);
    try {
      const result = work(...args);
      connection.exec("COMMIT");
      return result;
    } catch (error) {
      // A full disk has already ended the transaction.
      if (connection.inTransaction) connection.exec("ROLLBACK");
      throw error;
    }
  };
}
