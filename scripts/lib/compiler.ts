import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * The compiler of TypeScript. It is required, because to import it Node reads its nine megabytes for the names that
 * they export, which takes longer than to run them.
 */
export const compiler = require("typescript") as typeof import("typescript");

// With `NODE_ENV=development`, it checks the nodes that it is given, and openapi-typescript makes some that it refuses.
(compiler as unknown as { Debug: { setAssertionLevel(level: 0): void } }).Debug.setAssertionLevel(0);
