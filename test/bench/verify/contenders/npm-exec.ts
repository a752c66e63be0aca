import { spawn } from "node:child_process";

/** A program of a package that this project does not depend on, as it runs. */
export interface Program {
  /** Settles with true when the program prints `words`; with false when it ends before, or after so many milliseconds. */
  readonly prints: (words: string, milliseconds: number) => Promise<boolean>;
  /** Settles when the program has ended, or after so many milliseconds. */
  readonly ends: (milliseconds: number) => Promise<void>;
  readonly stop: () => void;
}

/** Starts a program with `npm exec`, which fetches its package where it can; nothing of the package runs at its installation. */
export function npmExec(spec: string, args: readonly string[], cwd: string): Program {
  const child = spawn("npm", ["exec", "--yes", "--ignore-scripts", `--package=${spec}`, "--", ...args], {
    cwd,
    // A group of its own, as npm does not pass on the end to what it runs.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", npm_config_update_notifier: "false" },
  });
  let printed = "";
  const listen = (stream: NodeJS.ReadableStream | null) =>
    stream?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      child.emit("printed");
    });
  listen(child.stdout);
  listen(child.stderr);
  return {
    prints: (words, milliseconds) =>
      new Promise((resolve) => {
        const look = () => {
          if (printed.includes(words)) resolve(true);
        };
        child
          .on("printed", look)
          .on("error", () => resolve(false))
          .on("exit", () => resolve(printed.includes(words)));
        setTimeout(() => resolve(false), milliseconds).unref();
        look();
      }),
    ends: (milliseconds) =>
      new Promise((resolve) => {
        child.on("error", () => resolve()).on("exit", () => resolve());
        setTimeout(resolve, milliseconds).unref();
      }),
    stop: () => {
      try {
        if (child.pid) process.kill(-child.pid);
      } catch {
        // It has ended by itself.
      }
    },
  };
}
