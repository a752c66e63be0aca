import type { Terminal } from "./terminal.ts";

/** One line of stderr that says what is done; nothing if stderr is not a terminal, or under `CI`. */
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
