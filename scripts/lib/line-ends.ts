/** The text with this project's line ends, `\n`, instead of any others. */
export function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** The text with the line ends of the file that it is put into. */
export function withLineEndsOf(file: string, text: string): string {
  return file.includes("\r\n") ? withPlainLineEnds(text).replaceAll("\n", "\r\n") : text;
}
