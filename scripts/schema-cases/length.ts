/** Whether a text has fewer code points than `length`; each is one code unit or two. */
export function isShorter(text: string, length: number): boolean {
  return text.length < length || (text.length < 2 * length && [...text].length < length);
}

/** Whether it has more. */
export function isLonger(text: string, length: number): boolean {
  return text.length > length && (text.length > 2 * length || [...text].length > length);
}
