import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isClosed } from "./contract/closed.ts";
import type { ReadSpec } from "./contract/load.ts";
import { textHash } from "./lib/entry-file.ts";
import { isObject } from "./lib/json.ts";
import { hashOf, type MadeBefore, readAll } from "./lib/output/remembered.ts";
import { redoclyConfigs } from "./lib/redocly.ts";
import type { Generated, PipelineOptions } from "./pipeline.ts";
import type { TargetCoverage } from "./prove/document/prove.ts";

/** A run, by everything that decides what it makes, besides the tools. */
export interface KnownRun {
  readonly step: string;
  readonly content: string;
}

/** What is remembered of a run beside the hash of its files, which are read again. */
interface Remembered {
  readonly paths: readonly string[];
  readonly hash: string;
  readonly inputs: readonly string[];
  readonly read: string;
  readonly unreached: readonly TargetCoverage[];
}

/** The run of a spec with these options; `undefined` if a plugin, which may do anything, takes part in it. */
export async function runOf(spec: ReadSpec, options: PipelineOptions): Promise<KnownRun | undefined> {
  const { runs, seed, types = false, versions = [], config = {}, output = "" } = options;
  const { plugins = [], ...settings } = config;
  if (plugins.length > 0) return undefined;
  const folder = dirname(spec.specPath);
  const rules = await Promise.all(redoclyConfigs(settings.redocly).map(textOf));
  const readme = await textOf(join(folder, "README.md"));
  const { emit, redocly, samples } = settings;
  return {
    step: `everything ${spec.specPath} ${output}`,
    content: JSON.stringify([
      ...[runs, seed, types, versions, emit, redocly, samples, rules, readme],
      ...[process.cwd(), spec.code, spec.inputs, await pagesBeside(folder)],
    ]),
  };
}

/** What an earlier run made of the same, if all that it read and wrote is still there, to the letter. */
export async function madeBefore(
  { memory, folder }: MadeBefore,
  { step, content }: KnownRun,
): Promise<Generated | undefined> {
  const known = memory.get(step, content);
  if (!isRemembered(known) || (await hashOfInputs(known.inputs)) !== known.read) return undefined;
  const files = readAll(folder, known.paths);
  if (!files || hashOf(files) !== known.hash) return undefined;
  return { files, inputs: known.inputs, coverage: known.unreached };
}

/** Remembers what a run made, unless something besides the modules of the spec may decide what the next one makes. */
export async function rememberRun(
  { memory }: Pick<MadeBefore, "memory">,
  { step, content }: KnownRun,
  spec: ReadSpec,
  { files, inputs, coverage }: Generated,
): Promise<void> {
  if (!(await isClosed(spec))) return;
  const unreached = coverage.filter((one) => one.unreached.length > 0);
  const read = await hashOfInputs(inputs);
  memory.set(step, content, { paths: [...files.keys()], hash: hashOf(files), inputs, read, unreached });
}

/** The names of the pages and their orders that may be beside a spec; their texts are among its inputs. */
async function pagesBeside(folder: string): Promise<readonly string[]> {
  const isPage = (path: string) => /(?:^|[\\/])(?:[^\\/]+\.mdx|meta\.json)$/.test(path);
  const entries = await readdir(folder, { withFileTypes: true });
  const inside = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name))
      .map(async ({ name }) => (await readdir(join(folder, name))).map((file) => `${name}/${file}`)),
  );
  return [...entries.map(({ name }) => name), ...inside.flat()].filter(isPage).sort();
}

async function hashOfInputs(inputs: readonly string[]): Promise<string> {
  return textHash(JSON.stringify(await Promise.all(inputs.map(textOf))));
}

/** `null` if it can't be read. */
async function textOf(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch(() => null);
}

function isRemembered(value: unknown): value is Remembered {
  const are = (list: unknown, is: (item: unknown) => boolean) => Array.isArray(list) && list.every(is);
  const isText = (item: unknown) => typeof item === "string";
  return (
    isObject(value) &&
    are(value["paths"], isText) &&
    are(value["inputs"], isText) &&
    are(value["unreached"], (one) => isObject(one) && are(one["unreached"], isText))
  );
}
