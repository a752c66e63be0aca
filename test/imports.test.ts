import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { loadContract } from "../scripts/contract/load.ts";
import { folders } from "./folders.ts";

/** What other modules may import of this repository; the first row that fits counts. */
const arrows: readonly (readonly [from: RegExp, to: readonly RegExp[]])[] = [
  // The hooks of the local server may use the handler types that are generated from the rest.
  [/^spec\/local\.ts$/, [/^spec\//, /^scripts\/contract\/index\.ts$/, /^generated\/server\//]],
  [/^spec\//, [/^spec\/(?!local\.ts)/, /^scripts\/contract\/index\.ts$/]],
  // What ships stands alone.
  [/^scripts\/runtime\/client\//, [/^scripts\/runtime\/client\//]],
  [/^scripts\/runtime\/server\//, [/^scripts\/runtime\/server\//]],
  [/^generated\/client\//, [/^generated\/client\//]],
  [/^generated\/server\//, [/^generated\/server\//]],
  ...folders.map((folder, index): (typeof arrows)[number] => [
    new RegExp(`^scripts/${folder}/`),
    [new RegExp(`^scripts/(${folders.slice(0, index + 1).join("|")})/`)],
  ]),
  // A command, and the steps that commands share.
  [/^scripts\/[^/]+\.ts$/, [/^scripts\//]],
  [/^test\/fixtures\//, [/^test\/fixtures\//, /^scripts\/contract\/index\.ts$/]],
  [/^test\//, [/./]],
];

async function modules(): Promise<string[]> {
  const found: string[] = [];
  for (const folder of ["spec", "scripts", "generated", "test"])
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (/\.(ts|js)$/.test(entry.name) && !entry.parentPath.includes("node_modules"))
        found.push(join(entry.parentPath, entry.name));
  return found.sort();
}

/** Relative imports and exports of a module, as paths from the root; `types`: also those that are erased. */
async function importsOf(path: string, { types = true } = {}): Promise<string[]> {
  const text = await readFile(path, "utf8");
  return [...text.matchAll(/^(?:import|export)\b([^"';=]*?)(?:from )?["'](\.[^"']*)["']/gm)].flatMap(
    ([, what = "", to = ""]) =>
      !types && /^ type\b|^ \{(?:\s*type \w+,?)+\s*\}/.test(what)
        ? []
        : relative(".", join(dirname(path), to)),
  );
}

it("imports run one way", async () => {
  const wrong: string[] = [];
  for (const path of await modules()) {
    const allowed = arrows.find(([from]) => from.test(path))?.[1] ?? [];
    for (const target of await importsOf(path))
      if (!allowed.some((to) => to.test(target))) wrong.push(`${path} imports ${target}`);
  }
  expect(wrong).toEqual([]);
});

it("no module of the toolchain needs itself to be loaded", async () => {
  const needed = new Map<string, string[]>();
  for (const path of await modules())
    if (path.startsWith("scripts/")) needed.set(path, await importsOf(path, { types: false }));
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) cycles.push([...way.slice(way.indexOf(path)), path].join(" → "));
    if (done.has(path)) return;
    done.add(path);
    for (const next of needed.get(path) ?? []) visit(next, [...way, path]);
  };
  for (const path of needed.keys()) visit(path, []);
  expect(needed.size).toBeGreaterThan(0);
  expect(cycles).toEqual([]);
});

it("no module of the toolchain imports the spec, or names the API", async () => {
  const wrong: string[] = [];
  for (const path of await modules()) {
    if (!path.startsWith("scripts/")) continue;
    const text = await readFile(path, "utf8");
    // Comments may show what a value looks like.
    const code = text.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, "");
    if (/nairi|\bllm\b/i.test(code)) wrong.push(path);
  }
  expect(wrong).toEqual([]);
});

/** What stands on the product's contract: its own tests, and those of what ships of it. */
const ofTheProduct =
  /^test\/(spec\/|fixtures\/seed\/|emit\/docs\/page\.test|readme\.test|pack[^/]*\.test|grow\/)/;

it("the toolchain and its tests name no operation, schema, resource or package of the product", async () => {
  const { contract } = await loadContract("spec/index.ts");
  const { components } = JSON.parse(await readFile("generated/openapi.json", "utf8"));
  const texts = new Map<string, string>();
  for (const folder of ["scripts", "test"])
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !ofTheProduct.test(path)) texts.set(path, await readFile(path, "utf8"));
    }
  const fixtures = [...texts].filter(([path]) => path.startsWith("test/fixtures/")).map(([, text]) => text);
  const word = (name: string) =>
    new RegExp(`(?<![\\w-])${name.replaceAll(/[.*+?^$(){}|[\]\\/]/g, "\\$&")}(?![\\w-])`);
  const names = [
    ...Object.values(contract.api.packages).map(word),
    ...[
      ...contract.operations.flatMap(({ operationId, laws }) => [operationId, laws?.resource ?? operationId]),
      ...Object.keys(components.schemas),
    ]
      .map(word)
      // A word that a fixture has, too, is one that many contracts have: `Error`, `item`.
      .filter((name) => !fixtures.some((text) => name.test(text))),
  ];
  const wrong = [...texts].flatMap(([path, text]) =>
    names.flatMap((name) => (name.test(text) ? [`${path} has ${name.source}`] : [])),
  );
  expect(names.length).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
});
