/** Marks the file as ours: `NAIR`. */
export const applicationId = 0x4e414952;
/** Grows with each change of the tables. */
export const tablesVersion = 1;

/** `name` is JSON text, as SQLite's own text loses lone surrogates and what follows a NUL. */
export const tables = `
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
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${tablesVersion};
`;
