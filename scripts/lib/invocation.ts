import { basename } from "node:path";
import { ownPackage } from "./own-package.ts";

/** How a user starts a command: as a script of `package.json`, or by the package's program. */
export interface Invocation {
  readonly by: "script" | "program";
  /** What follows the command's name. */
  readonly args: readonly string[];
}

/**
 * How a process was started, from its arguments and its environment. A script that runs the program with the
 * command of its own name is a script to the user.
 */
export function invocationOf(
  [, mainModule = "", ...args]: readonly string[],
  { npm_lifecycle_event: script }: Readonly<Record<string, string | undefined>>,
): Invocation {
  const module = basename(mainModule.replaceAll("\\", "/")).replace(/\.\w+$/, "");
  if (module !== "cli" && module !== ownPackage.program) return { by: "script", args };
  const [command, ...rest] = args;
  return { by: script === command ? "script" : "program", args: rest };
}

/** A text that names commands as scripts, in back-ticks, with each as the user starts it. */
export function inWordsOf({ by }: Pick<Invocation, "by">, text: string): string {
  if (by === "script") return text;
  return text.replaceAll(
    /`npm (?:run ([\w:-]+)|(start))(?: --(?= ))?([^`\n]*)`/g,
    (_, script: string | undefined, start: string, rest: string) =>
      `\`npx ${ownPackage.program} ${script ?? start}${rest}\``,
  );
}

/** The text as the user of this process starts commands. */
export function asStarted(text: string): string {
  return inWordsOf(invocationOf(process.argv, process.env), text);
}
