import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";

/** What is wrong with the database, the data, the hooks or the address of the local server. */
export const localProblems = {
  "address-unusable": {
    message: "The server can't listen on port {port} of `{host}`: {reason}.",
    fix: "Choose another one with `--port` and `--host`; `--port 0` takes any that is free.",
  },
  "data-invalid": {
    message: "The data is not valid: {reason}.",
    fix: "`docs/local-server.md` shows the form of the data; each object is as the API's answers show it.",
  },
  "data-invalid:key-twice": {
    message: "The data is not valid: expected each key once.",
    fix: "Give each organization keys of its own.",
  },
  "data-invalid:object-twice": {
    message: "The data is not valid: expected each {fields} once.",
    fix: "Change the {fields} of one of the objects, or remove it.",
  },
  "data-invalid:path-parameter": {
    message: "The data is not valid: expected a path parameter that an object stands under ({names}).",
    fix: "Correct the name, or leave it out.",
  },
  "data-invalid:unknown-resource": {
    message: "The data is not valid: expected a resource of the contract's laws ({names}).",
    fix: "Correct the name, or leave out its objects.",
  },
  "data-invalid:value-twice": {
    message: "The data is not valid: expected each `{field}` once: it is unique.",
    fix: "Change the `{field}` of one of the objects.",
  },
  "data-not-json": {
    message: "The data is not JSON: {reason}.",
    fix: "See `docs/local-server.md` for the form of a data file.",
  },
  "data-unreadable": {
    message: "The data can't be read: {reason}.",
    fix: "Name a file that exists and that you may read with `--data`.",
  },
  "database-already-filled": {
    message: "The data is for new databases, and this one holds some.",
    fix: "Leave out `--data`, replace what the database holds with `--reset`, or name a file that does not exist yet.",
  },
  "database-damaged": {
    message: "The database is damaged: {reason}.",
    fix: "Put a copy in its place, or delete it with the `-wal` and `-shm` files beside it; or name another file.",
  },
  "database-of-another-contract": {
    message: "The database holds the objects of `{kept}`, not of `{title}`.",
    fix: "Empty it and fill it anew with `--reset`, or name another file.",
  },
  "database-of-another-program": {
    message: "The file is a database, but not one of the local server.",
    fix: "Name another file.",
  },
  "database-of-another-version:more": {
    message: "The database holds {objects} more that this version of the contract can't show.",
    fix: "Empty it and fill it anew with `--reset`, or name another file.",
  },
  "database-of-another-version:object": {
    message:
      "The database was made by version {version} of the contract, and an object of `{resource}` does not fit its schema now: {reason}.",
    fix: "Empty it and fill it anew with `--reset`, or name another file.",
  },
  "database-of-another-version:resource": {
    message:
      "The database was made by version {version} of the contract, and the contract has no resource `{resource}` now.",
    fix: "Empty it and fill it anew with `--reset`, or name another file.",
  },
  "database-of-another-version:tables": {
    message: "The database has tables of version {found}; this server knows version {known}.",
    fix: "Delete the file, or name another one.",
  },
  "database-unreadable": {
    message: "The database can't be opened: {reason}.",
    fix: "Name a file that this user may read and write, or one that does not exist yet.",
  },
  "database-unreadable:disk-full": {
    message: "The database can't be opened: {reason}.",
    fix: "Make room on the disk, or name a file on another one.",
  },
  "database-unreadable:not-a-database": {
    message: "The file is not a database, or its first bytes are damaged.",
    fix: "Name another file, or one that does not exist yet.",
  },
  "hook-without-operation": {
    message: "There is a hook for `{operation}`, which is not an operation of the contract.",
    fix: "Remove it, or name an operation by its `operationId`.",
  },
  "hooks-invalid:hook": {
    message: "The hook of `{operation}` is not a function.",
    fix: "Write a function that returns the operation's result.",
  },
  "hooks-invalid:not-an-object": {
    message: "The default export is not an object.",
    fix: "Write `export default defineLocal({ operations: { … }, data: { … } })`; both may be left out.",
  },
  "hooks-invalid:operations": {
    message: "`operations` is not an object.",
    fix: "Write `export default defineLocal({ operations: { … }, data: { … } })`; both may be left out.",
  },
  "hooks-invalid:unknown-field": {
    message: "The default export has `{field}`; it may have `operations` and `data`.",
    fix: "Write `export default defineLocal({ operations: { … }, data: { … } })`; both may be left out.",
  },
  "hooks-throw": {
    message: "The hooks throw while they load: {reason}.",
    fix: "Correct the code there; `--verbose` shows the whole stack.",
  },
  "port-in-use": {
    message: "Port {port} of `{host}` is in use.",
    fix: "Choose another one with `--port` and `--host`; `--port 0` takes any that is free.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `localProblems`. */
export const localProblem: ProblemMaker<typeof localProblems> = problemMaker(localProblems);
