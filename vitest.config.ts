import { defineConfig } from "vitest/config";

// A spec is bundled to a temporary module, which Node itself must run, as outside of tests.
const server = { deps: { external: [/\/spec\.mjs$/] } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.slow.test.ts"],
          testTimeout: 120_000,
          server,
        },
      },
      { test: { name: "slow", include: ["test/**/*.slow.test.ts"], testTimeout: 600_000, server } },
    ],
  },
});
