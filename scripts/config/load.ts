import { existsSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { loadModule } from "../contract/load.ts";
import { placeProblems } from "../contract/places/index.ts";
import { leadsOut, shareFolder } from "../lib/paths.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import { withoutDot } from "../lib/quoted-text.ts";
import { type ContractConfig, configForm } from "./config.ts";
import { configFile } from "./file.ts";
import { configProblem } from "./problems.ts";

/** The settings of a folder; none if it has no file of them. Throws a `ProblemError` with all that is wrong with them. */
export async function loadConfig(folder = "."): Promise<ContractConfig> {
  const file = join(folder, configFile);
  if (!existsSync(file)) return {};
  const given = await loadModule(file, {
    wanted: "defineConfig({ … })",
    throwing: (reason, place) => configProblem("config-throws", { reason }, place),
  });
  const { error } = configForm.safeParse(given);
  const problems = error
    ? error.issues.flatMap(formProblems)
    : folderProblems(given as ContractConfig, folder);
  if (problems.length > 0) throw new ProblemError(await placeProblems(problems, file));
  return given as ContractConfig;
}

function formProblems(issue: z.core.$ZodIssue): Problem[] {
  const pointer = issue.path.map(String).join("/");
  if (issue.code !== "unrecognized_keys")
    return [
      configProblem(
        "config-form",
        { place: pointer || "the default export", reason: withoutDot(issue.message) },
        { pointer },
      ),
    ];
  const known = knownKeys(issue.path)
    .map((key) => `\`${key}\``)
    .join(", ");
  return issue.keys.map((key) => {
    const place = [...issue.path.map(String), key].join("/");
    return configProblem("config-unknown-key", { place, known }, { pointer: place });
  });
}

/** The keys of the settings at a place. */
function knownKeys([first]: readonly PropertyKey[]): readonly string[] {
  const { samples, plugins } = configForm.shape;
  if (first === "samples") return Object.keys(samples.unwrap().shape);
  if (first === "plugins") return Object.keys(plugins.unwrap().element.shape);
  return Object.keys(configForm.shape);
}

/** The settings that are folders which a command replaces as a whole. */
const written = ["generated", "site"] as const;

function folderProblems(config: ContractConfig, folder: string): Problem[] {
  const paths = (["spec", "generated", "releases", "site", "packages", "redocly"] as const).flatMap(
    (place) => (config[place] === undefined ? [] : [{ place, path: config[place] }]),
  );
  const outside = paths
    .filter(({ path }) => leadsOut(folder, path))
    .map(({ place, path }) =>
      configProblem("config-outside", { place, path, file: configFile }, { pointer: place }),
    );
  const places = { generated: "generated", site: "dist/docs", spec: "spec/index.ts", ...config };
  const clashes = written.flatMap((place) =>
    (["spec", ...written] as const)
      .filter((other) => other < place && shareFolder(folder, places[place], places[other]))
      .map((other) =>
        configProblem("config-same-folder", { place, other, path: places[place] }, { pointer: place }),
      ),
  );
  const { redocly } = config;
  const missing =
    redocly === undefined || existsSync(join(folder, redocly))
      ? []
      : [configProblem("config-file-missing", { place: "redocly", path: redocly }, { pointer: "redocly" })];
  return [...outside, ...clashes, ...missing];
}
