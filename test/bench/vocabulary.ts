import { readDocument } from "../../scripts/compare/read-document.ts";
import type { ApiModel, OperationModel } from "../../scripts/model/model.ts";
import { randomFrom } from "../random.ts";
import { corpus, corpusDocuments } from "./real-documents/corpus.ts";
import { obstaclesOf } from "./vocabulary/obstacles.ts";
import { walk } from "./vocabulary/walk.ts";

/** The share of the operations that the vocabulary is to express. */
const wanted = 0.99;

/** Of how many operations that are called expressible the contract is generated and travels, and which ones are drawn. */
const walks = Number(process.env["WALKS"] ?? 40);
const seed = Number(process.env["SEED"] ?? 1);

/**
 * Writes each operation of real documents in the vocabulary, and counts those of which a contract comes that
 * passes all checks and whose document says the same; names the rest, each with what stands in the way. Of some that
 * are counted, drawn by `SEED`, client and server are generated, and every example goes from one to the other over a socket.
 * `DOCUMENT` takes one of the documents. Ends with exit code 1 if they are too few, or one does not arrive.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const files = await corpusDocuments(print);
  if (!files) return;
  print(
    `${"document".padEnd(18)} operations  expressed       without an example or default that its schema refuses`,
  );
  const sums = { all: 0, said: 0, whole: 0 };
  const counted: Walk[] = [];
  const inTheWay = new Map<string, number>();
  const rest: string[] = [];
  for (const file of files) {
    const { model } = await readDocument(`${corpus}/${file}`);
    const obstacles = model.operations.map((operation) => obstaclesOf(model, operation));
    const expressed = obstacles.filter(({ found }) => found.length === 0);
    const whole = expressed.filter(({ leftOut }) => leftOut === 0).length;
    for (const [index, operation] of model.operations.entries()) {
      const { found = [] } = obstacles[index] ?? {};
      if (found.length === 0) counted.push({ file, model, operation });
      else rest.push(`  ${file} ${operation.method} ${operation.path}: ${found.join(" ")}`);
    }
    sums.all += obstacles.length;
    sums.said += expressed.length;
    sums.whole += whole;
    print(lineOf(file, obstacles.length, expressed.length, whole));
    for (const { found } of obstacles)
      for (const kind of new Set(found.map(kindOf))) inTheWay.set(kind, (inTheWay.get(kind) ?? 0) + 1);
  }
  print(lineOf("all", sums.all, sums.said, sums.whole));
  if (inTheWay.size > 0) print("\nWhat stands in the way, in operations:");
  for (const [kind, count] of [...inTheWay].sort(([, a], [, b]) => b - a))
    print(`${String(count).padStart(6)} ${kind}`);
  if (rest.length > 0) print(`\nThe rest, each with its reasons:\n${rest.join("\n")}`);
  const isWalked = await walked(counted, print);
  if (sums.said < wanted * sums.all) print(`\n✗ fewer than ${wanted * 100} %`);
  if (sums.said < wanted * sums.all || !isWalked) process.exitCode = 1;
}

/** An operation that is counted. */
interface Walk {
  readonly file: string;
  readonly model: ApiModel;
  readonly operation: OperationModel;
}

/** Whether a sample of the operations travels; prints which ones do not, and why. */
async function walked(counted: readonly Walk[], print: (line: string) => void): Promise<boolean> {
  const random = randomFrom(seed);
  const drawn = counted
    .map((one) => ({ one, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, walks);
  let calls = 0;
  const lost: string[] = [];
  for (const { one } of drawn) {
    const { method, path } = one.operation;
    const made = await walk(one.model, one.operation);
    calls += made.calls;
    const said = made.calls > 0 ? made.said : ["nothing was sent", ...made.said];
    if (said.length > 0) lost.push(`  ${one.file} ${method} ${path}: ${said.join(" ")}`);
  }
  print(
    `\n${drawn.length} of them, drawn by the seed ${seed}, made ${calls} calls between client and server over a socket`,
  );
  for (const line of lost) print(line);
  if (lost.length > 0) print(`✗ ${lost.length} did not arrive`);
  return lost.length === 0;
}

function lineOf(name: string, all: number, said: number, whole: number): string {
  return `${name.padEnd(18)} ${String(all).padStart(10)} ${share(said, all)}  ${share(whole, all)}`;
}

function share(some: number, all: number): string {
  return `${String(some).padStart(5)} (${((100 * some) / all).toFixed(1)} %)`;
}

/** An obstacle without the names of one operation. */
function kindOf(obstacle: string): string {
  return obstacle.replace(/`[^`]*`|“[^”]*”|"[^"]*"/g, "…").slice(0, 200);
}
