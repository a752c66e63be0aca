import { defaultSeed } from "./seed.ts";
import { serveLocal } from "./serve.ts";

/** A local server on a port of its own, with what a check of it needs: both organizations' keys and integrations. */
export async function serveForCheck() {
  const { url, close } = await serveLocal({ port: 0, host: "127.0.0.1", logger: { info() {}, error() {} } });
  const [own, other] = defaultSeed.organizations.map(
    ({ keys: [token = ""], integrations: [integration] }) => ({
      token,
      param: { id: integration?.id ?? "" },
      restore: { name: integration?.name ?? "" },
    }),
  );
  if (!own || !other) throw new Error("The seed has fewer than two organizations.");
  const local = { ...own, otherToken: other.token, otherParam: other.param, otherRestore: other.restore };
  return { server: url, local, stop: close };
}
