type InCase = (words: readonly string[]) => string;

/**
 * A path parameter's words as a name in a sample; `parameter` is added to one that the sample uses itself, also for
 * its answer, or that the language reserves.
 */
export function freeName(
  words: readonly string[],
  inCase: InCase,
  taken: ReadonlySet<string>,
  answer: string,
): string {
  const name = inCase(words);
  return taken.has(name) || name === answer ? inCase([...words, "parameter"]) : name;
}

/** The words of the answer as a name in a sample; `data` is added to one that is taken. */
export function answerName(words: readonly string[], inCase: InCase, taken: ReadonlySet<string>): string {
  const name = inCase(words);
  return taken.has(name) && name !== "data" ? inCase([...words, "data"]) : name;
}
