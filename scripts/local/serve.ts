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
  /** The database's file; in memory where absent. */
  readonly db?: string;
  /** Whether what the database holds is replaced by `data`. */
  readonly reset?: boolean;
  /** What a new database holds; the hooks' or the examples' where absent. */
  readonly data?: LocalData;
  /** Folder of the static site. */
  readonly docs: string;
  /** The text of the contract's document. */
  readonly document: () => Promise<string>;
}

export interface LocalServer extends Served {
  /** A credential and an object of its organization, where they are known: the database has hashes only. */
  readonly sample: LocalSample;
}

/**
 * Serves a contract and the pages around it. Throws a `ProblemError` for a database that can't be used
 * and an address that can't be listened on.
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
      // Data of one's own is told to whoever started the server, and to nobody who asks it.
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
