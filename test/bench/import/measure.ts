import { mkdtemp, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import type { ImportNote } from "../../../scripts/import/account.ts";
import { importModel } from "../../../scripts/import/import.ts";
import { proveImport } from "../../../scripts/import/proof/prove.ts";
import { readForImport } from "../../../scripts/import/read/read.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { generated } from "./generated.ts";
import { equalByZodItself } from "./zod-itself.ts";

/** What is done now, for whoever waits no longer. */
export interface BegunStep {
  readonly step: string;
  /** Of CPU, before it. */
  readonly before: number;
}

/** What came of a document. */
export interface MeasuredImport {
  readonly operations: { readonly all: number; readonly kept: number };
  readonly schemas: Readonly<Record<"all" | "equal" | "differing" | "missing" | "unjudged", number>>;
  readonly findings: { readonly toSpec: number; readonly toDocument: number };
  /** The median of lines of an operation's file. */
  readonly lines: number;
  /** How many of the schemas `z.fromJSONSchema` judges as the document does; absent: it was not asked. */
  readonly fromJsonSchema?: number;
  /** Of CPU, of the import with its proof. */
  readonly seconds: number;
  readonly megabytes: number;
  /** What came of `generate`, if it was asked for. */
  readonly generated: readonly string[];
  /** What is left out. */
  readonly told: readonly string[];
}

const [path = ""] = process.argv.slice(2);
// Inside the repository, so that the spec finds the vocabulary.
const folder = await mkdtemp(resolve(".tmp-bench-import-"));
try {
  process.send?.(await measure());
} finally {
  await rm(folder, { recursive: true, force: true });
}

function begin(step: string): void {
  process.send?.({ step, before: secondsOfCpu() } satisfies BegunStep);
}

function secondsOfCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function measure(): Promise<MeasuredImport> {
  begin("import");
  const { document, model, notes: unread } = await readForImport(path, false);
  const out = resolve(folder, "spec");
  const imported = await importModel(model, { out, force: false, isComplete: false, progress: () => {} });
  const made = modelOfContract(resolveContract(imported.api));
  const proved = { document, model, made, ids: imported.spec.components };
  begin("proof");
  const proof = await proveImport(proved, [...unread, ...imported.notes]);
  await imported.keep();
  const seconds = secondsOfCpu();
  const { maxRSS } = process.resourceUsage();
  const isAlone = process.env["ALONE"] === "1";
  if (!isAlone) begin("the same by z.fromJSONSchema");
  const { all, equal, differing, missing, unjudged } = proof.schemas;
  return {
    operations: { all: model.operations.length, kept: proof.operations },
    schemas: {
      ...{ all, equal, differing: differing.length },
      ...{ missing: missing.length, unjudged: unjudged.length },
    },
    findings: { toSpec: proof.findings.there.length, toDocument: proof.findings.back.length },
    lines: median(
      [...imported.spec.files].flatMap(([, text]) =>
        text.includes("defineOperation(") ? [text.split("\n").length - 1] : [],
      ),
    ),
    seconds,
    megabytes: maxRSS / 1024,
    ...(isAlone ? {} : { fromJsonSchema: equalByZodItself(proved) }),
    generated: process.env["GENERATE"] === "1" ? await generated(out, folder) : [],
    told: proof.notes.filter(({ fate }) => fate === "left out" || fate === "not judged").map(words),
  };
}

function words({ fate, place, what, why, value }: ImportNote): string {
  return `${fate}: ${place}: ${what}: ${why}${value === undefined ? "" : ` (${value.slice(0, 100)})`}`.slice(
    0,
    300,
  );
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
