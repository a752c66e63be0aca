import type { Contract } from "../contract/contract.ts";
import type { LocalHooks } from "../contract/local.ts";
import { serverFacts } from "../typescript/server/facts.ts";
import { type App, createContractApp, type Settings } from "../typescript/server/runtime/app.ts";
import { assembleContract, type SpecApi } from "../typescript/server/runtime/assemble.ts";
import type { ServerContract } from "../typescript/server/runtime/contract.ts";
import type { AnyHandler } from "../typescript/server/runtime/operation.ts";
import type { Result } from "../typescript/server/runtime/result.ts";
import { handlersOf } from "./handlers.ts";
import type { Store } from "./store.ts";

/** Hooks of any contract's operations. */
export type AnyHooks = LocalHooks<Record<string, (call: never) => unknown>>;

/** What a local server is made from. */
export interface LocalSource {
  readonly contract: Contract;
  readonly hooks: AnyHooks;
}

export interface LocalAppOptions extends Settings {
  /** The clock of timestamps. */
  readonly now: () => Date;
}

/** The contract as the server's runtime takes it. */
export function serverContract(contract: Contract): ServerContract {
  return assembleContract(contract.api as unknown as SpecApi, serverFacts(contract));
}

/** The API on a store, which is asked for at each request. */
export function createLocalApp(
  { contract, hooks }: LocalSource,
  store: () => Store,
  { now, ...settings }: LocalAppOptions,
): App {
  const handlers = handlersOf(contract, store, now);
  return createContractApp(serverContract(contract), {
    ...settings,
    authenticate: (token) => store().principalOf(token),
    operations: Object.fromEntries(
      Object.entries(handlers).map(([id, handler]) => [id, hooked(hooks.operations?.[id], handler, now)]),
    ),
  });
}

type Hook = NonNullable<NonNullable<AnyHooks["operations"]>[string]>;

function hooked(hook: Hook | undefined, handler: AnyHandler, now: () => Date): AnyHandler {
  if (!hook) return handler;
  return (call) => hook(call as never, { next: () => handler(call), now }) as Result;
}
