import type { Terminal } from "./terminal.ts";

/** A line on stderr that shows the current step; prints nothing if stderr is not a terminal, or under `CI`. */
export function progressLine({ colors }: Terminal): {
  readonly show: (words: string) => void;
  readonly clear: () => void;
} {
  const isLive = Boolean(process.stderr.isTTY) && !process.env["CI"];
  const write = (text: string) => {
    if (isLive) process.stderr.write(`\r\u001b[K${text}`);
  };
  return { show: (words) => write(colors.dim(words)), clear: () => write("") };
}

// Coverage: stderr is no terminal in the tests.
