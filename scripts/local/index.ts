import type { App, Settings } from "../../generated/server/index.ts";
import { createLocalApp } from "./app.ts";
import { borrowMemoryStore } from "./pool.ts";
import { defaultSeed } from "./seed.ts";

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
  const store = borrowMemoryStore();
  const reset = () => store.refill(defaultSeed);
  reset();
  const app = createLocalApp(store, now, settings);
  let open = true;
  return {
    fetch: async (request) => {
      if (!open) throw new TypeError("`fetch` was called after `close`.");
      return app.fetch(request);
    },
    keys: ownAndOther((organization) => organization.keys[0]),
    ids: ownAndOther((organization) => organization.integrations[0]?.id),
    reset,
    close: () => {
      if (open) store.release();
      open = false;
    },
  };
}

function ownAndOther(
  of: (organization: (typeof defaultSeed.organizations)[number]) => string | undefined,
): OwnAndOther {
  const [own = "", other = ""] = defaultSeed.organizations.map(of);
  return { own, other };
}
