import type { LocalData } from "../contract/local.ts";
import { ProblemError } from "../lib/problem.ts";
import type { Settings } from "../runtime/server/app.ts";
import { type Served, serveContract } from "../runtime/server/node.ts";
import type { ServerContract } from "../runtime/server/types.ts";
import { createLocalApp, type LocalSource } from "./app.ts";
import { committed } from "./commit.ts";
import { type Connection, openDatabase } from "./database.ts";
import { type Faults, withFaults } from "./faults.ts";
import { filler } from "./fill.ts";
import { checkKept } from "./kept.ts";
import { localProblem } from "./problems.ts";
import { type LocalSample, localSample } from "./sample.ts";
import { withSite } from "./site.ts";
import { createStore } from "./store.ts";
import { tables } from "./tables.ts";

export interface LocalServerOptions extends Faults, Pick<Settings, "logger"> {
  readonly port: number;
  readonly host: string;
  /** The database's file; in memory if absent. */
  readonly db?: string;
  /** Whether `data` replaces what the database holds. */
  readonly reset?: boolean;
  /** What a new database holds; the data of the hooks or of the examples if absent. */
  readonly data?: LocalData;
  /** Folder of the static site. */
  readonly docs: string;
  /** The text of the contract's document. */
  readonly document: () => Promise<string>;
}

export interface LocalServer extends Served {
  /** A credential and an object of its organization, if they are known: the database has only hashes. */
  readonly sample: LocalSample;
}

/**
 * Serves a contract and the pages around it. Throws a `ProblemError` if the database can't be used, or the
 * address can't be listened on.
 */
export async function serveLocal(source: LocalSource, options: LocalServerOptions): Promise<LocalServer> {
  const { api, resources, server } = source;
  const { port, host, logger } = options;
  const data = options.data ?? source.data;
  const connection = filled(source, data, options);
  try {
    const store = createStore(connection);
    const sample = localSample(api, resources, data, (key) => store.principalOf(key) !== null);
    const app = createLocalApp(source, () => store, { now: () => new Date(), ...(logger ? { logger } : {}) });
    const site = withSite(withFaults(app, server, options), {
      // Keys of the user's own data are shown to the person who starts the server, never to its callers.
      settings: options.data || sample.key === undefined ? {} : { key: sample.key, params: sample.params },
      docs: options.docs,
      document: options.document,
    });
    const served = await listen(server, site, port, host);
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

function filled(
  source: LocalSource,
  data: LocalData,
  { db, reset, data: given }: LocalServerOptions,
): Connection {
  const { connection, isNew } = openDatabase(db, tables, (fresh) => filler(fresh, source)(data));
  try {
    if (isNew) return connection;
    if (reset) committed(connection, filler(connection, source))(data);
    else if (given) throw alreadyFilled(db);
    else checkKept(connection, source, db);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function listen(
  contract: ServerContract,
  app: Parameters<typeof serveContract>[1],
  port: number,
  host: string,
): Promise<Served> {
  try {
    return await serveContract(contract, app, { port, hostname: host });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const problem =
      code === "EADDRINUSE"
        ? localProblem("port-in-use", { port, host })
        : localProblem("address-unusable", { port, host, reason: message });
    throw new ProblemError([problem], { cause });
  }
}

function alreadyFilled(file: string | undefined): ProblemError {
  return new ProblemError([localProblem("database-already-filled", {}, { file })]);
}
