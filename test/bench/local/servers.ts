import { loadContract } from "../../../scripts/contract/load.ts";
import { withHooks } from "../../../scripts/local/hooks.ts";
import { serveLocal } from "../../../scripts/local/serve.ts";
import { serveHandWritten } from "./hand-written.ts";

/** Gives the URL at which a contestant serves, on a database in the file. */
type Serve = (file: string) => Promise<string>;

export const specPath = "spec/index.ts";

async function serveOurs(file: string): Promise<string> {
  const source = await withHooks(await loadContract(specPath));
  const { url } = await serveLocal(source, {
    port: 0,
    host: "127.0.0.1",
    db: file,
    docs: "",
    document: async () => "",
    logger: { info() {}, error() {} },
  });
  return url;
}

export const servers: Readonly<Record<string, Serve>> = {
  "local server": serveOurs,
  "hand-written": async (file) => serveHandWritten(file, await loadContract(specPath)),
};
