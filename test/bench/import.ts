import { fork } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BegunStep, MeasuredImport } from "./import/measure.ts";
import { judgeSuite } from "./import/suite.ts";
import { corpus, corpusDocuments } from "./real-documents/corpus.ts";

/** Minutes that one document may take. */
const most = Number(process.env["MINUTES"] ?? 10);

const columns = ["operations", "kept", "schemas", "equal", "differ", "missing", "not judged"] as const;
const others = ["to spec", "to doc.", "lines", "fromJSON", "s CPU", "MB"] as const;

/**
 * Imports documents of real APIs, and prints what is kept: operations in ten aspects, schemas by the verdicts of the engine
 * of cases, findings of `diff` each way, the median of lines of an operation's file, schemas that `z.fromJSONSchema` judges
 * alike, seconds of CPU and memory. A document that does not end within `MINUTES` is said to, with the step that it is in. With `GENERATE=1` everything is generated, and client and server are compiled.
 * `DOCUMENT` takes one of them. Then the schemas of the JSON Schema Test Suite, as bodies.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const files = await corpusDocuments(print);
  const row = (name: string, cells: readonly (string | number)[]) =>
    print(name.padEnd(16) + cells.map((cell) => String(cell).padStart(11)).join(""));
  if (files) row("", [...columns, ...others]);
  for (const file of files ?? []) {
    const found = await measured(join(corpus, file));
    if (typeof found === "string") {
      print(`${file.padEnd(16)} ✗ ${found}`);
      process.exitCode = 1;
      continue;
    }
    const { operations, schemas, findings } = found;
    row(file, [
      ...[operations.all, operations.kept, schemas.all, schemas.equal, schemas.differing],
      ...[schemas.missing, schemas.unjudged, findings.toSpec, findings.toDocument],
      ...[found.lines, found.fromJsonSchema, found.seconds.toFixed(1), Math.round(found.megabytes)],
    ]);
    for (const line of found.generated) print(`  ${line}`);
    for (const line of found.told.slice(0, 12)) print(`  ${line}`);
    if (found.told.length > 12) print(`  … and ${found.told.length - 12} more`);
  }
  print("openapigen, tsp-openapi3: not run here; nothing installs them.");
  await judgeSuite(print);
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
        `did not end in ${most} min: in \`${now.step}\`, which began after ${now.before.toFixed(0)} s CPU`,
      );
      child.kill("SIGKILL");
    }, most * 60_000);
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
