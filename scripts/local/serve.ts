import type { Settings } from "../../generated/server/index.ts";
import { type Served, serve } from "../../generated/server/node.ts";
import { ProblemError } from "../problem.ts";
import { createLocalApp } from "./app.ts";
import { openDatabase } from "./database.ts";
import { type Faults, withFaults } from "./faults.ts";
import { filler } from "./fill.ts";
import { defaultSeed, type Seed } from "./seed.ts";
import { type TrySettings, withSite } from "./site.ts";
import { createStore } from "./store.ts";
import { tables } from "./tables.ts";

export interface LocalServerOptions extends Faults, Pick<Settings, "logger"> {
  readonly port: number;
  readonly host: string;
  /** The database's file; in memory where absent. */
  readonly db?: string;
  /** What a new database holds; two organizations where absent. */
  readonly seed?: Seed;
  /** Folder of the static site; `dist/docs` of this repository where absent. */
  readonly docs?: string;
}

export interface LocalServer extends Served {
  /** A key and an integration of its organization, where they are known: the database has their hashes only. */
  readonly sample: TrySettings;
}

/**
 * Serves the API and the pages around it. Throws a `ProblemError` for a database that can't be used
 * and an address that can't be listened on.
 */
export async function serveLocal(options: LocalServerOptions): Promise<LocalServer> {
  const { db, seed, port, host, logger, docs } = options;
  const { connection, isNew } = openDatabase(db, tables, (fresh) => filler(fresh)(seed ?? defaultSeed));
  try {
    if (seed && !isNew) throw alreadyFilled(db);
    const store = createStore(connection);
    const sample = sampleOf(seed ?? defaultSeed, (key) => store.principalOf(key) !== null);
    // A seed of one's own is told to whoever started the server, and to nobody who asks it.
    const known = seed ? {} : sample;
    const app = createLocalApp(store, () => new Date(), logger ? { logger } : {});
    const served = await listen(withSite(withFaults(app, options), known, docs), port, host);
    return {
      ...served,
      sample,
      close: async () => {
        await served.close();
        connection.close();
      },
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function sampleOf({ organizations }: Seed, isKnown: (key: string) => boolean): TrySettings {
  for (const { keys, integrations } of organizations) {
    const [key] = keys;
    const [integration] = integrations;
    if (key && integration && isKnown(key)) return { key, id: integration.id };
  }
  return {};
}

async function listen(app: Parameters<typeof serve>[0], port: number, host: string): Promise<Served> {
  try {
    return await serve(app, { port, hostname: host });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const taken = code === "EADDRINUSE";
    throw new ProblemError(
      [
        {
          code: taken ? "port-in-use" : "address-unusable",
          message: taken
            ? `Port ${port} of \`${host}\` is in use.`
            : `The server can't listen on port ${port} of \`${host}\`: ${message}.`,
          fix: "Choose another one with `--port` and `--host`; `--port 0` takes any that is free.",
        },
      ],
      { cause },
    );
  }
}

function alreadyFilled(db: string | undefined): ProblemError {
  return new ProblemError([
    {
      code: "database-already-filled",
      message: "The seed is for new databases, and this one holds data.",
      ...(db ? { file: db } : {}),
      fix: "Leave out `--seed`, or name a file that does not exist yet.",
    },
  ]);
}
