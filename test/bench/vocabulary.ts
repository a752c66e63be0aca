import { readDocument } from "../../scripts/compare/read-document.ts";
import { corpus, corpusDocuments } from "./real-documents/corpus.ts";
import { obstaclesOf } from "./vocabulary/obstacles.ts";

/** The share of the operations that the vocabulary is to express. */
const wanted = 0.99;

/**
 * Writes each operation of real documents in the vocabulary, and counts those of which a contract comes that
 * passes all checks and whose document says the same; names the rest, each with what stands in the way. `DOCUMENT`
 * takes one of the documents. Ends with exit code 1 if they are too few.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const files = await corpusDocuments(print);
  if (!files) return;
  print(`${"document".padEnd(18)} operations  expressed`);
  const sums = { all: 0, said: 0 };
  const inTheWay = new Map<string, number>();
  const rest: string[] = [];
  for (const file of files) {
    const { model } = await readDocument(`${corpus}/${file}`);
    const obstacles = model.operations.map((operation) => obstaclesOf(model, operation));
    const said = obstacles.filter((found) => found.length === 0).length;
    for (const [index, { method, path }] of model.operations.entries())
      if (obstacles[index]?.length) rest.push(`  ${file} ${method} ${path}: ${obstacles[index].join(" ")}`);
    sums.all += obstacles.length;
    sums.said += said;
    print(`${file.padEnd(18)} ${String(obstacles.length).padStart(10)} ${share(said, obstacles.length)}`);
    for (const found of obstacles)
      for (const kind of new Set(found.map(kindOf))) inTheWay.set(kind, (inTheWay.get(kind) ?? 0) + 1);
  }
  print(`${"all".padEnd(18)} ${String(sums.all).padStart(10)} ${share(sums.said, sums.all)}`);
  if (inTheWay.size > 0) print("\nWhat stands in the way, in operations:");
  for (const [kind, count] of [...inTheWay].sort(([, a], [, b]) => b - a))
    print(`${String(count).padStart(6)} ${kind}`);
  if (rest.length > 0) print(`\nThe rest, each with its reasons:\n${rest.join("\n")}`);
  if (sums.said >= wanted * sums.all) return;
  print(`\n✗ fewer than ${wanted * 100} %`);
  process.exitCode = 1;
}

function share(some: number, all: number): string {
  return `${String(some).padStart(5)} (${((100 * some) / all).toFixed(1)} %)`;
}

/** An obstacle without the names of one operation. */
function kindOf(obstacle: string): string {
  return obstacle.replace(/`[^`]*`|“[^”]*”|"[^"]*"/g, "…").slice(0, 200);
}
