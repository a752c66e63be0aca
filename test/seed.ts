import fc from "fast-check";

/** What random tests draw with; `SEED=… npm test` draws the same again. `vitest.config.ts` sets it. */
export const seed = Number(process.env["SEED"]);

fc.configureGlobal({ seed });
