import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { errorMessage } from "./error-message.ts";
import { invocationOf } from "./invocation.ts";
import { ownPackage } from "./own-package.ts";
import { ProblemError } from "./problem.ts";
import { libProblem } from "./problems.ts";
import { withoutDot } from "./quoted-text.ts";
import { createTerminal } from "./terminal.ts";

/** How a command ended: fine; a finding; wrong use, or it could not run. */
export type ExitCode = 0 | 1 | 2;

/** A command with the options that all commands have. */
export function defineCommand(name: string, description: string): Command {
  const { by } = invocationOf(process.argv, process.env);
  return new Command(by === "program" ? `${ownPackage.program} ${name}` : name)
    .description(description)
    .option("--verbose", "show the stack traces of errors")
    .showSuggestionAfterError()
    .showHelpAfterError("(--help lists the options)")
    .allowExcessArguments(false)
    .exitOverride();
}

/**
 * Also accepts options under former names, as in `{ "--out": "--output" }`; `--help` does
 * not list these.
 */
export function withFormerNames(command: Command, former: Readonly<Record<string, string>>): Command {
  for (const [old, name] of Object.entries(former)) {
    const option = command.options.find(({ long }) => long === name);
    if (!option) throw new Error(`\`${command.name()}\` has no option \`${name}\`.`);
    const alias = new Option(option.flags.replace(name, old)).hideHelp();
    if (option.parseArg) alias.argParser(option.parseArg);
    // A value under the former name is the value of the option.
    alias.attributeName = () => option.attributeName();
    command.addOption(alias);
  }
  return command;
}

/** Reads an option's value as a whole number, 0 or more. */
export function whole(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("Expected a whole number.");
  return Number(text);
}

/** Reads an option's value as a whole number, 1 or more. */
export function atLeastOne(text: string): number {
  if (whole(text) === 0) throw new InvalidArgumentError("Expected 1 or more.");
  return whole(text);
}

/**
 * Runs a command and ends the process with its exit code. Problems are printed without a stack, and the
 * exit code is then `problem`: 1 if finding them is the command's job, 2 if they prevent it from doing its
 * job. Any other error is reported as a fault of the toolchain.
 */
export async function runCommand(
  command: Command,
  { problem }: { problem: 1 | 2 } = { problem: 1 },
): Promise<void> {
  try {
    const { args } = invocationOf(process.argv, process.env);
    await command.parseAsync([...args], { from: "user" });
  } catch (error) {
    process.exitCode = exitCodeOf(error, problem, Boolean(command.opts()["verbose"]));
  }
}

function exitCodeOf(error: unknown, problem: ExitCode, verbose: boolean): ExitCode {
  // Commander has printed its message.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const terminal = createTerminal();
  terminal.complain(
    error instanceof ProblemError ? error.problems : [libProblem("unexpected", { reason: reasonOf(error) })],
  );
  if (verbose)
    for (let cause = error; cause instanceof Error; cause = cause.cause) terminal.say(cause.stack ?? "");
  return error instanceof ProblemError ? problem : 2;
}

function reasonOf(error: unknown): string {
  return withoutDot(errorMessage(error));
}

// Coverage: the tests run what ends a process in processes of their own (`command.slow` of each folder), which are not counted.
