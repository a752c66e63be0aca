import { committed } from "./commit.ts";
import type { Connection } from "./database.ts";
import type { Integration } from "./integration.ts";
import { isSameKey, storedKey } from "./keys.ts";

/** Whose key a request carries. */
export interface Principal {
  readonly organization: number;
}

/** What the handlers need of the database. */
export interface Store {
  readonly principalOf: (key: string) => Principal | null;
  /** `undefined`: the organization has no such integration. `now` is the contract's timestamp. */
  readonly renameIntegration: (change: Rename) => Integration | undefined;
}

export interface Rename extends Principal {
  readonly id: string;
  readonly name: string;
  readonly now: string;
}

export function createStore(connection: Connection): Store {
  const findKey = connection.prepare("SELECT hash, organization FROM api_keys WHERE lookup = ?");
  // One statement: whose it is and whether it exists are one question, so that both have one answer.
  const rename = connection.prepare(`
    UPDATE llm_integrations
    SET name = ?, updated_at = max(updated_at, ?)
    WHERE organization = ? AND id = ?
    RETURNING id, type, name, created_at, updated_at
  `);
  return {
    principalOf: (key) => {
      const given = storedKey(key);
      const row = findKey.get(given.lookup) as KeyRow | undefined;
      return isSameKey(given, row?.hash) && row ? { organization: row.organization } : null;
    },
    renameIntegration: committed(connection, ({ organization, id, name, now }) => {
      const row = rename.get(JSON.stringify(name), now, organization, id) as Integration | undefined;
      return row && { ...row, name: JSON.parse(row.name) as string };
    }),
  };
}

interface KeyRow {
  readonly hash: Uint8Array;
  readonly organization: number;
}
