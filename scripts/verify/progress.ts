import type { Terminal } from "../lib/terminal.ts";

/** One line of stderr that says what was checked last; nothing if stderr is not a terminal, or under `CI`. */
export function progressLine({ colors }: Terminal): {
  readonly show: (done: string) => void;
  readonly clear: () => void;
} {
  const isLive = Boolean(process.stderr.isTTY) && !process.env["CI"];
  const write = (text: string) => {
    if (isLive) process.stderr.write(`\r\u001b[K${text}`);
  };
  return { show: (done) => write(colors.dim(`checked: ${done}`)), clear: () => write("") };
}
