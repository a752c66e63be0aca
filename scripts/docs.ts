import { existsSync } from "node:fs";
import { contractCommand } from "./commands.ts";
import { emitSite } from "./emit/site/emit.ts";
import { runCommand, withFormerNames } from "./lib/command.ts";
import { count } from "./lib/count.ts";
import { recover, writeFolder } from "./lib/output/write.ts";
import { createTerminal } from "./lib/terminal.ts";
import { type MadeConfig, prepareSource, withSourceLocations } from "./pipeline.ts";

interface Options {
  readonly spec: string;
  readonly output: string;
  readonly quiet?: boolean;
  readonly config?: MadeConfig;
}

/** The options of the proof in `npm run generate`, so that most of it is already in that command's cache. */
const proof = { runs: 200, seed: 1 };

const command = contractCommand("docs")
  .option("--spec <path>", "module whose default export is the API", "spec/index.ts")
  .option("--output <dir>", "folder to write", "dist/docs")
  .option("--quiet", "print problems only")
  .action(async ({ spec, output: out, config = {}, ...options }: Options) => {
    const terminal = createTerminal(options);
    const start = performance.now();
    await recover(out);
    const cache = existsSync("node_modules") ? { cache: "node_modules/.cache/contract/proof.json" } : {};
    const { source, inputs } = await prepareSource(spec, { ...proof, ...cache, config });
    const files = await withSourceLocations(spec, inputs, async () => emitSite(source, config.redocly));
    await writeFolder(out, files);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    terminal.say(terminal.colors.green(`✓ ${count(files.size, "file")} in \`${out}\`, ${seconds} s`));
    terminal.say("  `npm start` serves them under `/docs`, and the console under `/try`.");
  });

await runCommand(withFormerNames(command, { "--out": "--output" }));
