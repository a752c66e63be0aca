import type { Connection } from "./database.ts";
import { isSameKey, storedKey } from "./keys.ts";

/** The organization whose key a request carries. */
export interface KeyHolder {
  readonly organization: number;
}

export interface Principals {
  readonly principalOf: (key: string) => KeyHolder | null;
  /** Call it after replacing the keys through the same connection. */
  readonly forget: () => void;
}

/** The most keys that are remembered. */
const most = 100;

/** Finds the holders of keys in the database, and remembers them until another process writes to it. */
export function principalsOf(connection: Connection): Principals {
  const find = connection.prepare("SELECT hash, organization FROM api_keys WHERE lookup = ?").raw(true);
  // Takes half as long as the query itself, and needs no hash (https://sqlite.org/pragma.html#pragma_data_version).
  const version = connection.prepare("PRAGMA data_version").raw(true);
  const known = new Map<string, KeyHolder>();
  let seen: number | undefined;
  return {
    principalOf: (key) => {
      const [now] = version.get() as [number];
      if (now !== seen || known.size > most) known.clear();
      seen = now;
      const remembered = known.get(key);
      if (remembered) return remembered;
      const given = storedKey(key);
      const [hash, organization] = (find.get([given.lookup]) ?? []) as [Uint8Array?, number?];
      if (!isSameKey(given, hash) || organization === undefined) return null;
      const principal = { organization };
      known.set(key, principal);
      return principal;
    },
    forget: () => known.clear(),
  };
}
