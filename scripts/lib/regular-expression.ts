/** The source of a regular expression that matches exactly this text, with and without the flags `u` and `v`. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll("-", "\\x2d");
}
