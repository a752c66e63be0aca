import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { isCompiled, ownPackage } from "./own-package.ts";
import { escapeRegExp } from "./regular-expression.ts";

/** What runs scripts and the programs of packages. */
export type PackageManager = "npm" | "pnpm" | "yarn";

/** How a user starts a command: as a script of `package.json`, or by the package's program. */
export interface Invocation {
  readonly by: "script" | "program";
  readonly manager: PackageManager;
  /** What follows the command's name. */
  readonly args: readonly string[];
}

/**
 * How a process was started, from its arguments and its environment. A script that runs the program's command of the
 * same name counts as a script.
 */
export function invocationOf(
  [, mainModule = "", ...args]: readonly string[],
  {
    npm_lifecycle_event: script,
    npm_config_user_agent: agent = "",
  }: Readonly<Record<string, string | undefined>>,
): Invocation {
  const manager = (/^(?:pnpm|yarn)(?=\/)/.exec(agent)?.[0] ?? "npm") as PackageManager;
  const module = basename(mainModule.replaceAll("\\", "/")).replace(/\.\w+$/, "");
  if (module !== "cli" && module !== ownPackage.program) return { by: "script", manager, args };
  const [command, ...rest] = args;
  return { by: script === command ? "script" : "program", manager, args: rest };
}

/** What a user types to start a command; `rest` are its arguments. */
export function commandLine(
  { by, manager }: Pick<Invocation, "by" | "manager">,
  command: string,
  rest = "",
): string {
  const more = rest && ` ${rest}`;
  if (by === "program") {
    const runner = { npm: "npx", pnpm: "pnpm exec", yarn: "yarn run" }[manager];
    return `${runner} ${ownPackage.program} ${command}${more}`;
  }
  if (manager !== "npm") return `${manager} run ${command}${more}`;
  return `npm ${command === "start" ? "start" : `run ${command}`}${rest && ` -- ${rest}`}`;
}

/** Rewrites the scripts that a text names in back-ticks as the user starts them; `scripts` are those that exist. */
export function inWordsOf(
  { by, manager }: Pick<Invocation, "by" | "manager">,
  text: string,
  scripts?: ReadonlySet<string>,
): string {
  return text.replaceAll(
    /`npm (?:run ([\w:-]+)|(start))(?:(?: --(?= ))? ([^`\n]*))?`/g,
    (_, script: string | undefined, start: string, rest: string = "") => {
      const command = script ?? start;
      const how = by === "script" && (scripts?.has(command) ?? true) ? "script" : "program";
      return `\`${commandLine({ by: how, manager }, command, rest)}\``;
    },
  );
}

/**
 * The names of the scripts that run the command of the same name; a script may have the name of a command and do
 * something else.
 */
export function scriptsIn(scripts: Readonly<Record<string, string>>): ReadonlySet<string> {
  const runs = (name: string) =>
    new RegExp(`(?:^|[\\s/\\\\])${escapeRegExp(ownPackage.program)}\\s+${escapeRegExp(name)}(?![\\w-])`);
  return new Set(Object.entries(scripts).flatMap(([name, text]) => (runs(name).test(text) ? [name] : [])));
}

/** The text with its commands as the user of this process starts them. */
export function asStarted(text: string): string {
  return inWordsOf(invocationOf(process.argv, process.env), text, isCompiled ? scriptsHere() : undefined);
}

/** The scripts of the repository that started the process; `undefined` if they can't be read. */
function scriptsHere(): ReadonlySet<string> | undefined {
  try {
    const manifest = readFileSync(process.env["npm_package_json"] ?? "package.json", "utf8");
    return scriptsIn((JSON.parse(manifest) as { scripts?: Record<string, string> }).scripts ?? {});
  } catch {
    return undefined;
  }
}

// Coverage: only the compiled toolchain reads the scripts of the repository that starts it; `pack-repositories.release` runs it.
