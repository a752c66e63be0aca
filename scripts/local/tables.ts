import type { Tables } from "./database.ts";

/**
 * Any contract's objects: `key` identifies an object of a resource, `path` has the path parameters that it
 * belongs to, `fields` the object as JSON, which preserves every text that SQLite's own type would change
 * (a lone surrogate, what follows a NUL). `position` is the order of creation.
 */
const sql = `
  CREATE TABLE organizations (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL
  ) STRICT;
  CREATE TABLE api_keys (
    lookup TEXT PRIMARY KEY,
    hash BLOB NOT NULL,
    organization INTEGER NOT NULL REFERENCES organizations
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE objects (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    organization INTEGER NOT NULL REFERENCES organizations,
    resource TEXT NOT NULL,
    path TEXT NOT NULL,
    key TEXT NOT NULL,
    fields TEXT NOT NULL,
    UNIQUE (organization, resource, key, path)
  ) STRICT;
  CREATE TABLE contract (
    title TEXT NOT NULL,
    version TEXT NOT NULL
  ) STRICT;
`;

/** The tables of the local server; their mark is `NAIR`. */
export const tables: Tables = { applicationId: 0x4e414952, version: 2, sql };
