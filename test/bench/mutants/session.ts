import { createVitest, type Reporter } from "vitest/node";

/** What is asked of a session: to run test files, after modules were changed. */
export interface Asked {
  readonly tests: readonly string[];
  readonly changed: readonly string[];
}

/** How the tests ended, each file with its time in milliseconds; the first failure ends a run. */
export interface Ran {
  readonly failed: boolean;
  readonly errors: string;
  readonly milliseconds: Readonly<Record<string, number>>;
}

// One Vitest for many runs: what it read and compiled once, it keeps. Started by `tests.ts`, in the copy.
// The workers need no loader: Vitest compiles.
process.execArgv = [];
// As the command `vitest` sets it; the TypeScript compiler, for one, has other checks in development.
process.env["NODE_ENV"] = "test";
const quiet: Reporter = {};
const bail = Number(process.env["BAIL"] ?? 1);
const workers = Number(process.env["WORKERS"] ?? 1);
const vitest = await createVitest("test", {
  run: true,
  watch: false,
  project: ["unit"],
  bail,
  maxWorkers: workers,
  reporters: [quiet],
});
await vitest.standalone();
process.on("message", (asked: Asked) => void answer(asked));
process.on("disconnect", () => process.exit());
process.send?.("ready");

async function answer({ tests, changed }: Asked): Promise<void> {
  for (const path of changed) vitest.invalidateFile(`${process.cwd()}/${path}`);
  const specifications = await vitest.globTestSpecifications([...tests]);
  const wanted = specifications.filter(({ moduleId }) => tests.includes(relative(moduleId)));
  // What failed before neither ends this run nor is a part of it.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(wanted, false);
  const failed = testModules.filter((module) => !module.ok());
  const errors = failed.flatMap((module) => [
    relative(module.moduleId),
    ...module.errors().map(({ message }) => message),
    ...[...module.children.allTests("failed")].map(
      (test) => `${test.fullName}: ${test.result().errors?.[0]?.message}`,
    ),
  ]);
  const ran: Ran = {
    failed: failed.length > 0 || unhandledErrors.length > 0,
    errors: [...errors, ...unhandledErrors.map(String)].join("\n"),
    milliseconds: Object.fromEntries(
      testModules.map((module) => {
        const { duration, collectDuration } = module.diagnostic();
        return [relative(module.moduleId), Math.round(duration + collectDuration)];
      }),
    ),
  };
  process.send?.(ran);
}

function relative(path: string): string {
  return path.slice(process.cwd().length + 1);
}
