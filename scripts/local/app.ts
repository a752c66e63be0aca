import { type App, createApp, type Settings } from "../../generated/server/index.ts";
import type { Store } from "./store.ts";

/** The API on a store. `now` is the clock of `updated_at`. */
export function createLocalApp(store: Store, now: () => Date, settings: Settings = {}): App {
  return createApp({
    ...settings,
    authenticate: (token) => store.principalOf(token),
    operations: {
      updateLlmIntegration: ({ params, body, principal }) => {
        const { organization } = principal;
        const { id } = params;
        const change = { organization, id, name: body.name, now: now().toISOString() };
        const integration = store.renameIntegration(change);
        return integration ? { status: 200, body: integration } : { status: 404 };
      },
    },
  });
}
