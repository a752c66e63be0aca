import { basename, dirname, resolve } from "node:path";
import { watch as observe } from "chokidar";
import { ProblemError } from "../problem.ts";
import type { Terminal } from "../terminal.ts";

/**
 * Runs `work` now and whenever a file of the spec changes, until the process is stopped. `work` returns the files to
 * watch; its problems are printed, and the last known files stay watched. New pages (`*.mdx`) beside the spec, or in a
 * folder there, are noticed as well.
 */
export async function watch(
  spec: string,
  work: () => Promise<readonly string[]>,
  terminal: Terminal,
): Promise<void> {
  const known = new Set([resolve(spec)]);
  const watcher = observe([spec, dirname(spec)], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 50 },
    depth: 1,
    ignored: (path, stats) =>
      stats?.isFile()
        ? !known.has(resolve(path)) && !isOfPages(path)
        : /^(?:\.[^.]|node_modules$)/.test(basename(path)),
  });
  let running = Promise.resolve();
  const run = () => {
    running = running.then(async () => {
      try {
        const files = await work();
        for (const file of files) known.add(resolve(file));
        watcher.add([...files]);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        terminal.complain(error.problems);
      }
      terminal.say(terminal.colors.dim("Waiting for changes; Ctrl-C ends."));
    });
    return running;
  };
  await run();
  // Ignores events of folders, which appear and disappear while files are written.
  watcher.on("all", (event) => void (event.endsWith("Dir") || run()));
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve).once("SIGTERM", resolve);
  });
  await watcher.close();
  await running;
}

/** Whether a file belongs to the pages that people write. */
function isOfPages(path: string): boolean {
  return path.endsWith(".mdx") || basename(path) === "meta.json";
}

// Coverage: the tests run a command that watches in a process of its own (`test/generate/watch`), which is not counted.
