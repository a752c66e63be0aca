import { InvalidArgumentError, Option } from "commander";
import { contractCommand } from "./commands.ts";
import type { ContractConfig } from "./config/config.ts";
import { loadContract } from "./contract/load.ts";
import { type ContractOptions, placeOfContract, withContractOptions } from "./contract-options.ts";
import { documentWithSamples } from "./emit/samples/document.ts";
import { sourceOf } from "./emit/source.ts";
import { runCommand } from "./lib/command.ts";
import { printJson } from "./lib/print-json.ts";
import { createTerminal } from "./lib/terminal.ts";
import { announcement } from "./local/announce.ts";
import { withHooks } from "./local/hooks.ts";
import { readData } from "./local/read-data.ts";
import { serveLocal } from "./local/serve.ts";

interface Options extends ContractOptions {
  readonly port: number;
  readonly host: string;
  readonly db?: string;
  readonly data?: string;
  readonly seed?: string;
  readonly reset?: boolean;
  readonly latency: number;
  readonly fail: number;
  readonly quiet?: boolean;
  readonly config?: ContractConfig;
}

/** Where `npm run docs` writes the site, if no setting names another folder. */
const madeDocs = "dist/docs";

const command = withContractOptions(contractCommand("start"), { beside: true })
  .option("--port <number>", "port to listen on; 0 takes any that is free", within(0, 65_535), 4010)
  .option("--host <address>", "address to listen on", "127.0.0.1")
  .option("--db <file>", "keep the data in this file (default: in memory)")
  .option("--data <file>", "JSON file with what a new database holds")
  .addOption(new Option("--seed <file>", "the same, as it was called").hideHelp())
  .option("--reset", "empty the database first, and fill it as a new one")
  .option("--latency <ms>", "wait before each answer", within(0, 600_000), 0)
  .option("--fail <rate>", "share of requests that fail: 0 to 1", within(0, 1), 0)
  .option("--quiet", "print no line per request")
  .action(async ({ seed, data: file = seed, db, quiet, reset, config = {}, ...options }: Options) => {
    const terminal = createTerminal(quiet ? { quiet } : {});
    const { spec } = placeOfContract(options);
    const loaded = await loadContract(spec);
    const local = await withHooks(loaded);
    const { contract } = loaded;
    let printed: string | undefined;
    const plain = sourceOf(contract, loaded.specPath, { samples: config.samples });
    const server = await serveLocal(local, {
      ...options,
      ...(db ? { db } : {}),
      ...(file ? { data: await readData(file, local.resources, { isFormer: file === seed }) } : {}),
      ...(reset ? { reset } : {}),
      docs: config.site ?? madeDocs,
      document: async () => (printed ??= printJson(documentWithSamples(plain))),
      logger: {
        info: ({ method, route, status, ms }) =>
          terminal.say(`${method} ${route ?? "(no route)"} ${status} ${ms.toFixed(1)} ms`),
        error: (entry) => terminal.say(JSON.stringify(entry)),
      },
    });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
    process.stdout.write(announcement(plain, server));
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
