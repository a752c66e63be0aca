import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const sinkPath = fileURLToPath(new URL("../fixtures/kitchen-sink/index.ts", import.meta.url));
const repository = fileURLToPath(new URL("../../", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  /** What the command printed until it listened. */
  readonly stdout: string;
  readonly url: string;
  readonly ended: Promise<Ended>;
}

/**
 * Runs `npm start` with these arguments, as one process, so that a signal reaches the server. No file
 * that it writes grows beyond `fileSize` KiB, where that is given.
 */
export function run(
  args: readonly string[],
  fileSize?: number,
): {
  child: ChildProcess;
  ended: Promise<Ended>;
  out: () => string;
} {
  const command = [process.execPath, "scripts/run.js", "start", "--spec", sinkPath, ...args];
  const limited = ["bash", "-c", `ulimit -f ${fileSize}; exec "$@"`, "bash", ...command];
  const [program = "", ...rest] = fileSize === undefined ? command : limited;
  const child = spawn(program, rest, {
    cwd: repository,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { child, ended, out: () => stdout };
}

/** Starts the server on a free port; rejects with what it printed where it does not listen. */
export function start(...args: readonly string[]): Promise<Started> {
  return startLimited(undefined, ...args);
}

/** The same for a server none of whose files grows beyond so many KiB. */
export async function startLimited(
  fileSize: number | undefined,
  ...args: readonly string[]
): Promise<Started> {
  const { child, ended, out } = run(["--port", "0", ...args], fileSize);
  const listening = new Promise<void>((resolve) => {
    child.stdout?.on("data", () => {
      if (out().includes("curl")) resolve();
    });
  });
  await Promise.race([
    listening,
    ended.then(({ stderr }) => Promise.reject(new Error(`The server ended: ${stderr}`))),
  ]);
  const [url = ""] = /http:\S+/.exec(out()) ?? [];
  return { child, ended, stdout: out(), url };
}
