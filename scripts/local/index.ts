import type { App, Settings } from "../../generated/server/index.ts";
import { createLocalApp } from "./app.ts";
import { borrowMemoryStore, type MemoryStore } from "./pool.ts";
import { defaultSeed } from "./seed.ts";
import type { Store } from "./store.ts";

/** Of the caller's own organization, and of another that it must never see. */
export interface OwnAndOther {
  readonly own: string;
  readonly other: string;
}

export interface LocalNairiOptions extends Pick<Settings, "logger" | "onRequest"> {
  /** The clock of `updated_at`; the system's where absent. */
  readonly now?: () => Date;
}

/** The API in this process, on a database of its own in memory. */
export interface LocalNairi extends App {
  /** An API key of each organization. */
  readonly keys: OwnAndOther;
  /** The id of an integration of each organization. */
  readonly ids: OwnAndOther;
  /** Undoes everything since the start. */
  readonly reset: () => void;
  /** Gives back the database; `fetch` rejects from then on. */
  readonly close: () => void;
}

/** Makes a server for tests: the handlers and the database of `npm start`, without a network. */
export function createLocalNairi({
  now = () => new Date(),
  ...settings
}: LocalNairiOptions = {}): LocalNairi {
  // Given back, a database serves another one: nothing that comes late may reach it.
  let held: MemoryStore | undefined = borrowMemoryStore();
  const store = (): MemoryStore => {
    if (held) return held;
    throw new TypeError("The local server was used after `close`.");
  };
  const reset = () => store().refill(defaultSeed);
  reset();
  const current: Store = {
    principalOf: (key) => store().principalOf(key),
    renameIntegration: (change) => store().renameIntegration(change),
  };
  const app = createLocalApp(current, now, settings);
  return {
    fetch: async (request) => {
      store();
      return app.fetch(request);
    },
    keys: ownAndOther((organization) => organization.keys[0]),
    ids: ownAndOther((organization) => organization.integrations[0]?.id),
    reset,
    close: () => {
      held?.release();
      held = undefined;
    },
  };
}

function ownAndOther(
  of: (organization: (typeof defaultSeed.organizations)[number]) => string | undefined,
): OwnAndOther {
  const [own = "", other = ""] = defaultSeed.organizations.map(of);
  return { own, other };
}
