import { execFile } from "node:child_process";

export interface Outcome {
  /** -1: killed, or not started. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; it is killed after `seconds`. */
export function run(
  command: readonly [string, ...string[]],
  options: {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly seconds?: number;
  } = {},
): Promise<Outcome> {
  const [file, ...args] = command;
  const { cwd, env = {}, seconds = 120 } = options;
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      {
        ...(cwd === undefined ? {} : { cwd }),
        env: { ...base(), ...env },
        timeout: seconds * 1000,
        killSignal: "SIGKILL",
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === "number" ? error.code : -1) : 0;
        resolve({ code, stdout, stderr: error && code === -1 ? `${stderr}${error.message}` : stderr });
      },
    );
  });
}

/** What a program needs to find its own parts, and no proxy or setting of this machine. */
function base(): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME, LANG: "C.UTF-8", GOPROXY: "off", GOFLAGS: "-mod=mod", GOTOOLCHAIN: "local" };
}
