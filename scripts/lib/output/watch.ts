import { watch as observe } from "chokidar";
import { ProblemError } from "../problem.ts";
import type { Terminal } from "../terminal.ts";

/**
 * Runs `work` now and whenever a module of the spec changes, until the process is stopped.
 * `work` returns the modules to watch; its problems are printed, and the last known
 * modules stay watched.
 */
export async function watch(
  spec: string,
  work: () => Promise<readonly string[]>,
  terminal: Terminal,
): Promise<void> {
  const watcher = observe(spec, { ignoreInitial: true, awaitWriteFinish: { stabilityThreshold: 50 } });
  let running = Promise.resolve();
  const run = () => {
    running = running.then(async () => {
      try {
        watcher.add([...(await work())]);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        terminal.complain(error.problems);
      }
      terminal.say(terminal.colors.dim("Waiting for changes; Ctrl-C ends."));
    });
    return running;
  };
  await run();
  watcher.on("all", () => void run());
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve).once("SIGTERM", resolve);
  });
  await watcher.close();
  await running;
}
