import { DFA, type NFA } from "refa";
import { compilePattern } from "./compile.ts";
import { lastCharacter, mostStates, Unsolved } from "./limits.ts";

/** A set of strings, as an automaton over code points with one way for each string. */
export type Language = DFA;

/**
 * A repetition with a greater end counts as one without end, for fewer states: the second number is
 * for patterns that are too big with the first. The result is tested against the pattern itself.
 */
const endless = [1000, 50];

const languages = new Map<string, Language | Unsolved>();

/**
 * All strings on which a pattern tests true (ECMA-262, searched for as JSON Schema says).
 * Throws {@link Unsolved} where a construct is beyond automata or the limit of states is reached.
 */
export function languageOf(source: string): Language {
  const known = languages.get(source) ?? makeLanguage(source);
  languages.set(source, known);
  if (known instanceof Unsolved) throw known;
  return known;
}

function makeLanguage(source: string): Language | Unsolved {
  let made: Language | Unsolved | undefined;
  for (const end of endless) {
    made = attempt(() => deterministic(compilePattern(source, { endless: end, deterministic, complement })));
    if (!(made instanceof Unsolved)) break;
  }
  return made ?? new Unsolved("no attempt");
}

/** What `make` gives, or why it gave nothing. */
export function attempt<Made>(make: () => Made): Made | Unsolved {
  try {
    return make();
  } catch (error) {
    return error instanceof Unsolved ? error : new Unsolved((error as Error).message, { cause: error });
  }
}

function deterministic(nfa: NFA): Language {
  return smallest(DFA.fromFA(nfa, limited()));
}

/** All strings that a language does not hold. */
export function complement(language: Language): Language {
  const other = language.copy(limited());
  other.complement(limited());
  return smallest(other);
}

/** The strings that all of them hold; of none of them, every string. */
export function intersection(languages: readonly Language[]): Language {
  const [first = DFA.all({ maxCharacter: lastCharacter }), ...others] = languages;
  return others.reduce((left, right) => smallest(DFA.fromIntersection(left, right, limited())), first);
}

function smallest(language: Language): Language {
  language.minimize();
  return language;
}

function limited(): DFA.LimitedNodeFactory {
  return new DFA.LimitedNodeFactory(mostStates);
}
