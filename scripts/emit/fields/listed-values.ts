/** The values of which a pattern takes a list with commas, as in `^(?:a|b)(?:,(?:a|b))*$`; `[]`: it is another pattern. */
export function valuesOfList(pattern: string): string[] {
  const [, , one = ""] = /^\^?\((\?:)?([\w|-]+)\)\((?:\?:)?,\s?\((?:\?:)?\2\)\)\*\$?$/.exec(pattern) ?? [];
  return one.split("|").filter((value) => value !== "");
}
