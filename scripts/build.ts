import { join } from "node:path";
import { contractCommand } from "./commands.ts";
import { runCommand, withFormerNames } from "./lib/command.ts";
import { count } from "./lib/count.ts";
import { createTerminal } from "./lib/terminal.ts";
import { packClient } from "./pack/client.ts";
import { packContract } from "./pack/contract.ts";

interface Options {
  readonly spec: string;
  readonly generated: string;
  readonly output: string;
}

const command = contractCommand("build")
  .option("--spec <path>", "module whose default export is the API", "spec/index.ts")
  .option("--generated <dir>", "the folder that `npm run generate` wrote", "generated")
  .option("--output <dir>", "folder for the tarballs", "dist")
  .action(async ({ spec, generated, output: out }: Options) => {
    const terminal = createTerminal();
    // The contract first, because it refuses a folder that was generated from another spec.
    for (const pack of [
      () => packContract(spec, out, generated),
      () => packClient(join(generated, "client"), out),
    ]) {
      const { path, bytes, files } = await pack();
      terminal.say(`${path}  ${count(files.length, "file")}, ${(bytes / 1000).toFixed(1)} kB`);
    }
  });

await runCommand(withFormerNames(command, { "--out": "--output" }), { problem: 2 });
