/** The path template up to and with a parameter; `undefined` where it has none of that name. */
export function pathTo(template: string, parameter: string): string | undefined {
  const word = `{${parameter}}`;
  const start = template.indexOf(word);
  return start === -1 ? undefined : template.slice(0, start + word.length);
}
