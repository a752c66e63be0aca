import { join } from "node:path";
import { Option } from "commander";
import { commands, contractCommand } from "./commands.ts";
import type { ContractConfig } from "./config/config.ts";
import { refuseOtherVersion } from "./generated-version.ts";
import { runCommand, withFormerNames } from "./lib/command.ts";
import { count } from "./lib/count.ts";
import { createTerminal } from "./lib/terminal.ts";
import { packClient } from "./pack/client.ts";
import { packContract } from "./pack/contract.ts";
import { refuseLeftOut } from "./pack/left-out.ts";
import { packTools } from "./pack/tools.ts";

interface Options {
  readonly spec: string;
  readonly generated: string;
  readonly releases?: string;
  readonly output: string;
  readonly tools?: boolean;
  readonly config?: ContractConfig;
}

const command = contractCommand("build")
  .option("--spec <path>", "module whose default export is the API", "spec/index.ts")
  .option("--generated <dir>", "the folder that `npm run generate` wrote", "generated")
  .option("--releases <dir>", "folder of the released documents (default: releases beside the spec)")
  .option("--output <dir>", "folder for the tarballs", "dist")
  .addOption(new Option("--tools", "also the toolchain's own package, in its repository").hideHelp())
  .action(async ({ spec, generated, releases, output: out, tools = false, config = {} }: Options) => {
    refuseLeftOut(config);
    await refuseOtherVersion(generated);
    const terminal = createTerminal();
    // The contract comes first, because it refuses a folder that was generated from another spec.
    for (const pack of [
      () => packContract(spec, out, { generated, releases, samples: config.samples }),
      () => packClient(join(generated, "client"), out),
      ...(tools ? [() => packTools(out, Object.keys(commands))] : []),
    ]) {
      const { path, bytes, files } = await pack();
      terminal.say(`${path}  ${count(files.length, "file")}, ${(bytes / 1000).toFixed(1)} kB`);
    }
  });

await runCommand(withFormerNames(command, { "--out": "--output" }), { problem: 2 });
