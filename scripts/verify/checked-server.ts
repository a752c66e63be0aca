import type { LoadedContract } from "../contract/load.ts";
import { ProblemError } from "../lib/problem.ts";
import type { PrincipalOptions } from "./principal-options.ts";
import { verifyProblem } from "./problems.ts";

/** A server that is to be checked. */
export interface CheckedServer {
  readonly server: string;
  /** The principals and objects of the local server. */
  readonly fixtures?: Partial<PrincipalOptions>;
  readonly stop: () => Promise<void>;
}

/** The server at `url`, or a local one that is started. Throws a `ProblemError` if both are asked for, or neither. */
export async function serverToCheck(
  { url, isLocal = false }: { readonly url?: string | undefined; readonly isLocal?: boolean | undefined },
  loaded: LoadedContract,
): Promise<CheckedServer> {
  if (Boolean(url) === isLocal)
    throw new ProblemError([verifyProblem(url ? "no-server:two" : "no-server", {})]);
  if (url) return { server: url, stop: async () => {} };
  // Loaded only if asked for: the database takes its time.
  const [{ serveForCheck }, { withHooks }] = await Promise.all([
    import("../local/for-check.ts"),
    import("../local/hooks.ts"),
  ]);
  return serveForCheck(await withHooks(loaded));
}
