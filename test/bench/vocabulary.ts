import { readFile, writeFile } from "node:fs/promises";
import { readDocument } from "../../scripts/compare/read-document.ts";
import type { ApiModel, OperationModel } from "../../scripts/model/model.ts";
import { randomFrom } from "../random.ts";
import { corpus, corpusDocuments } from "./real-documents/corpus.ts";
import { type Obstacles, obstaclesOf } from "./vocabulary/obstacles.ts";
import { walk } from "./vocabulary/walk.ts";

/** The share of the operations that the vocabulary is to express. */
const wanted = 0.99;

/**
 * `WALKS`: of how many operations that are called expressible the contract is generated and travels, and `SEED`: which ones are
 * drawn. `PART=2/4`: a quarter of the operations of each document; `JSON=file` writes what was found of them there, and draws
 * none. `SUM="a.json b.json"`: what was written by `JSON` is added up, and operations are drawn from all of it.
 */
const { WALKS = "40", SEED = "1", PART = "1/1", JSON: file, SUM } = process.env;

/** What was found of the operations of a document; of a part of them by their index. */
interface Found {
  readonly document: string;
  readonly operations: readonly (Obstacles & {
    readonly index: number;
    readonly method: string;
    readonly path: string;
  })[];
}

/**
 * Writes each operation of real documents in the vocabulary, and counts those of which a contract comes that
 * passes all checks and whose document says the same; names the rest, each with what stands in the way. Of some that
 * are counted, drawn by `SEED`, client and server are generated, and every example goes from one to the other over a socket.
 * `DOCUMENT` takes one of the documents. Ends with exit code 1 if they are too few, or one does not arrive.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const documents = await corpusDocuments(print);
  if (!documents) return;
  const all = SUM ? await recorded(SUM.split(/[\s,]+/)) : await foundIn(documents);
  const isEnough = report(all, print);
  if (file) await writeFile(file, `${JSON.stringify(all)}\n`);
  const isWalked = Boolean(file) || (await walked(all, print));
  if (!isEnough || !isWalked) process.exitCode = 1;
}

async function foundIn(documents: readonly string[]): Promise<Found[]> {
  const [part = 1, parts = 1] = PART.split("/").map(Number);
  const all: Found[] = [];
  for (const document of documents) {
    const { model } = await readDocument(`${corpus}/${document}`);
    const operations = model.operations.flatMap((operation, index) => {
      if (index % parts !== part - 1) return [];
      const { method, path } = operation;
      return [{ index, method, path, ...obstaclesOf(model, operation) }];
    });
    all.push({ document, operations });
  }
  return all;
}

/** What `JSON` wrote, the parts of a document together. */
async function recorded(files: readonly string[]): Promise<Found[]> {
  const texts = await Promise.all(files.map((one) => readFile(one, "utf8")));
  const all = texts.flatMap((text) => JSON.parse(text) as Found[]);
  return [...new Set(all.map(({ document }) => document))].map((document) => ({
    document,
    operations: all.flatMap((one) => (one.document === document ? one.operations : [])),
  }));
}

/** Prints the shares, and what stands in the way of the rest; returns whether they are enough. */
function report(all: readonly Found[], print: (line: string) => void): boolean {
  print(
    `${"document".padEnd(18)} operations  expressed       without an example or default that its schema refuses`,
  );
  for (const { document, operations } of all) print(lineOf(document, operations));
  const operations = all.flatMap((one) => one.operations);
  print(lineOf("all", operations));
  const inTheWay = new Map<string, number>();
  for (const { found } of operations)
    for (const kind of new Set(found.map(kindOf))) inTheWay.set(kind, (inTheWay.get(kind) ?? 0) + 1);
  if (inTheWay.size > 0) print("\nWhat stands in the way, in operations:");
  for (const [kind, count] of [...inTheWay].sort(([, a], [, b]) => b - a))
    print(`${String(count).padStart(6)} ${kind}`);
  const rest = all.flatMap((one) =>
    one.operations
      .filter(({ found }) => found.length > 0)
      .map(({ method, path, found }) => `  ${one.document} ${method} ${path}: ${found.join(" ")}`),
  );
  if (rest.length > 0) print(`\nThe rest, each with its reasons:\n${rest.join("\n")}`);
  const isEnough = operations.length - rest.length >= wanted * operations.length;
  if (!isEnough) print(`\n✗ fewer than ${wanted * 100} %`);
  return isEnough;
}

/** Whether a sample of the operations travels; prints which ones do not, and why. */
async function walked(all: readonly Found[], print: (line: string) => void): Promise<boolean> {
  const random = randomFrom(Number(SEED));
  const drawn = all
    .flatMap(({ document, operations }) =>
      operations
        .filter(({ found }) => found.length === 0)
        .sort((a, b) => a.index - b.index)
        .map(({ index }) => ({ document, index, order: random() })),
    )
    .sort((a, b) => a.order - b.order)
    .slice(0, Number(WALKS));
  const models = new Map<string, ApiModel>();
  let calls = 0;
  const lost: string[] = [];
  for (const { document, index } of drawn) {
    const model = models.get(document) ?? (await readDocument(`${corpus}/${document}`)).model;
    models.set(document, model);
    const operation = model.operations[index] as OperationModel;
    const made = await walk(model, operation);
    calls += made.calls;
    const said = made.calls > 0 ? made.said : ["nothing was sent", ...made.said];
    if (said.length > 0) lost.push(`  ${document} ${operation.method} ${operation.path}: ${said.join(" ")}`);
  }
  print(
    `\n${drawn.length} of them, drawn by the seed ${SEED}, made ${calls} calls between client and server over a socket`,
  );
  for (const line of lost) print(line);
  if (lost.length > 0) print(`✗ ${lost.length} did not arrive`);
  return lost.length === 0;
}

function lineOf(name: string, operations: Found["operations"]): string {
  const expressed = operations.filter(({ found }) => found.length === 0);
  const whole = expressed.filter(({ leftOut }) => leftOut === 0).length;
  const all = operations.length;
  return `${name.padEnd(18)} ${String(all).padStart(10)} ${share(expressed.length, all)}  ${share(whole, all)}`;
}

function share(some: number, all: number): string {
  return `${String(some).padStart(5)} (${((100 * some) / all).toFixed(1)} %)`;
}

/** An obstacle without the names of one operation. */
function kindOf(obstacle: string): string {
  return obstacle.replace(/`[^`]*`|“[^”]*”|"[^"]*"/g, "…").slice(0, 200);
}
