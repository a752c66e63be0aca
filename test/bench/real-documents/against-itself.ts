import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { rewrites } from "./rewrites.ts";

/** What one comparison of a document with itself gives. */
export interface Outcome {
  readonly wire: readonly string[];
  readonly client: readonly string[];
}

/** Seconds and memory that a comparison may take; the largest document may take twice the time. */
const limits = { seconds: 60, megabytes: 1024 };
const larger: Readonly<Record<string, number>> = { "github.json": 120 };

/**
 * Compares each document with itself written otherwise, by both verdicts: there is no finding but
 * the changed names of exported types. Ends with exit code 1 where there is one, or no answer in time.
 */
export async function againstItself(
  folder: string,
  files: readonly string[],
  seed: number,
  print: (line: string) => void,
): Promise<void> {
  print(
    `${"against itself".padEnd(18)} ${"rewritten".padEnd(20)} ${"wire".padStart(5)} ${"client".padStart(7)} seconds`,
  );
  for (const file of files)
    for (const rewrite of Object.keys(rewrites)) {
      const start = performance.now();
      const allowed = larger[file] ?? limits.seconds;
      const outcome = await inProcess([`${folder}/${file}`, rewrite, seed], allowed);
      const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(7);
      const head = `${file.padEnd(18)} ${rewrite.padEnd(20)}`;
      if (typeof outcome === "string") print(`${head} ✗ ${outcome} ${seconds}`);
      else
        print(
          `${head} ${String(outcome.wire.length).padStart(5)} ${String(outcome.client.length).padStart(7)} ${seconds}`,
        );
      const findings = typeof outcome === "string" ? [] : [...outcome.wire, ...outcome.client];
      for (const finding of findings.slice(0, 5)) print(`  ✗ ${finding}`);
      if (typeof outcome === "string" || findings.length > 0) process.exitCode = 1;
    }
}

/** The findings, or why there are none; in a process of its own, which may take so much memory. */
function inProcess(
  data: readonly [path: string, rewrite: string, seed: number],
  seconds: number,
): Promise<Outcome | string> {
  const child = fork(fileURLToPath(new URL("compare-itself.ts", import.meta.url)), data.map(String), {
    execArgv: ["--import", "tsx", `--max-old-space-size=${limits.megabytes}`],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let complaint = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(`no answer in ${seconds} s`);
      child.kill("SIGKILL");
    }, seconds * 1000);
    child.on("message", (outcome) => resolve(outcome as Outcome));
    child.on("exit", () => {
      clearTimeout(timer);
      resolve(/^(FATAL ERROR|\w*Error): .*$/m.exec(complaint)?.[0] ?? "no answer");
    });
  });
}
