import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * TypeScript's compiler. It is loaded by `require`: for an `import`, Node first searches its nine megabytes for
 * exported names, which takes longer than running them.
 */
export const compiler = require("typescript") as typeof import("typescript");

// With `NODE_ENV=development`, it asserts that nodes are well-formed, and refuses some that openapi-typescript makes.
(compiler as unknown as { Debug: { setAssertionLevel(level: 0): void } }).Debug.setAssertionLevel(0);
