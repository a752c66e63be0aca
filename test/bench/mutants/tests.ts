import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Asked, Ran } from "./session.ts";

/** Runs test files in the copy; `late`: they did not end in time. */
export interface Tests {
  readonly run: (asked: Asked, milliseconds: number) => Promise<Ran | "late">;
  readonly end: () => void;
}

/** What runs tests in one process, which is started again after tests that never ended. */
export function testsIn(root: string, env: Readonly<Record<string, string>> = {}): Tests {
  let session: Promise<ChildProcess> | undefined;
  // What was changed for the run before is as it was again, and must be read again, too.
  let before: readonly string[] = [];
  const end = () => {
    void session?.then(({ pid }) => pid !== undefined && process.kill(-pid, "SIGKILL")).catch(() => {});
    session = undefined;
  };
  return {
    end,
    async run({ tests, changed }, milliseconds) {
      const asked: Asked = { tests, changed: [...new Set([...before, ...changed])] };
      before = changed;
      session ??= started(root, env);
      const child = await session;
      return new Promise((resolve, reject) => {
        const gone = (code: number | null) => {
          clearTimeout(timer);
          session = undefined;
          reject(new Error(`The tests' process ended with ${code}.`));
        };
        const timer = setTimeout(() => {
          child.off("exit", gone);
          end();
          resolve("late");
        }, milliseconds);
        child.once("exit", gone);
        child.once("message", (ran: Ran) => {
          clearTimeout(timer);
          child.off("exit", gone);
          resolve(ran);
        });
        child.send(asked);
      });
    },
  };
}

async function started(root: string, env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  // A group of its own, as a test that never ends is a child of this child.
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "test/bench/mutants/session.ts")], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, NO_COLOR: "1", SEED: "1", ...env },
  });
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`The tests' process ended with ${code}.`)));
  });
  child.removeAllListeners("exit");
  return child;
}
