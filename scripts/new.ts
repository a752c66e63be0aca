import { Argument } from "commander";
import { contractCommand } from "./commands.ts";
import type { Method } from "./contract/operation.ts";
import { newOperation } from "./emit/spec/index.ts";
import { runCommand } from "./lib/command.ts";
import { createTerminal } from "./lib/terminal.ts";

const methods: readonly Method[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const command = contractCommand("new")
  .argument("<section>", "section of the docs, which is its folder")
  .addArgument(new Argument("<METHOD>", "HTTP method").choices(methods))
  .argument("<path>", "path below the API's base path, its parameters in braces")
  .option("--spec <path>", "module whose default export is the API", "spec/index.ts")
  .action(async (section: string, method: Method, path: string, { spec }: { readonly spec: string }) => {
    const { colors, say } = createTerminal();
    const { file, operationId, sectionIsNew } = await newOperation({ spec, section, method, path });
    say(colors.green(`✓ \`${operationId}\` in \`${file}\``));
    say(`  It is in the list of operations in \`${spec}\`${sectionIsNew ? ", with a new section" : ""}.`);
    say(
      "  Now write what stands in the place of each `todo(…)`: `npx tsc` and `npm run generate` name what is left.",
    );
  });

await runCommand(command);
