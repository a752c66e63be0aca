/** Words as a name in a sample; `parameter` is added to one that the sample uses itself or the language reserves. */
export function freeName(
  words: readonly string[],
  inCase: (words: readonly string[]) => string,
  taken: ReadonlySet<string>,
): string {
  const name = inCase(words);
  return taken.has(name) ? inCase([...words, "parameter"]) : name;
}
