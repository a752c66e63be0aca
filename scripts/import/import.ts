import { mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Api } from "../contract/api.ts";
import { bundleSpec } from "../contract/bundle.ts";
import { checkApi } from "../contract/check/index.ts";
import { evaluate } from "../contract/evaluate.ts";
import type { Files } from "../lib/output/files.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import type { ApiModel } from "../model/model.ts";
import { type ImportNote, newAccount } from "./account.ts";
import { formatFolder } from "./format.ts";
import { type LeaveOut, leaveOut, withoutParts } from "./leave-out.ts";
import { importProblem } from "./problems.ts";
import { type WrittenSpec, writeSpec } from "./spec/write.ts";
import { vocabularyPath } from "./vocabulary-path.ts";

export interface ImportOptions {
  /** The folder of the spec. */
  readonly out: string;
  readonly isComplete: boolean;
  /** Replaces a folder that is there. */
  readonly force: boolean;
  /** Called with what is done now. */
  readonly progress: (step: string) => void;
}

/** What came of a document. */
export interface Imported {
  readonly api: Api;
  readonly spec: WrittenSpec;
  readonly notes: readonly ImportNote[];
  readonly operations: { readonly all: number; readonly written: number };
  readonly schemas: { readonly all: number; readonly written: number };
  /** Puts the spec in its place. */
  readonly keep: () => Promise<void>;
  /** Removes what is on disk meanwhile. */
  readonly discard: () => Promise<void>;
}

/** How often parts that the checks of the contract refuse are left out, before the import gives up. */
const rounds = 12;

/**
 * Writes the spec of a document next to its place, and loads it as a contract: what the contract's checks refuse is left
 * out, and told. Throws a `ProblemError` if the folder is there already, or nothing can be made of the document.
 */
export async function importModel(model: ApiModel, options: ImportOptions): Promise<Imported> {
  const target = resolve(options.out);
  if (!options.force && (await stat(target).catch(() => undefined)))
    throw new ProblemError([
      importProblem("import-folder-exists", { folder: options.out }, { file: options.out }),
    ]);
  await mkdir(dirname(target), { recursive: true });
  const stage = await mkdtemp(join(dirname(target), `.${basename(target)}.import-`));
  const discard = () => rm(stage, { recursive: true, force: true });
  try {
    const made = await fitting(model, stage, options);
    options.progress("format");
    await formatFolder(stage);
    const keep = async () => {
      await rm(target, { recursive: true, force: true });
      await rename(stage, target);
    };
    return { ...made, keep, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** Writes and checks, until the checks refuse nothing. */
async function fitting(
  model: ApiModel,
  stage: string,
  { isComplete, out, progress }: ImportOptions,
): Promise<Omit<Imported, "keep" | "discard">> {
  const leftOut: LeaveOut[] = [];
  let problems: readonly Problem[] = [];
  for (let round = 0; round < rounds; round++) {
    const { notes, tell } = newAccount();
    const kept = withoutParts(model, leftOut, tell);
    progress("write");
    const spec = writeSpec(kept, vocabularyPath(join(stage)), { isComplete }, tell);
    await writeFiles(stage, spec.files);
    progress("check");
    const { code, inputs } = await bundleSpec(join(stage, "index.ts"), out);
    const api = await evaluate(code, out, inputs);
    problems = checkApi(api);
    if (problems.length === 0)
      return {
        api: api as Api,
        spec,
        notes,
        operations: { all: model.operations.length, written: (api as Api).operations.length },
        schemas: { all: Object.keys(model.components.schemas).length, written: spec.components.size },
      };
    const more = leaveOut(problems, kept, api as Api).map((one) => wider(one, leftOut));
    if (more.length === 0) break;
    leftOut.push(...more);
  }
  throw new ProblemError(problems);
}

/** The part, or, if it was left out before and something is still wrong with it, the body around it, or the operation. */
function wider(one: LeaveOut, before: readonly LeaveOut[]): LeaveOut {
  const { method, path, part, name, why } = one;
  const isSame = (other: LeaveOut) =>
    other.method === method && other.path === path && other.part === part && other.name === name;
  if (!before.some(isSame)) return one;
  const [outer = ""] = (name ?? "").split(" ");
  if (part === "field") return wider({ method, path, part: "body", name: outer, why }, before);
  if (part === "response header") return wider({ method, path, part: "responses", name: outer, why }, before);
  return part === "body" && name !== undefined
    ? wider({ method, path, part, why }, before)
    : { method, path, part: "operation", why };
}

async function writeFiles(folder: string, files: Files): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

// Coverage: the unit tests have no callback that is left out twice.
