import type { LocalData } from "../contract/local.ts";
import type { LocalSource } from "./app.ts";
import type { Connection } from "./database.ts";
import { storedKey } from "./keys.ts";
import { objectKey } from "./resources.ts";
import { createStore } from "./store.ts";

/** What is filled in: an API, and the resources of its laws. */
export type FillSource = Pick<LocalSource, "api" | "resources">;

/** Replaces what the tables hold by the data. */
export type Fill = (data: LocalData) => void;

/** Returns the {@link Fill} of a connection, which runs in its transaction. */
export function filler(connection: Connection, { api, resources }: FillSource): Fill {
  const { title, version } = api.info;
  const organization = connection.prepare("INSERT INTO organizations (id, name) VALUES (?, ?)");
  const apiKey = connection.prepare("INSERT INTO api_keys (lookup, hash, organization) VALUES (?, ?, ?)");
  const { add } = createStore(connection);
  return ({ organizations }) => {
    connection.exec(
      "DELETE FROM objects; DELETE FROM api_keys; DELETE FROM organizations; DELETE FROM contract",
    );
    connection.prepare("INSERT INTO contract (title, version) VALUES (?, ?)").run(title, version);
    organizations.forEach(({ name, keys, objects = {} }, index) => {
      organization.run(index, name);
      for (const key of keys) {
        const { lookup, hash } = storedKey(key);
        apiKey.run(lookup, hash, index);
      }
      for (const [resource, all] of Object.entries(objects))
        for (const [at, { $path = {}, ...fields }] of all.entries()) {
          const known = resources.get(resource);
          const key = known && known.key.length > 0 ? objectKey(known, fields) : `given-${at}`;
          add({ organization: index, resource }, { path: $path, key, fields });
        }
    });
  };
}
