import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeFolder } from "../../scripts/lib/output/write.ts";
import { makeEverything, type PipelineOptions } from "../../scripts/pipeline.ts";
import { syntheticSpec } from "../bench/generate/synthetic.ts";
import { randomFrom } from "../random.ts";
import { seed } from "../seed.ts";

// What one run makes after others, with what they left behind, is what a first run makes, whatever changed in between.

const operations = 7;
/** How many of the changes one seed makes. */
const most = Number(process.env["EDITS"] ?? 8);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "as-cold-"));
});
afterAll(() => rm(folder, { recursive: true }));

const inFolder = (path: string) => join(folder, path);

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(inFolder(path)), { recursive: true });
  await writeFile(inFolder(path), text);
}

async function replaced(path: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(inFolder(path), "utf8");
  await put(path, text.replace(from, to));
}

type Options = Pick<PipelineOptions, "runs" | "seed" | "versions" | "config">;

const firstOptions: Options = { runs: 1, seed: 1 };

interface Edit {
  readonly name: string;
  readonly make?: (number: number) => Promise<void>;
  /** Those of the runs from then on, if they change. */
  readonly options?: (number: number) => Options;
}

/** A word that no other edit has. */
const word = (number: number) => `word${number}`;

const ofOne = (n: number) => n % 2;

const edits: readonly Edit[] = [
  { name: "nothing" },
  {
    name: "a limit of one resource",
    make: (n) => replaced(`schemas-${ofOne(n)}.ts`, /\.max\(\d+\)/, `.max(${41 + n})`),
  },
  {
    name: "a text of one schema",
    make: (n) => replaced(`schemas-${ofOne(n)}.ts`, /"Its color\.?[^"]*"/, `"Its color. ${word(n)}"`),
  },
  {
    name: "an example",
    make: (n) => replaced(`schemas-${ofOne(n)}.ts`, /name: "Left panel[^"]*"/, `name: "Left panel ${n}"`),
  },
  { name: "a shared schema", make: (n) => replaced("shared.ts", /max\(8\d\)/g, `max(8${n % 10})`) },
  {
    name: "a text of a shared schema",
    make: (n) => replaced("shared.ts", /"An amount of money\.[^"]*"/, `"An amount of money. ${word(n)}"`),
  },
  {
    name: "a text that rejects",
    make: (n) => replaced("shared.ts", /"id must be a valid id[^"]*"/, `"id must be a valid id ${n}"`),
  },
  {
    name: "a rule that no document shows",
    make: (n) =>
      replaced(
        `schemas-${ofOne(n)}.ts`,
        /\.min\(1, "name is required[^"]*"\)/,
        `.min(1, "name is required ${n}")`,
      ),
  },
  {
    name: "an operation's words",
    make: (n) =>
      replaced(`operations-${ofOne(n)}.ts`, /description: "Make[^"]*"/, `description: "Make ${word(n)}."`),
  },
  {
    name: "an operation's name",
    make: (n) => replaced(`operations-${ofOne(n)}.ts`, /"createWidget\w*"/, `"createWidget${n}x${ofOne(n)}"`),
  },
  {
    name: "the API's words",
    make: (n) => replaced("index.ts", /summary: "[^"]*"/, `summary: "Widgets of ${word(n)}."`),
  },
  { name: "a page", make: (n) => put("guide.mdx", `---\ntitle: Guide ${n}\n---\n\nText ${n}.\n`) },
  {
    name: "a page of a section",
    make: (n) => put(`section-0/more-${n % 2}.mdx`, `---\ntitle: More ${n}\n---\n\nText.\n`),
  },
  { name: "no page", make: () => rm(inFolder("guide.mdx"), { force: true }) },
  {
    name: "a language of samples",
    options: (n) => ({ ...firstOptions, config: { samples: { languages: [n % 2 ? "bash" : "python"] } } }),
  },
  { name: "what is written", options: () => ({ ...firstOptions, config: { emit: ["client", "docs"] } }) },
  { name: "a version of OpenAPI", options: () => ({ ...firstOptions, versions: ["3.2"] }) },
  { name: "another seed", options: (n) => ({ ...firstOptions, seed: n }) },
  { name: "the usual options", options: () => firstOptions },
  { name: "a generated file", make: (n) => replacedOneOf("out", n) },
  { name: "a generated file that is gone", make: (n) => withOneOf("out", n, (path) => rm(inFolder(path))) },
  { name: "no cache", make: () => rm(inFolder("cache"), { recursive: true, force: true }) },
  { name: "a broken cache", make: (n) => withOneOf("cache", n, (path) => put(path, '[["')) },
  {
    name: "a cache of another tool",
    make: (n) =>
      withOneOf("cache", n, (path) =>
        replaced(path, /"key":"[^"]{4}/g, `"key":"${String(n).padStart(4, "0")}`),
      ),
  },
];

async function withOneOf(below: string, n: number, work: (path: string) => Promise<unknown>): Promise<void> {
  const entries = await readdir(inFolder(below), { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && !["README.md", ".generated"].includes(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
  const path = paths[(n * 7919) % paths.length];
  if (path !== undefined) await work(path);
}

const replacedOneOf = (below: string, n: number) =>
  withOneOf(below, n, async (path) => put(path, `${await readFile(inFolder(path), "utf8")} `));

it("makes what a first run makes, after any changes", async () => {
  const random = randomFrom(seed);
  const vocabulary = resolve("scripts/contract/index.ts");
  for (const [path, text] of syntheticSpec(operations, vocabulary)) await put(path, text);
  await put("README.md", "# Decisions\n");
  let options = firstOptions;
  const path = inFolder("index.ts");
  const order = edits.map((edit) => ({ edit, at: random() })).sort((a, b) => a.at - b.at);
  const made: string[] = [];
  let steps: string[] = [];
  const report = { begin: () => {}, end: (_step: string, words: string) => void steps.push(words) };
  for (const { edit } of order.slice(0, most)) {
    const number = Math.floor(random() * 6);
    await edit.make?.(number);
    options = edit.options?.(number) ?? options;
    made.push(edit.name);
    const told = `seed ${seed}, after ${made.join(", ")}`;
    const usual = { ...options, cache: inFolder("cache/proof.json"), output: inFolder("out") };
    const cold = await makeEverything(path, options);
    const { files, inputs } = await makeEverything(path, usual);
    expect([...files.keys()], told).toEqual([...cold.files.keys()]);
    for (const [file, text] of cold.files)
      if (files.get(file) !== text) expect(files.get(file), `${file}, ${told}`).toBe(text);
    expect([...inputs].sort(), told).toEqual([...cold.inputs].sort());
    await writeFolder(inFolder("out"), files);
    steps = [];
    const again = await makeEverything(path, usual, report);
    expect([...again.files], told).toEqual([...files]);
    // What was made of the same is known, whatever was before.
    expect(steps, told).toEqual(["and all that it makes as before"]);
  }
});
