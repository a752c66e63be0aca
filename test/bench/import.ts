import { fork } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BegunStep, MeasuredImport } from "./import/measure.ts";
import { judgeSuite } from "./import/suite.ts";
import { type OfDocument, tableLines } from "./import/table.ts";
import { corpus, corpusDocuments } from "./real-documents/corpus.ts";

const { MINUTES = "10", DOCUMENT, JSON: file, SUM } = process.env;

/**
 * Imports documents of real APIs, and prints what is kept: operations in ten aspects, schemas by the verdicts of the engine
 * of cases, findings of `diff` each way, the median of lines of an operation's file, schemas that `z.fromJSONSchema` judges
 * alike, seconds of CPU and memory. A document that does not end within `MINUTES` is said to, with the step that it is in.
 * With `GENERATE=1` everything is generated, and client and server are compiled. `ALONE=1`: nothing beside ours. `DOCUMENT`
 * takes one of them, and leaves out the schemas of the JSON Schema Test Suite, which come as bodies else. `JSON=file` writes
 * what was found there. `SUM="a.json b.json"`: nothing is run, and what was written by `JSON` is one table.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const found = SUM
    ? await recorded(SUM.split(/[\s,]+/))
    : await foundIn((await corpusDocuments(print)) ?? []);
  for (const line of tableLines(found)) print(line);
  if (found.some(({ found: one }) => typeof one === "string")) process.exitCode = 1;
  if (file) await writeFile(file, `${JSON.stringify(found, null, 2)}\n`);
  if (SUM || DOCUMENT) return;
  print("openapigen, tsp-openapi3: not run here; nothing installs them.");
  await judgeSuite(print);
}

async function foundIn(files: readonly string[]): Promise<OfDocument[]> {
  const all: OfDocument[] = [];
  for (const document of files) all.push({ document, found: await measured(join(corpus, document)) });
  return all;
}

/** What was written of documents; the last one counts. */
async function recorded(files: readonly string[]): Promise<OfDocument[]> {
  const texts = await Promise.all(files.map((one) => readFile(one, "utf8")));
  const all = texts.flatMap((text) => JSON.parse(text) as OfDocument[]);
  return [...new Map(all.map((one) => [one.document, one])).values()];
}

/** What came of a document, in a process of its own; or why nothing did. */
function measured(path: string): Promise<MeasuredImport | string> {
  const child = fork(fileURLToPath(new URL("import/measure.ts", import.meta.url)), [path], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let complaint = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-20_000);
  });
  return new Promise((resolve) => {
    let now: BegunStep = { step: "start", before: 0 };
    const timer = setTimeout(() => {
      resolve(
        `did not end in ${MINUTES} min: in \`${now.step}\`, which began after ${now.before.toFixed(0)} s CPU`,
      );
      child.kill("SIGKILL");
    }, Number(MINUTES) * 60_000);
    child.on("message", (found: BegunStep | MeasuredImport) => {
      if ("step" in found) now = found;
      else resolve(found);
    });
    child.on("exit", () => {
      clearTimeout(timer);
      resolve(/^.*(?:FATAL ERROR|\w*Error): .*$/m.exec(complaint)?.[0].slice(0, 300) ?? "no result");
    });
  });
}
