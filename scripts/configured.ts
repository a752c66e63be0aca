import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { Command } from "commander";
import type { CommandName } from "./commands.ts";
import type { ContractConfig } from "./config/config.ts";
import { configFile } from "./config/file.ts";

/** The settings that replace options that are not given, by command. */
const settings: {
  readonly [Name in CommandName]?: Readonly<Record<string, keyof ContractConfig | "specFolder">>;
} = {
  import: { output: "specFolder" },
  generate: { output: "generated" },
  check: { generated: "generated" },
  docs: { output: "site" },
  diff: { releases: "releases" },
  build: { generated: "generated", releases: "releases", output: "packages" },
  release: { generated: "generated", releases: "releases", output: "packages" },
};

/** The team's own lint rules, unless a setting names another file. */
const usualRules = "redocly.yaml";

/**
 * Applies the settings of the working directory to options that are not given; the option `config` holds all of them.
 */
export async function configure(command: Command, name: CommandName): Promise<void> {
  const config = existsSync(configFile) ? await (await import("./config/load.ts")).loadConfig() : {};
  const values = { ...config, specFolder: config.spec && dirname(config.spec) };
  for (const [option, setting] of Object.entries({ spec: "spec", ...settings[name] } as const))
    if (values[setting] !== undefined && isNotGiven(command, option))
      command.setOptionValueWithSource(option, values[setting], "config");
  const rules = existsSync(usualRules) ? { redocly: usualRules } : {};
  command.setOptionValueWithSource("config", { ...rules, ...config }, "config");
}

/** Whether the command has the option, and it is not given. */
function isNotGiven(command: Command, option: string): boolean {
  const source = command.getOptionValueSource(option);
  const has = command.options.some((one) => one.attributeName() === option);
  return has && (source === undefined || source === "default");
}
