import { writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";

/** What a test file called: names of functions, by the path of their module. */
export type Calls = Readonly<Record<string, readonly string[]>>;

const known = globalThis as { callsSession?: Session };

/**
 * Writes what the test file calls to a folder. Called by a setup file in the copy, as no module that it imports is run
 * for each test file.
 *
 * @public
 */
export function countCalls(folder: string): void {
  if (!known.callsSession) {
    known.callsSession = new Session();
    known.callsSession.connect();
    known.callsSession.post("Profiler.enable");
    known.callsSession.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  }
  // What tests before it called is not this file's.
  beforeAll(() => void calledSince());
  afterAll(() => {
    const { testPath = "" } = expect.getState();
    writeFileSync(join(folder, `${testPath.replaceAll(/\W/g, "_")}.json`), JSON.stringify(calledSince()));
  });
}

/** The functions that were called since it was last asked. */
function calledSince(): Calls {
  const called: Record<string, string[]> = {};
  known.callsSession?.post("Profiler.takePreciseCoverage", (_error, taken) => {
    for (const { url, functions } of taken?.result ?? []) {
      const path = url.replace(/^file:\/\//, "");
      const names = functions
        .filter(({ ranges }) => ranges[0]?.count)
        .map(({ functionName }) => functionName);
      if (path.startsWith(`${process.cwd()}/`) && !path.includes("/node_modules/"))
        called[path.slice(process.cwd().length + 1)] = [...new Set(names)];
    }
  });
  return called;
}
