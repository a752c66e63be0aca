import { errorMessage } from "../lib/error-message.ts";
import type { Files } from "../lib/output/files.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import { withoutDot } from "../lib/quoted-text.ts";
import type { ApiModel } from "../model/model.ts";
import type { ContractPlugin } from "./config.ts";
import { configFile } from "./file.ts";
import { configProblem } from "./problems.ts";

/** What the rules of plugins find in an API. Throws a `ProblemError` if one fails. */
export async function lintByPlugins(plugins: readonly ContractPlugin[], api: ApiModel): Promise<Problem[]> {
  const found = await Promise.all(
    plugins.map(async (plugin) => {
      const findings = await guarded(plugin, () => plugin.lint?.(api) ?? []);
      return findings.map((finding) => ({ code: `plugin/${plugin.name}`, ...finding }));
    }),
  );
  return found.flat();
}

/** The files with those that plugins make of an API. Throws a `ProblemError` if one fails, or names a file that it may not. */
export async function withPluginFiles(
  plugins: readonly ContractPlugin[],
  api: ApiModel,
  files: Files,
): Promise<Files> {
  const all = new Map(files);
  const problems: Problem[] = [];
  for (const plugin of plugins)
    for (const [path, text] of Object.entries(await guarded(plugin, () => plugin.emit?.(api) ?? {}))) {
      const reason = all.has(path)
        ? "is made already"
        : isBelow(path)
          ? undefined
          : "is no path below the folder";
      if (reason !== undefined)
        problems.push(
          configProblem("plugin-path", { plugin: plugin.name, path, reason }, { file: configFile }),
        );
      else all.set(path, text);
    }
  if (problems.length > 0) throw new ProblemError(problems);
  return all;
}

/** Whether a path is of plain names with `/` between them. */
function isBelow(path: string): boolean {
  return path.split("/").every((name) => name !== "" && !/^\.{1,2}$|[\\:]/.test(name));
}

async function guarded<Result>(
  { name }: ContractPlugin,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const reason = withoutDot(errorMessage(cause));
    throw new ProblemError([configProblem("plugin-throws", { plugin: name, reason }, { file: configFile })], {
      cause,
    });
  }
}
