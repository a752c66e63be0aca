import { defineConfig } from "vitest/config";
import { BranchCoverage, measured } from "./test/coverage.ts";

// A spec is bundled to a temporary module, which Node itself must run, as outside of tests.
const server = { deps: { external: [/\/spec\.mjs$/] } };
const setupFiles = ["test/seed.ts"];

// What every run draws alike, so that a test that passed passes again; the long tests draw afresh.
const { SEED = "1" } = process.env;
const { SEED: FRESH_SEED = String(Date.now() % 2 ** 31) } = process.env;

// Costs a third of the time, so that only CI measures by itself: `COVERAGE=1 npm test` of all unit tests.
const { COVERAGE, GITHUB_ACTIONS } = process.env;

export default defineConfig({
  test: {
    coverage: { enabled: Boolean(COVERAGE), provider: "v8", include: measured, reporter: [] },
    reporters: [
      "default",
      ...(GITHUB_ACTIONS ? ["github-actions"] : []),
      ...(COVERAGE ? [new BranchCoverage()] : []),
    ],
    globalSetup: ["test/committed.ts"],
    // Vitest leaves a core to others; where there are two, that is half of the time.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.slow.test.ts", "test/**/*.release.test.ts"],
          // A worker loads the toolchain once for all of its files: a third of the time. No file leaves anything behind.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          env: { SEED },
          setupFiles,
          server,
        },
      },
      {
        test: {
          // What takes minutes or installs packages: before a release, not at each landing.
          name: "release",
          include: ["test/**/*.release.test.ts"],
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
          env: { SEED: FRESH_SEED },
          setupFiles,
          server,
        },
      },
      {
        test: {
          name: "slow",
          include: ["test/**/*.slow.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          env: { SEED: FRESH_SEED },
          setupFiles,
          server,
        },
      },
    ],
  },
});
