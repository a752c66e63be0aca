import { InvalidArgumentError } from "commander";
import { defineCommand, runCommand } from "./command.ts";
import { announcement } from "./local/announce.ts";
import { readSeed } from "./local/read-seed.ts";
import { serveLocal } from "./local/serve.ts";
import { createTerminal } from "./terminal.ts";

interface Options {
  readonly port: number;
  readonly host: string;
  readonly db?: string;
  readonly seed?: string;
  readonly latency: number;
  readonly fail: number;
  readonly quiet?: boolean;
}

const command = defineCommand("start", "Serve the API on this machine.")
  .option("--port <number>", "port to listen on; 0 takes any that is free", within(0, 65_535), 4010)
  .option("--host <address>", "address to listen on", "127.0.0.1")
  .option("--db <file>", "keep the data in this file (default: in memory)")
  .option("--seed <file>", "JSON file with what a new database holds")
  .option("--latency <ms>", "wait before each answer", within(0, 600_000), 0)
  .option("--fail <rate>", "share of requests that fail: 0 to 1", within(0, 1), 0)
  .option("--quiet", "print no line per request")
  .action(async ({ seed, db, quiet, ...options }: Options) => {
    const terminal = createTerminal(quiet ? { quiet } : {});
    const server = await serveLocal({
      ...options,
      ...(db ? { db } : {}),
      ...(seed ? { seed: await readSeed(seed) } : {}),
      logger: {
        info: ({ method, route, status, ms }) =>
          terminal.say(`${method} ${route ?? "(no route)"} ${status} ${ms.toFixed(1)} ms`),
        error: (entry) => terminal.say(JSON.stringify(entry)),
      },
    });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
    process.stdout.write(announcement(server));
  });

/** An option's number, within these bounds. */
function within(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !(value >= low && value <= high))
      throw new InvalidArgumentError(`Expected a number from ${low} to ${high}.`);
    return value;
  };
}

await runCommand(command);
