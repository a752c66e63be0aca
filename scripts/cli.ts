#!/usr/bin/env node
import { extname } from "node:path";
import { Command, CommanderError } from "commander";
import { commands } from "./commands.ts";
import { ownPackage } from "./lib/own-package.ts";

/** Runs the command that the first argument names; loads no other, so that `--help` comes at once. */
async function runProgram(): Promise<void> {
  const [name = ""] = process.argv.slice(2);
  if (!Object.hasOwn(commands, name)) return tellCommands();
  await import(new URL(`./${name}${extname(import.meta.url)}`, import.meta.url).href);
}

function tellCommands(): void {
  const program = new Command(ownPackage.program)
    .description("An API's contract: written once, and everything that is made from it.")
    .version(ownPackage.version)
    .showSuggestionAfterError()
    .showHelpAfterError("(--help lists the commands)")
    .helpCommand(false)
    .exitOverride();
  for (const [name, description] of Object.entries(commands))
    program.command(name).description(description).helpOption(false).allowExcessArguments();
  program.addHelpText("after", `\n\`${ownPackage.program} <command> --help\` lists a command's options.`);
  try {
    program.parse();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}

await runProgram();
