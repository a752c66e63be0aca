/** The folders of the toolchain: each may import those before it, and itself. */
export const folders: readonly string[] = [
  "lib",
  "schema-cases",
  "contract",
  "model",
  "runtime",
  "emit",
  "config",
  "prove",
  "compare",
  "import",
  "local",
  "verify",
  "pack",
];
