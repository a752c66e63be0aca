import type { Fields } from "../lib/fields.ts";
import { committed } from "./commit.ts";
import type { Connection } from "./database.ts";
import { type KeyHolder, type Principals, principalsOf } from "./principals.ts";

/** An object as it is kept. */
export interface Stored {
  readonly position: number;
  /** The path parameters that it belongs to, besides those that identify it. */
  readonly path: Fields;
  readonly key: string;
  readonly fields: Fields;
}

/** Selects the objects of a resource that an organization has. */
export interface Of extends KeyHolder {
  readonly resource: string;
}

/** The objects and keys of a database. */
export interface Store extends Principals {
  /** Does the work in one transaction: returns after a successful commit, and throws otherwise. */
  readonly change: <Result>(work: () => Result) => Result;
  /** The objects with this key, whatever they belong to; each is read when it is requested. */
  readonly withKey: (of: Of, key: string) => Iterable<Stored>;
  /** In the order of creation, from the first after `position`. */
  readonly after: (of: Of, position: number) => Iterable<Stored>;
  /** The last position that an object got, even if it has been deleted. */
  readonly last: () => number;
  readonly add: (of: Of, object: Omit<Stored, "position">) => void;
  readonly replace: (object: Stored, by: Pick<Stored, "key" | "fields">) => void;
  readonly remove: (object: Pick<Stored, "position">) => void;
  /** Every object, with the name of its resource. */
  readonly all: () => Iterable<Pick<Stored, "fields"> & { readonly resource: string }>;
}

/**
 * Rows that are read at once. A statement that is not read to its end would stay open: it would not see what
 * other processes write, and its snapshot could not be written over.
 */
const atOnce = 200;

export function createStore(connection: Connection): Store {
  const columns = "position, path, key, fields";
  // In the order of the index, one by one: usually only the first one is needed.
  const withKey = connection
    .prepare(
      `SELECT position, path, fields FROM objects WHERE organization = ? AND resource = ? AND key = ? AND path > ? ORDER BY path LIMIT 1`,
    )
    .raw(true);
  const after = connection.prepare(
    `SELECT ${columns} FROM objects WHERE organization = ? AND resource = ? AND position > ? ORDER BY position LIMIT ${atOnce}`,
  );
  const add = connection.prepare(
    "INSERT INTO objects (organization, resource, path, key, fields) VALUES (?, ?, ?, ?, ?)",
  );
  // Setting the key would also write its index.
  const update = connection.prepare("UPDATE objects SET fields = ? WHERE position = ?");
  const rename = connection.prepare("UPDATE objects SET key = ?, fields = ? WHERE position = ?");
  const all = connection.prepare("SELECT resource, fields FROM objects ORDER BY position");
  const last = connection.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'objects'").raw(true);
  const remove = connection.prepare("DELETE FROM objects WHERE position = ?");
  const change = committed(connection, (work: () => unknown) => work());
  return {
    ...principalsOf(connection),
    change: <Result>(work: () => Result) => change(work) as Result,
    withKey: function* ({ organization, resource }, key) {
      for (let path = ""; ; ) {
        const row = withKey.get([organization, resource, key, path]) as [number, string, string] | undefined;
        if (!row) return;
        path = row[1];
        yield stored({ position: row[0], path, key, fields: row[2] });
      }
    },
    after: function* ({ organization, resource }, position) {
      for (let from = position; ; ) {
        const rows = after.all(organization, resource, from) as Row[];
        yield* rows.map(stored);
        from = rows.at(-1)?.position ?? from;
        if (rows.length < atOnce) return;
      }
    },
    last: () => (last.get() as [number] | undefined)?.[0] ?? 0,
    add: ({ organization, resource }, { path, key, fields }) =>
      void add.run(organization, resource, JSON.stringify(path), key, JSON.stringify(fields)),
    replace: ({ position, key: former }, { key, fields }) => {
      if (key === former) update.run([JSON.stringify(fields), position]);
      else rename.run([key, JSON.stringify(fields), position]);
    },
    all: function* () {
      for (const row of all.iterate() as Iterable<Pick<Row, "fields"> & { readonly resource: string }>)
        yield { resource: row.resource, fields: JSON.parse(row.fields) as Fields };
    },
    remove: ({ position }) => void remove.run(position),
  };
}

/** The path of an object that belongs to no other. */
const nowhere = "{}";

function stored({ position, path, key, fields }: Row): Stored {
  return { position, path: path === nowhere ? {} : JSON.parse(path), key, fields: JSON.parse(fields) };
}

interface Row {
  readonly position: number;
  readonly path: string;
  readonly key: string;
  readonly fields: string;
}
