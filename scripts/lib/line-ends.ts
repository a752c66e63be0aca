/** The text with the line ends of this project, `\n`, whoever wrote it. */
export function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** The text with the line ends that a file has which it goes into. */
export function withLineEndsOf(file: string, text: string): string {
  return file.includes("\r\n") ? withPlainLineEnds(text).replaceAll("\n", "\r\n") : text;
}
