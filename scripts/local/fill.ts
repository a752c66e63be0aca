import type { Connection } from "./database.ts";
import { storedKey } from "./keys.ts";
import type { Seed } from "./seed.ts";

/** Puts what a seed has in the place of what the tables hold. */
export type Fill = (seed: Seed) => void;

/** The {@link Fill} of a connection, within whose transaction it runs. */
export function filler(connection: Connection): Fill {
  const organization = connection.prepare("INSERT INTO organizations (id, name) VALUES (?, ?)");
  const apiKey = connection.prepare("INSERT INTO api_keys (lookup, hash, organization) VALUES (?, ?, ?)");
  const integration = connection.prepare(`
    INSERT INTO llm_integrations (organization, id, type, name, credential, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)
  `);
  return ({ organizations }) => {
    connection.exec("DELETE FROM llm_integrations; DELETE FROM api_keys; DELETE FROM organizations");
    organizations.forEach(({ name, keys, integrations }, index) => {
      organization.run(index, name);
      for (const key of keys) {
        const { lookup, hash } = storedKey(key);
        apiKey.run(lookup, hash, index);
      }
      for (const { id, type, name: label, credential, created_at, updated_at } of integrations)
        integration.run(index, id, type, JSON.stringify(label), credential, created_at, updated_at);
    });
  };
}
