import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { Reporter } from "vitest/node";
import { commands } from "../scripts/commands.ts";
import { modulesNamedIn } from "./named-modules.ts";

/** What is measured: the toolchain, and the copies of its runtime, which is tested in what is generated. */
export const measured = [
  "scripts/**/*.ts",
  "{generated,test/fixtures/*/expected}/{client,server}/**/runtime/**/*.ts",
];

/** The share of its branches, in percent, that the unit tests take of a file that users get, at least. */
const wanted = 90;

/** So few branches may be left in any file: where there are only four of them, one is a quarter. */
const few = 2;

/** A line of a file that says why less of it is covered. */
const reason = /^\/\/ Coverage: \S/m;

/**
 * Folders of which each file is held to that. What the unit tests lack of `import`, its own proof sees, which compares
 * each spec that is written with its document; what they lack of `verify` shows in `npm run bench -- verify`, which counts
 * the wrong verdicts on whole servers. The long tests start both as processes, which are not counted.
 */
const heldByFile: ReadonlySet<string> = new Set([
  ...["runtime/client", "runtime/server"],
  ...["contract", "model"],
  ...["import", "verify", "compare", "lib", "prove", "schema-cases"],
]);

/**
 * The share that the unit tests take at least of each other folder, in percent. It may only rise. The commands and `pack`
 * have none: they run as processes of their own, install packages and start compilers, which takes minutes. The long tests
 * hold them: `test/pack-*.slow.test.ts`, `test/*.release.test.ts`, and the `command.slow.test.ts` of each folder.
 */
const floors: Readonly<Record<string, number>> = {
  "emit/client": 92,
  "emit/docs": 91,
  "emit/samples": 94,
  "emit/server": 91,
  "emit/site": 76,
  "emit/spec": 89,
  "emit/typescript": 86,
  local: 82,
};

/** A place in a module, as Istanbul writes it. */
interface Place {
  readonly start: { readonly line: number; readonly column: number };
}

/** What Istanbul's coverage of a file says of its branches. */
interface Branches {
  readonly branchMap: Readonly<Record<string, { readonly type: string; readonly loc: Place }>>;
  readonly b: Readonly<Record<string, readonly number[]>>;
}

/** How often each branch of a module was taken, by its place. */
type Taken = Map<string, number>;

/**
 * Prints the share of branches that the tests take, folder by folder, and how many files that users get
 * are below what is wanted. Fails the run for such a file of the folders held by file, unless it gives a
 * reason, and for any other folder below its floor. What commands do as processes of their own is not
 * counted.
 */
export class BranchCoverage implements Reporter {
  async onCoverage(coverage: unknown): Promise<void> {
    const files = await mergedBranches((coverage as { toJSON(): Record<string, Branches> }).toJSON());
    const shipped = await shippedModules();
    const below = [...files].filter(([path, taken]) => shipped.has(path) && isTooLittle(taken));
    const lines = [
      "\nBranches that the unit tests take, without what commands do as processes of their own",
      `${"".padEnd(41)}shipped files below ${wanted} %`,
      ...foldersOf(files, below),
      ...(await lowFiles(below.filter(([path]) => heldByFile.has(folderOf(path))))),
      ...lowFolders(files),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    if (lines.some((line) => line.startsWith("✗"))) process.exitCode = 1;
  }
}

type Files = readonly (readonly [path: string, taken: Taken])[];

/** A line for each folder, and one for all. */
function foldersOf(files: ReadonlyMap<string, Taken>, below: Files): string[] {
  const line = (name: string, own: Files, low: number) =>
    `${name.padEnd(24)}${shown(own.map(([, taken]) => taken))}${low > 0 ? String(low).padStart(10) : ""}`;
  const folders = [...new Set([...files.keys()].map(folderOf))].sort();
  return [
    ...folders.map((folder) => {
      const isOwn = ([path]: Files[number]) => folderOf(path) === folder;
      return line(folder, [...files].filter(isOwn), below.filter(isOwn).length);
    }),
    line("all", [...files], below.length),
  ];
}

/** What is said of files that are too little covered. */
async function lowFiles(below: Files): Promise<string[]> {
  const lines: string[] = [];
  for (const [path, taken] of below) {
    const isExplained = reason.test(await readFile(path, "utf8"));
    lines.push(
      `${isExplained ? "explained" : "✗ below"}: ${path} ${shown([taken]).trim()}: lines ${linesLeft(taken)}`,
    );
    if (!isExplained)
      lines.push(`  Test it to ${wanted} % of its branches, or write \`// Coverage: <reason>\` in it.`);
  }
  return lines;
}

/** What is said of folders that are below their floor, or so far above it that it can rise. */
function lowFolders(files: ReadonlyMap<string, Taken>): string[] {
  return Object.entries(floors).flatMap(([folder, floor]) => {
    const reached = share([...files].flatMap(([path, taken]) => (folderOf(path) === folder ? [taken] : [])));
    if (reached < floor)
      return [`✗ below: ${folder} ${reached.toFixed(1)} %, its floor is ${floor} %: test it`];
    return reached >= floor + 2
      ? [`${folder} reaches ${reached.toFixed(1)} %: raise its floor of ${floor} %`]
      : [];
  });
}

/** Whether more branches are left than may be. */
export function isTooLittle(taken: Taken): boolean {
  return share([taken]) < wanted && [...taken.values()].filter((times) => times === 0).length > few;
}

/** The lines of branches that were never taken. */
function linesLeft(taken: Taken): string {
  const left = [...taken].flatMap(([place, times]) => (times === 0 ? [Number(place.split(":")[1])] : []));
  return [...new Set(left)].sort((a, b) => a - b).join(", ");
}

/** Coverage by module, from the repository's root; that of a copy counts for what it is a copy of. */
export async function mergedBranches(
  coverage: Readonly<Record<string, Branches>>,
): Promise<Map<string, Taken>> {
  const modules = new Map<string, Taken>();
  const entries = Object.entries(coverage).map(([path, branches]) => ({
    path: relative(".", path),
    branches,
  }));
  for (const { path, branches } of entries.sort((a, b) => (a.path < b.path ? 1 : -1))) {
    const source = path.replace(
      /^(?:generated|test\/fixtures\/[^/]+\/expected)\/(client|server)\/(?:src\/)?runtime\//,
      "scripts/runtime/$1/",
    );
    const above = source === path ? 0 : (await linesOf(path)) - (await linesOf(source));
    const taken = modules.get(source) ?? new Map<string, number>();
    for (const [id, { type, loc }] of Object.entries(branches.branchMap))
      for (const [index, times] of (branches.b[id] ?? []).entries()) {
        const place = [type, loc.start.line - above, loc.start.column, index].join(":");
        taken.set(place, (taken.get(place) ?? 0) + times);
      }
    modules.set(source, taken);
  }
  return new Map([...modules].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function linesOf(path: string): Promise<number> {
  return (await readFile(path, "utf8")).split("\n").length;
}

function share(files: readonly Taken[]): number {
  const all = files.flatMap((taken) => [...taken.values()]);
  return all.length === 0 ? 100 : (100 * all.filter((times) => times > 0).length) / all.length;
}

function shown(files: readonly Taken[]): string {
  const all = files.reduce((sum, taken) => sum + taken.size, 0);
  return `${share(files).toFixed(1).padStart(6)} % of ${String(all).padStart(5)}`;
}

/** `scripts/emit/client/names.ts` → `emit/client`, as far as `scripts` is two folders deep there. */
function folderOf(path: string): string {
  const [, first = "", second = ""] = path.split("/");
  if (first === basename(path)) return "commands";
  return ["runtime", "emit"].includes(first) ? `${first}/${second}` : first;
}

/** The modules that the packages hold: the runtime, and all that the packed commands and a spec need. */
async function shippedModules(): Promise<Set<string>> {
  const runtime = await readdir("scripts/runtime", { recursive: true, withFileTypes: true });
  const modules = new Set([
    ...runtime.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)),
    "scripts/contract/index.ts",
    "scripts/local/index.ts",
    "scripts/cli.ts",
    ...Object.keys(commands).map((name) => `scripts/${name}.ts`),
  ]);
  for (const module of modules)
    for (const named of modulesNamedIn(module, await readFile(module, "utf8")))
      if (named.startsWith("scripts/")) modules.add(named);
  return modules;
}
