import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

/** What is copied into other repositories, which have their own options of the compiler. */
const copied = [
  "scripts/runtime/client",
  "scripts/runtime/server",
  "generated/client/src",
  "generated/server",
];

const base = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  module: "NodeNext",
  types: ["node"],
  strict: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

it.each<[options: Readonly<Record<string, boolean>>]>([
  [{}],
  [{ noUncheckedIndexedAccess: true }],
  [{ exactOptionalPropertyTypes: true }],
  [{ noUnusedLocals: true, noUnusedParameters: true, noImplicitReturns: true, noImplicitOverride: true }],
  [{ noPropertyAccessFromIndexSignature: true, verbatimModuleSyntax: true, erasableSyntaxOnly: true }],
])("what is copied compiles with %j", async (options) => {
  const folder = await mkdtemp(resolve(".tmp-options-"));
  try {
    const config = join(folder, "tsconfig.json");
    const include = copied.map((path) => resolve(path));
    await writeFile(config, JSON.stringify({ compilerOptions: { ...base, ...options }, include }));
    const compiler = resolve("node_modules/typescript-7/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [compiler, "-p", config], { encoding: "utf8" });
    expect(stdout).toBe("");
  } finally {
    await rm(folder, { recursive: true });
  }
});
