import pc from "picocolors";
import { count } from "./count.ts";
import { asStarted } from "./invocation.ts";
import type { Problem } from "./problem.ts";
import { terminalLine, terminalTalk, terminalText } from "./report/terminal.ts";

/** Messages to the person who runs a command, on stderr; stdout is for data. */
export interface Terminal {
  readonly colors: ReturnType<typeof pc.createColors>;
  /** Prints a line, unless the command is quiet. */
  say(line: string): void;
  /** Prints problems, even if the command is quiet. */
  complain(problems: readonly Problem[]): void;
}

/** Colours are for terminals: none when piped, under `CI`, or with `NO_COLOR`. */
export function colorsFor(stream: { readonly isTTY?: boolean }): Terminal["colors"] {
  const { env } = process;
  return pc.createColors(Boolean(stream.isTTY) && !env["CI"] && !env["NO_COLOR"]);
}

export function createTerminal({ quiet = false }: { readonly quiet?: boolean } = {}): Terminal {
  const { stderr } = process;
  const colors = colorsFor(stderr);
  const write = (line: string) => void stderr.write(`${line}\n`);
  return {
    colors,
    say: (line) => {
      if (!quiet) write(terminalTalk(asStarted(line)));
    },
    complain: (problems) => {
      for (const problem of problems) write(`${formatProblem(problem, colors)}\n`);
      write(colors.red(`${count(problems.length, "problem")}.`));
    },
  };
}

/** A problem in three lines: where, what, and the fix. */
export function formatProblem(problem: Problem, { bold, dim, red }: Terminal["colors"]): string {
  const { code, message, file, line, column, pointer, fix } = problem;
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const where = terminalLine([place, pointer].filter(Boolean).join(" at ") || code);
  return [
    `${red("✗")} ${bold(where)} ${dim(`(${code})`)}`,
    `  ${terminalText(asStarted(message))}`,
    `  Fix: ${terminalText(asStarted(fix))}`,
  ].join("\n");
}

// Coverage: the tests run what writes to stderr in processes of their own, which are not counted.
