/** Characters of every kind that patterns tell apart: all of ASCII, then some of what else there is. */
export const probes: readonly string[] = [
  ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
  ..." !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\t\n\r\u0000\u007f\u00a0é²ßΩжא中。\u2028😀🇩\u20e3",
];

/** Characters that a class, an escape or a plain character of a pattern matches, and such that it doesn't. */
export interface CharacterSet {
  /** Simplest first, then those at the edges of its ranges. */
  readonly inside: readonly string[];
  /** The neighbours of those edges first. */
  readonly outside: readonly string[];
}

const sets = new Map<string, CharacterSet>();

/** `source` is one character of a pattern as written: `[a-z]`, `\d`, `.`, `x`. */
export function charactersOf(source: string): CharacterSet {
  const known = sets.get(source);
  if (known) return known;
  const made = probe(source);
  sets.set(source, made);
  return made;
}

function probe(source: string): CharacterSet {
  const matches = matcher(source);
  const candidates = [...new Set([...probes, ...named(source)])];
  const inside = candidates.filter(matches);
  const [simplest] = inside;
  const edges: string[] = [];
  const neighbours: string[] = [];
  for (const character of inside)
    for (const distance of [-1, 1]) {
      const neighbour = String.fromCodePoint(Math.max((character.codePointAt(0) ?? 0) + distance, 0));
      if (matches(neighbour)) continue;
      edges.push(character);
      neighbours.push(neighbour);
    }
  const cased = edges.flatMap((edge) => [edge.toLowerCase(), edge.toUpperCase()]);
  const outside = [...neighbours, ...cased, ...candidates].filter((character) => !matches(character));
  return {
    inside: [...new Set([...(simplest === undefined ? [] : [simplest]), ...edges])],
    outside: [...new Set(outside)].slice(0, Math.max(2, new Set(neighbours).size) + 1),
  };
}

function matcher(source: string): (character: string) => boolean {
  for (const flags of ["u", ""])
    try {
      const pattern = new RegExp(`^${source}$`, flags);
      return (character) => pattern.test(character);
    } catch {}
  return () => false;
}

/** Characters written in a class: those that the probes can't know. */
function named(source: string): string[] {
  const plain = source.replaceAll(/\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (_, a, b, c) =>
    String.fromCodePoint(Math.min(Number.parseInt(a ?? b ?? c, 16), 0x10ffff)),
  );
  return [...plain];
}
