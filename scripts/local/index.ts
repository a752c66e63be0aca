import type { Api } from "../contract/api.ts";
import { resolveContract } from "../contract/resolve.ts";
import { ownField } from "../lib/fields.ts";
import { type AnyHooks, createLocalApp, type LocalSource, localSource } from "./app.ts";
import type { Local, LocalOptions } from "./local.ts";
import { borrowMemoryStore, type MemoryStore } from "./pool.ts";

export type { Local, LocalOptions } from "./local.ts";

/** Creates a server for tests: the handlers and the database of `start`, without a network. */
export function createLocal(source: LocalSource, options: LocalOptions = {}): Local {
  const { now = () => new Date(), ...settings } = options;
  const { resources, data } = source;
  // After `close`, another server uses the database, so no late call may reach it.
  let held: MemoryStore | undefined = borrowMemoryStore(source);
  const store = (): MemoryStore => {
    if (held) return held;
    throw new TypeError("The local server was used after `close`.");
  };
  const reset = () => store().refill(data);
  reset();
  const app = createLocalApp(source, store, { ...settings, now });
  const idsOf = Object.fromEntries(
    [...resources].map(([name, { key }]) => {
      const [own = "", other = ""] = data.organizations.map(({ objects }) => {
        const [object] = objects?.[name] ?? [];
        return object ? String(ownField(object, key.at(-1) ?? "id")) : "";
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
