import type { Api } from "../contract/api.ts";
import { resolveContract } from "../contract/resolve.ts";
import type { App, Settings } from "../typescript/server/runtime/app.ts";
import { type AnyHooks, createLocalApp, type LocalSource, localSource } from "./app.ts";
import { fieldOf } from "./fields.ts";
import { borrowMemoryStore, type MemoryStore } from "./pool.ts";

/** Of the caller's own organization, and of another that it must never see. */
export interface OwnAndOther {
  readonly own: string;
  readonly other: string;
}

export interface LocalOptions extends Pick<Settings, "logger" | "onRequest"> {
  /** The clock of timestamps; the system's where absent. */
  readonly now?: () => Date;
}

/** An API in this process, on a database of its own in memory. */
export interface Local extends App {
  /** A credential of each organization, for any of the contract's security schemes. */
  readonly keys: OwnAndOther;
  /** The id of an object of each organization: of the first resource that has one. */
  readonly ids: OwnAndOther;
  /** The same of every resource, by its name in the contract's laws. */
  readonly idsOf: Readonly<Record<string, OwnAndOther>>;
  /** Undoes everything since the start. */
  readonly reset: () => void;
  /** Gives back the database; `fetch` rejects from then on. */
  readonly close: () => void;
}

/** Makes a server for tests: the handlers and the database of `start`, without a network. */
export function createLocal(source: LocalSource, options: LocalOptions = {}): Local {
  const { now = () => new Date(), ...settings } = options;
  const { resources, data } = source;
  // Given back, a database serves another one: nothing that comes late may reach it.
  let held: MemoryStore | undefined = borrowMemoryStore(source);
  const store = (): MemoryStore => {
    if (held) return held;
    throw new TypeError("The local server was used after `close`.");
  };
  const reset = () => store().refill(data);
  reset();
  const app = createLocalApp(source, store, { ...settings, now });
  const idsOf = Object.fromEntries(
    [...resources].map(([name, { identity }]) => {
      const [own = "", other = ""] = data.organizations.map(({ objects }) => {
        const [object] = objects?.[name] ?? [];
        return object ? String(fieldOf(object, identity[0]?.[1] ?? "id")) : "";
      });
      return [name, { own, other }];
    }),
  );
  const [own = "", other = ""] = data.organizations.map(({ keys: [key = ""] }) => key);
  return {
    fetch: async (request) => {
      store();
      return app.fetch(request);
    },
    keys: { own, other },
    ids: Object.values(idsOf).find((ids) => ids.own !== "") ?? { own: "", other: "" },
    idsOf,
    reset,
    close: () => {
      held?.release();
      held = undefined;
    },
  };
}

/** {@link createLocal} of a spec's own value, for packages that bring one: their contract is checked already. @public */
export function localOf(api: Api, hooks: AnyHooks = {}): (options?: LocalOptions) => Local {
  const source = localSource(resolveContract(api), hooks);
  return (options) => createLocal(source, options);
}
