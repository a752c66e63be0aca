/** What a regular expression is made of, as far as strings are made from it. */
export type PatternPart =
  /** One character: `a`, `\d`, `[^x]`, `.`; `source` is as written. */
  | { readonly kind: "character"; readonly source: string }
  | { readonly kind: "sequence"; readonly parts: readonly PatternPart[] }
  | { readonly kind: "choice"; readonly parts: readonly PatternPart[] }
  | { readonly kind: "repeat"; readonly part: PatternPart; readonly min: number; readonly max: number }
  /** A look-ahead that must match; it takes no characters. */
  | { readonly kind: "ahead"; readonly part: PatternPart };

/**
 * The parse tree of a pattern (ECMA-262). What takes no characters (anchors, boundaries, negative
 * and backward looks) is left out: strings made from the tree are tried on the pattern afterwards.
 * A back-reference is the part that it refers to once more. The tree is our own because
 * fast-check keeps its one to itself and refuses look-aheads, which Zod's patterns have.
 */
export function parsePattern(source: string): PatternPart {
  return parseChoice({ source, at: 0, groups: [], names: new Map() });
}

interface State {
  readonly source: string;
  at: number;
  /** Capturing groups in the order in which they open. */
  readonly groups: PatternPart[];
  /** Their positions by name. */
  readonly names: Map<string, number>;
}

const nothing: PatternPart = { kind: "sequence", parts: [] };

function parseChoice(state: State): PatternPart {
  const parts = [parseSequence(state)];
  while (take(state, "|")) parts.push(parseSequence(state));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: "choice", parts };
}

function parseSequence(state: State): PatternPart {
  const parts: PatternPart[] = [];
  while (state.at < state.source.length && !"|)".includes(state.source[state.at] ?? "")) {
    const part = parseQuantified(state);
    if (part !== nothing) parts.push(part);
  }
  return { kind: "sequence", parts };
}

function parseQuantified(state: State): PatternPart {
  const part = parseAtom(state);
  const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(state.source.slice(state.at));
  if (!quantifier) return part;
  const [text, from, comma, to] = quantifier;
  state.at += text.length;
  const min = from ? Number(from) : text.startsWith("+") ? 1 : 0;
  const max = from
    ? comma
      ? to
        ? Number(to)
        : Number.POSITIVE_INFINITY
      : min
    : text.startsWith("?")
      ? 1
      : Number.POSITIVE_INFINITY;
  return part === nothing ? part : { kind: "repeat", part, min, max };
}

function parseAtom(state: State): PatternPart {
  if (take(state, "^") || take(state, "$") || take(state, "\\b") || take(state, "\\B")) return nothing;
  if (take(state, "(")) return parseGroup(state);
  const rest = state.source.slice(state.at);
  const reference = /^\\(?:([1-9]\d*)|k<([^>]*)>)/.exec(rest);
  if (reference) {
    state.at += reference[0].length;
    const position = reference[1] ? Number(reference[1]) - 1 : state.names.get(reference[2] ?? "");
    return state.groups[position ?? -1] ?? nothing;
  }
  const atom =
    /^\[(?:\\.|[^\]\\])*\]/su.exec(rest) ??
    /^\\(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|p\{[^}]*\}|.)/isu.exec(rest) ??
    /^./su.exec(rest);
  const source = atom?.[0] ?? "";
  state.at += source.length || 1;
  return { kind: "character", source };
}

function parseGroup(state: State): PatternPart {
  const ahead = take(state, "?=");
  const dropped = !ahead && (take(state, "?!") || take(state, "?<=") || take(state, "?<!"));
  const captures = !ahead && !dropped && !take(state, "?:");
  const name = captures ? /^\?<([^>]*)>/.exec(state.source.slice(state.at)) : null;
  state.at += name?.[0].length ?? 0;
  const position = captures ? state.groups.push(nothing) - 1 : -1;
  if (name?.[1]) state.names.set(name[1], position);
  const part = parseChoice(state);
  take(state, ")");
  if (captures) state.groups[position] = part;
  if (dropped) return nothing;
  return ahead ? { kind: "ahead", part } : part;
}

function take(state: State, text: string): boolean {
  if (!state.source.startsWith(text, state.at)) return false;
  state.at += text.length;
  return true;
}
