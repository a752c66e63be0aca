import type { SetupFile } from "./read.ts";

/** Options that say the same thing in two ways: the command line gives both, or the file does. */
const together: Readonly<Record<string, readonly string[]>> = {
  server: ["server", "local"],
  local: ["server", "local"],
  token: ["token", "tokenCommand"],
  tokenCommand: ["token", "tokenCommand"],
};

/** A command's options with those of a setup file that the command line does not give itself. */
export function withSetup<Options extends object>(
  options: Options,
  setup: Pick<SetupFile, "options"> | undefined,
  isGiven: (option: string) => boolean,
): Options {
  const free = Object.entries(setup?.options ?? {}).filter(
    ([name]) => !(together[name] ?? [name]).some(isGiven),
  );
  return { ...options, ...Object.fromEntries(free) };
}
