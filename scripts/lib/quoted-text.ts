/** A sentence from elsewhere without its final dot, to be put inside another one. */
export function withoutDot(sentence: string): string {
  return sentence.replace(/\.$/, "");
}

/** The last line of a program's output, which says why it failed. */
export function lastLine(output: string): string {
  return output.trim().split("\n").at(-1) ?? "";
}
