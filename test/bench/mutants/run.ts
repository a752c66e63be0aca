import { spawn } from "node:child_process";
import { once } from "node:events";

/** How a command ended: with this code, or not in its time. */
export interface Ended {
  readonly code: number | null;
  readonly late: boolean;
  readonly output: string;
}

/** Runs a program of the packages in a folder, and ends it with all that it started when it takes too long. */
export async function run(
  root: string,
  program: string,
  args: readonly string[],
  milliseconds: number,
): Promise<Ended> {
  // A group of its own, as a test that never ends is a child of this child.
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", SEED: "1" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }, milliseconds);
  const [code] = (await once(child, "close")) as [number | null];
  clearTimeout(timer);
  return { code, late, output };
}
