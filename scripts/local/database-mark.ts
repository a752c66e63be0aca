import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";

/** What the first bytes of a database say about it (https://sqlite.org/fileformat2.html, section 1.3). */
export interface Mark {
  readonly applicationId: number;
  readonly version: number;
  /** Whether the file has no table. */
  readonly isEmpty: boolean;
}

const magic = Buffer.from("SQLite format 3\0");
const headerLength = 108;

/**
 * Reads the mark of the database in `file` without SQLite, which would write into it and next to it.
 * `undefined`: the file is absent or empty. `"none"`: it is not a database. Throws Node's error for a file
 * that can't be read.
 */
export function databaseMark(file: string): Mark | "none" | undefined {
  const main = firstBytes(file, headerLength);
  if (!main || main.length === 0) return undefined;
  if (main.length < headerLength || !main.subarray(0, magic.length).equals(magic)) return "none";
  // A killed process leaves the newest first page in the log.
  const header = loggedHeader(`${file}-wal`) ?? main;
  return {
    version: header.readUInt32BE(60),
    applicationId: header.readUInt32BE(68),
    // The first page is a leaf of the list of tables (13) without a cell.
    isEmpty: header[100] === 13 && header.readUInt16BE(103) === 0,
  };
}

const logHeaderLength = 32;
const frameHeaderLength = 24;

/** The start of the newest first page in a write-ahead log (section 4.1), if there is one. */
function loggedHeader(log: string): Buffer | undefined {
  const start = firstBytes(log, logHeaderLength);
  if (!start || start.length < logHeaderLength) return undefined;
  const frameLength = frameHeaderLength + start.readUInt32BE(8);
  let newest: Buffer | undefined;
  withFile(log, (descriptor, size) => {
    const frame = Buffer.alloc(frameHeaderLength + headerLength);
    for (let offset = logHeaderLength; offset + frameLength <= size; offset += frameLength) {
      readSync(descriptor, frame, 0, frame.length, offset);
      // Frames after the newest ones are from an earlier round and have other salts.
      if (!frame.subarray(8, 16).equals(start.subarray(16, 24))) return;
      if (frame.readUInt32BE(0) === 1) newest = Buffer.from(frame.subarray(frameHeaderLength));
    }
  });
  return newest;
}

function firstBytes(file: string, length: number): Buffer | undefined {
  return withFile(file, (descriptor) => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, 0));
  });
}

function withFile<Result>(
  file: string,
  work: (descriptor: number, size: number) => Result,
): Result | undefined {
  let descriptor: number;
  try {
    // Opening a pipe would wait for its writer.
    if (statSync(file).isFIFO()) throw new Error("it is a pipe");
    descriptor = openSync(file, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return work(descriptor, fstatSync(descriptor).size);
  } finally {
    closeSync(descriptor);
  }
}
