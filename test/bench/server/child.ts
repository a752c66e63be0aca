import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { contestants } from "./contestants.ts";
import { workOf } from "./work.ts";

/** What the parent asks: so many milliseconds of calls in process. */
export interface Ask {
  readonly milliseconds: number;
}

/** What the child says: where it listens once it is ready, then calls per second. */
export type Say =
  | { readonly port: number; readonly hasCall: boolean }
  | { readonly perSecond: number; readonly port?: never };

/** The process of one contestant. */
async function main(name: string, spec: string): Promise<void> {
  const work = await workOf(spec);
  const contestant = await contestants[name]?.();
  if (!contestant) throw new Error(`no contestant ${name}`);
  const { listener, call } = await contestant(work);
  const server = createServer(listener).listen(0, "127.0.0.1", () =>
    say({ port: (server.address() as AddressInfo).port, hasCall: Boolean(call) }),
  );
  process.on("message", async ({ milliseconds }: Ask) => {
    if (call) say({ perSecond: await repeat(call, milliseconds) });
  });
  process.on("disconnect", () => process.exit());
}

async function repeat(call: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < milliseconds) {
    for (let index = 0; index < 20; index++) await call();
    count += 20;
  }
  return count / ((performance.now() - start) / 1000);
}

function say(what: Say): void {
  process.send?.(what);
}

const [name = "", spec = ""] = process.argv.slice(2);
await main(name, spec);
