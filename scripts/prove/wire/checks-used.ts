/** The client's module of checks, as text: the checks that an operation's module uses are found in it. */
const declaration = /^export const ([\p{ID_Start}$_][\p{ID_Continue}$]*): check\.Check = /gmu;
const use = /\bchecks\.([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;
const word = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/**
 * Returns the texts of all checks that a module uses, and of those that these use; `undefined` if one of them is not
 * found. A check counts as used where its name stands, be it in a text.
 */
export function checksUsedBy(checksText: string): (module: string) => readonly string[] | undefined {
  const starts = [...checksText.matchAll(declaration)];
  const head = checksText.slice(0, starts[0]?.index ?? checksText.length);
  const declared = new Map(
    starts.map(({ index, 1: name = "" }, at) => [name, checksText.slice(index, starts[at + 1]?.index)]),
  );
  const named = new Map<string, readonly string[]>();
  const namedBy = (name: string) => {
    const known =
      named.get(name) ??
      [...new Set([...(declared.get(name) ?? "").matchAll(word)].map(([found]) => found))].filter((found) =>
        declared.has(found),
      );
    named.set(name, known);
    return known;
  };
  return (module) => {
    const used = new Set(
      [...module.replace('"../checks.js"', "").matchAll(use)].map(([, name = ""]) => name),
    );
    for (const name of used) {
      if (!declared.has(name)) return undefined;
      for (const further of namedBy(name)) used.add(further);
    }
    return [head, ...[...used].sort().map((name) => declared.get(name) ?? "")];
  };
}
