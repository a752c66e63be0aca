import { dirname, join } from "node:path";
import { type Artefact, artefacts, type ContractConfig } from "./config/config.ts";
import { lintByPlugins, withPluginFiles } from "./config/plugins.ts";
import { checkDecisions } from "./contract/check/decisions.ts";
import type { Contract } from "./contract/contract.ts";
import { type LoadedContract, loadContract, readSpec } from "./contract/load.ts";
import { placeProblems } from "./contract/places/index.ts";
import { blamed } from "./contract/thrown.ts";
import { emitClient } from "./emit/client/emit.ts";
import { docsContent, emitDocs } from "./emit/docs/emit.ts";
import { checkPages } from "./emit/docs/written/check.ts";
import { emitExamples } from "./emit/examples/emit.ts";
import { emitOpenApi } from "./emit/openapi/emit.ts";
import { emitReadme } from "./emit/readme.ts";
import { documentWithSamples } from "./emit/samples/document.ts";
import { emitServer, serverContent } from "./emit/server/emit.ts";
import { type Emitter, type Source, sourceOf, wholeOf } from "./emit/source.ts";
import { syntaxProblems } from "./emit/typescript/syntax.ts";
import { count } from "./lib/count.ts";
import { textHash } from "./lib/entry-file.ts";
import type { Files } from "./lib/output/files.ts";
import { type MadeBefore, rememberedFiles } from "./lib/output/remembered.ts";
import { type Problem, ProblemError } from "./lib/problem.ts";
import { openStepMemory, type StepMemory, unlessDone } from "./lib/step-memory.ts";
import type { OpenApiDocument } from "./model/document/types.ts";
import { documentInVersion, type OtherVersion } from "./model/document/versions.ts";
import type { ModelOfContract } from "./model/from-contract.ts";
import { openCache } from "./prove/document/cache.ts";
import { type Proof, type ProofOptions, proveDocument } from "./prove/document/prove.ts";
import { unlistedTexts } from "./prove/document/texts.ts";
import { isWorthThreads, proveInThreads } from "./prove/document/threads.ts";
import { proveVersion } from "./prove/document/version.ts";
import { withContractPlace } from "./prove/lint/contract-place.ts";
import { ofImported, warningWords } from "./prove/lint/imported.ts";
import { lintContent, lintDocument } from "./prove/lint/lint.ts";
import { proveNewExchanges } from "./prove/wire/known-exchanges.ts";
import { madeBefore, rememberRun, runOf } from "./unchanged.ts";

/** Called for each step. */
export interface StepReport {
  /** The step begins. */
  readonly begin: (step: string) => void;
  /** The step has ended: its result in words, and the milliseconds that it took. */
  readonly end: (step: string, made: string, milliseconds: number) => void;
}

const silent: StepReport = { begin: () => {}, end: () => {} };

/** How thoroughly the document is proved. */
export interface PipelineOptions extends Pick<ProofOptions, "runs" | "seed"> {
  /** The file that remembers what was proved, beside one for the other steps; no cache if absent. */
  readonly cache?: string;
  /** The folder that an earlier run wrote: with a cache, files made from the same content are reused from there. */
  readonly output?: string;
  /** The number of threads that prove a large document; 1 if absent. The result is the same. */
  readonly jobs?: number;
  /**
   * The number of operations from which a document is large enough for threads; if absent, the number from which they
   * save time.
   */
  readonly threadsFrom?: number;
  /** Whether the compiler also compares the types made from the document with Zod's; takes seconds. */
  readonly types?: boolean;
  /** Other versions of OpenAPI in which the document is also written. */
  readonly versions?: readonly OtherVersion[];
  readonly config?: MadeConfig;
}

/** The settings of `contract.config.ts` that affect the output. */
export type MadeConfig = Pick<ContractConfig, "emit" | "redocly" | "samples" | "plugins">;

/** The output of the pipeline. */
export interface Generated {
  readonly files: Files;
  /** Absolute paths of the spec's modules. */
  readonly inputs: readonly string[];
  /** What the proof covered, by target; of a run that is as before, only where a rule was not reached. */
  readonly coverage: Proof["coverage"];
}

/**
 * The steps that turn the checked document into files, in order. Model and document decide what they make; `content`
 * tells what else does.
 */
export const emitters: readonly (readonly [
  step: Artefact | "openapi",
  emit: Emitter,
  content?: (source: Source) => Promise<string>,
])[] = [
  ["openapi", emitOpenApi],
  ["examples", emitExamples],
  ["client", emitClient],
  ["server", emitServer, serverContent],
  ["docs", emitDocs, docsContent],
  ["readme", emitReadme],
];

/** The source that every emitter reads, proved, and the spec's modules. */
export interface Prepared {
  readonly source: Source;
  readonly inputs: Generated["inputs"];
  readonly coverage: Proof["coverage"];
  /** The memory of steps that earlier runs did, if there is a cache. */
  readonly memory?: StepMemory;
}

/**
 * The spec at `path` as what emitters read, with its document linted and proved. Throws a
 * `ProblemError` at the first step that finds something wrong, with all that this step found.
 */
export async function prepareSource(
  path: string,
  options: PipelineOptions,
  report: StepReport = silent,
): Promise<Prepared> {
  const step = timed(report);
  const memory = await memoryOf(options);
  const loaded = await step(
    "spec",
    () => loadContract(path),
    ({ contract }) => count(contract.operations.length, "operation"),
  );
  return prepareLoaded(path, loaded, options, step, memory);
}

async function memoryOf({ cache }: PipelineOptions): Promise<StepMemory | undefined> {
  return cache ? openStepMemory(join(dirname(cache), "steps.json")) : undefined;
}

async function prepareLoaded(
  path: string,
  loaded: LoadedContract,
  options: PipelineOptions,
  step: Step,
  memory: StepMemory | undefined,
): Promise<Prepared> {
  const prepared = await withSourceLocations(path, loaded.inputs, () =>
    prepare(loaded, options, step, memory),
  );
  await memory?.save();
  return { ...prepared, inputs: loaded.inputs, ...(memory && { memory }) };
}

async function prepare(
  loaded: LoadedContract,
  options: PipelineOptions,
  step: Step,
  memory?: StepMemory,
): Promise<Pick<Prepared, "source" | "coverage">> {
  const { contract, specPath, written } = loaded;
  const { config = {} } = options;
  const own = config.redocly;
  refuse(await checkDecisions(contract, specPath));
  const plain = await step(
    "document",
    () => sourceOf(contract, specPath, { samples: config.samples, pages: written }),
    ({ model }) => count(Object.keys(model.components.schemas).length, "schema"),
  );
  const document = await step(
    "samples",
    () => documentWithSamples(plain),
    () => "in the document",
  );
  const whole = wholeOf(plain);
  const contentOfLint = async () =>
    (await lintContent(document, own)) + (plain.whole ? await lintContent(whole.document, own) : "");
  await step(
    "lint",
    async () =>
      contract.api.imported
        ? importedWarnings(await lintDocument(document, plain.model, own), specPath)
        : unlessDone(memory, `lint ${specPath}`, await contentOfLint(), async () => {
            if (plain.whole) refuse(await lintDocument(whole.document, whole.model, own));
            refuse(await lintDocument(document, plain.model, own));
          }),
    (done) =>
      Array.isArray(done) && done.length > 0
        ? warningWords(done)
        : done
          ? "no problem"
          : "no problem, as before",
  );
  refuse(await lintByPlugins(config.plugins ?? [], plain.model));
  await step(
    "pages",
    async () => {
      const content = JSON.stringify([plain.model, plain.written, written]);
      return unlessDone(memory, `pages ${specPath}`, content, async () => {
        const { problems, ...found } = await checkPages(plain);
        // Links in an imported document lead to pages of its own site.
        refuse(problems.filter(({ file }) => file !== undefined || !contract.api.imported));
        return found;
      });
    },
    (done) => (done ? done.result.words : "as checked before"),
  );
  const { runs, seed, jobs = 1 } = options;
  const cache = options.cache === undefined && jobs === 1 ? undefined : await openCache(options.cache);
  const proofOptions = { runs, seed, ...(cache ? { cache } : {}) };
  const { coverage } = await step(
    "proof",
    // The public document is proved against schemas without internal parts, after the whole one.
    async () => {
      const before =
        cache && isWorthThreads(whole, cache, { jobs, from: options.threadsFrom })
          ? await proveInThreads(whole, whole.document, { specPath, options: { runs, seed }, jobs }, cache)
          : 0;
      const all = prove(whole, plain.whole ? whole.document : document, proofOptions);
      if (!plain.whole) return { ...all, values: before + all.values };
      const { schemas, values } = prove(plain, document, proofOptions);
      return { ...all, schemas: all.schemas + schemas, values: before + all.values + values };
    },
    (made) => provedInWords(made, options),
  );
  const versions = new Map<OtherVersion, OpenApiDocument>();
  for (const version of options.versions ?? [])
    await step(
      `openapi ${version}`,
      async () => {
        const made = documentInVersion(document, version);
        const places = (problem: Problem) => withContractPlace(problem, plain.model);
        refuse(made.problems.map(places));
        refuse(await lintDocument(made.document, plain.model, own));
        const proof = proveVersion(plain, { usual: document, other: made.document }, version, proofOptions);
        refuse(proof.problems);
        versions.set(version, made.document);
        return proof;
      },
      (made) => provedInWords(made, options),
    );
  await cache?.save();

  const source: Source = { ...plain, document, ...(versions.size > 0 ? { versions } : {}) };
  if (options.types) {
    // Loaded here, because it loads the compiler.
    const { proveTypes } = await import("./prove/types.ts");
    await step(
      "types",
      async () => refuse(await proveTypes(wholeOf(source))),
      () => "as Zod's",
    );
  }
  return { source, coverage };
}

/**
 * Everything that is made from the spec at `path`, in memory. Throws a `ProblemError` at the first
 * step that finds something wrong, with all that this step found.
 */
export async function makeEverything(
  path: string,
  options: PipelineOptions,
  report: StepReport = silent,
): Promise<Generated> {
  const step = timed(report);
  const { output: folder, config = {} } = options;
  const memory = await memoryOf(options);
  const before = memory && folder !== undefined ? { memory, folder } : undefined;
  const { made, spec, run, loaded } = await step(
    "spec",
    async () => {
      const read = await readSpec(path);
      const ofRun = before && (await runOf(read, options));
      const known = ofRun && (await madeBefore(before, ofRun));
      return known ? { made: known } : { spec: read, run: ofRun, loaded: await loadContract(path, read) };
    },
    (found) =>
      found.loaded
        ? count(found.loaded.contract.operations.length, "operation")
        : "and all that it makes as before",
  );
  if (!loaded) return made;
  const { source, ...prepared } = await prepareLoaded(path, loaded, options, step, memory);
  const { inputs, coverage } = prepared;
  const files = await withSourceLocations(path, inputs, () =>
    emitAll(loaded.contract, source, step, config, before),
  );
  const generated = { files, inputs, coverage };
  // The warnings of an imported spec are said in every run.
  if (run && memory && !loaded.contract.api.imported) await rememberRun({ memory }, run, spec, generated);
  await memory?.save();
  return generated;
}

async function emitAll(
  contract: Contract,
  source: Source,
  step: Step,
  { emit: wanted = artefacts, plugins = [] }: MadeConfig,
  before?: MadeBefore,
): Promise<Files> {
  const files = new Map<string, string>();
  /** Only what the team asks for is kept; the rest is made for the proof. */
  const kept = new Set<string>();
  const { specPath, model, written, document, versions = new Map(), whole } = source;
  const inside = whole ? [whole.model, whole.written] : [];
  // Computed once, because the text is long and part of the key of each step.
  const decisive = before ? textHash(JSON.stringify([model, written, document, ...versions, ...inside])) : "";
  for (const [name, emit, content = async () => ""] of emitters) {
    const made = await step(
      name,
      async () =>
        before
          ? rememberedFiles(before, `${name} ${specPath}`, decisive + (await content(source)), () =>
              emit(source),
            )
          : emit(source),
      (some) => count(some.size, "file"),
    );
    for (const [file, text] of made) files.set(file, text);
    if (wanted.includes(name === "openapi" ? "document" : name)) for (const [file] of made) kept.add(file);
  }
  const memory = before?.memory;
  const all = memory ? textHash(JSON.stringify([...files])) : "";
  await step(
    "syntax",
    () => unlessDone(memory, `syntax ${specPath}`, all, async () => refuse(await syntaxProblems(files))),
    () => "every file parses",
  );
  // The server's `contract.js` is among the files: the schemas that judge what is sent are the same, too.
  await step(
    "exchange",
    () =>
      unlessDone(memory, `exchange ${specPath}`, all + decisive, async () => {
        const whole = wholeOf(source);
        const client = source.whole ? await emitClient(whole) : [];
        const both = new Map([...files, ...client]);
        const made = { ...whole, contract, files: both };
        const { problems, calls } = await proveNewExchanges(memory, specPath, made);
        refuse(problems);
        return calls;
      }),
    (done) => (done ? `${count(done.result, "call")} from client to server` : "as sent before"),
  );
  const asked = new Map([...files].filter(([path]) => kept.has(path)));
  return new Map([...(await withPluginFiles(plugins, model, asked))].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The problems of lint that are only warnings in an imported spec, with their places. Throws a `ProblemError` with any
 * others.
 */
async function importedWarnings(problems: readonly Problem[], specPath: string): Promise<readonly Problem[]> {
  const { stopping, warnings } = ofImported(problems);
  refuse(stopping);
  return placeProblems(warnings, specPath);
}

/**
 * Does the work, and adds to the problems that it throws their places in the spec at `path`; `inputs` are its modules.
 */
export async function withSourceLocations<Result>(
  path: string,
  inputs: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const problem = blamed(error, inputs, path);
    if (!(problem instanceof ProblemError)) throw problem;
    throw new ProblemError(await placeProblems(problem.problems, path), { cause: error });
  }
}

/** Does a step's work, and reports in words what it made. */
type Step = <Result>(
  name: string,
  work: () => Result | Promise<Result>,
  made: (result: Result) => string,
) => Promise<Result>;

function timed({ begin, end }: StepReport): Step {
  return async (name, work, made) => {
    const start = performance.now();
    begin(name);
    const result = await work();
    end(name, made(result), performance.now() - start);
    return result;
  };
}

function prove(read: ModelOfContract, document: OpenApiDocument, options: ProofOptions): Proof {
  const proof = proveDocument(read, document, options);
  refuse(proof.problems);
  refuse(unlistedTexts(read, document, options.cache));
  return proof;
}

function provedInWords({ schemas, values }: Proof, { seed }: PipelineOptions): string {
  // If no value was judged, the cache had all schemas.
  return values === 0 && schemas > 0
    ? `${count(schemas, "schema")} as proved before`
    : `${count(schemas, "schema")}, ${count(values, "value")}, seed ${seed}`;
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemError(problems);
}
