import type { Contract } from "../contract/contract.ts";
import type { LocalData, LocalHooks } from "../contract/local.ts";
import { serverContract } from "../emit/server/facts.ts";
import { modelOfContract } from "../model/from-contract.ts";
import type { ApiModel } from "../model/model.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";
import { type App, createContractApp, type Settings } from "../runtime/server/app.ts";
import type { AnyHandler, HandlerResult } from "../runtime/server/operation.ts";
import type { ServerContract, UserAndPassword } from "../runtime/server/types.ts";
import { byBody } from "./choose-operation.ts";
import { dataFromExamples, withExamples } from "./example-data.ts";
import { handlersOf } from "./handlers.ts";
import { localUser } from "./keys.ts";
import type { KeyHolder } from "./principals.ts";
import { type StoredResource, storedResources } from "./resources.ts";
import type { Store } from "./store.ts";

/** Hooks of any contract's operations. */
export type AnyHooks = LocalHooks<Record<string, (call: never) => unknown>>;

/** What the local servers of a contract are made from. */
export interface LocalSource {
  readonly api: ApiModel;
  readonly zod: ZodSchemas;
  readonly hooks: AnyHooks;
  /** The contract in the form that the server's runtime takes. */
  readonly server: ServerContract;
  readonly resources: ReadonlyMap<string, StoredResource>;
  /** What a new database holds. */
  readonly data: LocalData;
}

export function localSource(contract: Contract, hooks: AnyHooks = {}): LocalSource {
  const { model: api, zod } = modelOfContract(contract);
  const resources = storedResources(api, zod);
  return {
    api,
    zod,
    hooks,
    server: serverContract(contract, api),
    resources,
    data: hooks.data ? withExamples(hooks.data, resources) : dataFromExamples(resources),
  };
}

export interface LocalAppOptions extends Settings {
  /** The clock of timestamps. */
  readonly now: () => Date;
}

/** The API on a store, which is looked up at each request. */
export function createLocalApp(
  { api, zod, hooks, resources, server }: LocalSource,
  store: () => Store,
  { now, ...settings }: LocalAppOptions,
): App {
  const handlers = handlersOf({ api, zod, resources, store, now });
  return createContractApp(server, {
    chooseOperation: byBody(api, zod),
    ...settings,
    authenticate: (_token, { credentials }) => principalOf(Object.values(credentials), store()),
    operations: Object.fromEntries(
      Object.entries(handlers).map(([id, handler]) => [id, hooked(hooks.operations?.[id], handler, now)]),
    ),
  });
}

/** All credentials of a request are keys of one organization. */
function principalOf(
  credentials: readonly (string | UserAndPassword)[],
  store: Pick<Store, "principalOf">,
): KeyHolder | null {
  const [first = null, ...others] = credentials.map((given) => {
    if (typeof given === "string") return store.principalOf(given);
    return given.username === localUser ? store.principalOf(given.password) : null;
  });
  return others.every((other) => other?.organization === first?.organization) ? first : null;
}

type Hook = NonNullable<NonNullable<AnyHooks["operations"]>[string]>;

function hooked(hook: Hook | undefined, handler: AnyHandler, now: () => Date): AnyHandler {
  if (!hook) return handler;
  return (call) => hook(call as never, { next: () => handler(call), now }) as HandlerResult;
}
