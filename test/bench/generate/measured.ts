import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** What a command took, with all processes that it started. */
export interface Cost {
  /** User and system time, in seconds. */
  readonly cpu: number;
  /** In seconds. */
  readonly wall: number;
  /** The most memory that its processes held together, in MiB. */
  readonly memory: number;
}

/** How often the processes are looked at, in milliseconds: the end of each may be missed by as much. */
const interval = 20;
/** Of Linux on every machine that Node runs on. */
const [ticksPerSecond, pageSize] = [100, 4096];

/**
 * Runs a command in a session of its own and reads from `/proc`, which only Linux has, what the processes of the
 * session take. Throws where it ends with another exit code than `expected`.
 */
export async function measured(
  command: string,
  args: readonly string[],
  cwd: string,
  expected: readonly number[] = [0],
): Promise<Cost> {
  const start = performance.now();
  const child = spawn(command, args, { cwd, detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const ticks = new Map<number, number>();
  let memory = 0;
  const look = () => {
    let pages = 0;
    for (const process of processesOf(child.pid ?? 0)) {
      ticks.set(process.id, process.ticks);
      pages += process.pages;
    }
    memory = Math.max(memory, pages);
  };
  const timer = setInterval(look, interval);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  // The last look is at the end of its output, while it is still there to be looked at.
  child.stderr.on("end", look);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  }).finally(() => clearInterval(timer));
  if (!expected.includes(exitCode ?? -1))
    throw new Error(`${command} ${args.join(" ")} ends with ${exitCode}:\n${said.slice(-2000)}`);
  return {
    cpu: [...ticks.values()].reduce((sum, one) => sum + one, 0) / ticksPerSecond,
    wall: (performance.now() - start) / 1000,
    memory: (memory * pageSize) / 2 ** 20,
  };
}

interface Process {
  readonly id: number;
  readonly ticks: number;
  readonly pages: number;
}

/** The processes of a session; proc(5) says what stands where. */
function processesOf(session: number): Process[] {
  return readdirSync("/proc").flatMap((name) => {
    const id = Number(name);
    if (!Number.isInteger(id)) return [];
    try {
      const text = readFileSync(`/proc/${name}/stat`, "latin1");
      // The name of the program stands in brackets, and may contain any of them.
      const fields = text
        .slice(text.lastIndexOf(")") + 2)
        .split(" ")
        .map(Number);
      if (fields[3] !== session) return [];
      return [{ id, ticks: (fields[11] ?? 0) + (fields[12] ?? 0), pages: fields[21] ?? 0 }];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}
