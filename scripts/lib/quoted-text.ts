/** A sentence of somebody else without the dot at its end, to stand inside another one. */
export function withoutDot(sentence: string): string {
  return sentence.replace(/\.$/, "");
}

/** The last line of a program's output: the one that says why it failed. */
export function lastLine(output: string): string {
  return output.trim().split("\n").at(-1) ?? "";
}
