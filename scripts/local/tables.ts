import type { Tables } from "./database.ts";

/** `name` is JSON text, as SQLite's own text loses lone surrogates and what follows a NUL. */
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
  CREATE TABLE llm_integrations (
    organization INTEGER NOT NULL REFERENCES organizations,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    credential TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (organization, id)
  ) STRICT, WITHOUT ROWID;
`;

/** The local server's; its mark is `NAIR`. */
export const tables: Tables = { applicationId: 0x4e414952, version: 1, sql };
