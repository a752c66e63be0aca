import type { LocalSource } from "./app.ts";
import { committed } from "./commit.ts";
import { openDatabase } from "./database.ts";
import { type Fill, filler } from "./fill.ts";
import { createStore, type Store } from "./store.ts";
import { tables } from "./tables.ts";

/** A database in memory, with its statements. */
export interface MemoryStore extends Store {
  readonly refill: Fill;
  /** Releases the database for the next caller. */
  readonly release: () => void;
}

/**
 * Databases that wait for the next server of their contract. libsql frees the memory of a closed one only
 * when the garbage collector runs, so thousands of servers in one test run would pile up.
 */
const idle = new WeakMap<LocalSource, MemoryStore[]>();

/** A database in memory whose tables may hold old data: fill them first. */
export function borrowMemoryStore(source: LocalSource): MemoryStore {
  const waiting = idle.get(source) ?? [];
  idle.set(source, waiting);
  return waiting.pop() ?? createMemoryStore(source, waiting);
}

function createMemoryStore(source: LocalSource, waiting: MemoryStore[]): MemoryStore {
  const { connection } = openDatabase(undefined, tables, () => {});
  const fill = committed(connection, filler(connection, source));
  const objects = createStore(connection);
  const store: MemoryStore = {
    ...objects,
    refill: (data) => {
      objects.forget();
      fill(data);
    },
    release: () => void waiting.push(store),
  };
  return store;
}
