import type { Terminal } from "../lib/terminal.ts";

/** A signal that is aborted when the process is asked to end; asked again, the process ends at once. */
export function interruptible(terminal: Terminal): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(2);
      terminal.say("\nInterrupted: what was changed is put back. Once more ends it at once.");
      controller.abort();
    });
  return controller.signal;
}
