import type { CharSet, DFA } from "refa";
import type { Language } from "./language.ts";
import { picksOf } from "./picks.ts";

/** How many code points a string may have. */
export interface LengthLimits {
  readonly min: number;
  readonly max: number;
}

/** States times lengths that are looked through; beyond, longer strings are not found. */
const mostWork = 4_000_000;
/** Where the upper limit is higher, the longest strings are not looked for. */
const longestScan = 100_000;

interface Arrow {
  readonly to: number;
  readonly characters: CharSet;
}

/** A language by numbers: the arrows that leave each state, and which states end a string; 0 is the first. */
interface Graph {
  readonly arrows: readonly (readonly Arrow[])[];
  /** For each length, the states from which exactly so many characters lead to an end. */
  readonly ends: Uint8Array[];
}

const graphs = new WeakMap<Language, Graph>();

/** A string of exactly so many code points, of simple characters; `undefined` if the language has none. */
export function wordOfLength(language: Language, length: number): string | undefined {
  const graph = graphOf(language);
  return endsIn(graph, 0, length) ? finish(graph, 0, length) : undefined;
}

/** The shortest string within the limits. */
export function shortestWord(language: Language, limits: LengthLimits): string | undefined {
  const length = firstLength(graphOf(language), 0, limits);
  return length === undefined ? undefined : wordOfLength(language, length);
}

/** The shortest lengths within the limits that strings have, and the longest ones where there is an upper limit. */
export function edgeLengths(language: Language, limits: LengthLimits): number[] {
  const graph = graphOf(language);
  const count = graph.arrows.length;
  const lengths = new Set<number>();
  const scan = (from: number, to: number, by: number) => {
    let left = 2;
    for (let length = from; left > 0 && Math.sign(to - length) !== -by; length += by) {
      if (!endsIn(graph, 0, length)) continue;
      lengths.add(length);
      left--;
    }
  };
  scan(limits.min, Math.min(limits.max, limits.min + 2 * count), 1);
  if (limits.max < longestScan) scan(limits.max, Math.max(limits.min, limits.max - 2 * count), -1);
  return [...lengths].sort((a, b) => a - b);
}

/**
 * Strings within the limits that go through each arrow of the automaton, by the characters at the
 * edges of what it takes; spread over the automaton where these are more than `most`.
 */
export function edgeWords(language: Language, limits: LengthLimits, most = 40): string[] {
  const graph = graphOf(language);
  const words: string[] = [];
  for (const [state, before] of waysTo(graph)) {
    const size = [...before].length;
    for (const { to, characters } of graph.arrows[state] ?? []) {
      const left = { min: Math.max(0, limits.min - size - 1), max: limits.max - size - 1 };
      const length = firstLength(graph, to, left);
      if (length === undefined) continue;
      const after = finish(graph, to, length);
      for (const character of picksOf(characters).edges) words.push(before + character + after);
    }
  }
  const different = [...new Set(words)];
  const stride = Math.max(1, different.length / most);
  return Array.from(
    { length: Math.min(most, different.length) },
    (_, index) => different[Math.floor(index * stride)] ?? "",
  );
}

/** Different strings within the limits, the shortest first, of simple characters. */
export function* wordsWithin(language: Language, limits: LengthLimits): Generator<string> {
  const graph = graphOf(language);
  const first = firstLength(graph, 0, limits);
  if (first === undefined) return;
  const deepest = Math.min(limits.max, first + 64);
  for (let length = first; length <= deepest; length++)
    if (endsIn(graph, 0, length)) {
      if (length > 200) yield finish(graph, 0, length);
      else yield* spelled(graph, 0, length);
    }
}

function* spelled(graph: Graph, state: number, length: number): Generator<string> {
  if (length === 0) {
    yield "";
    return;
  }
  for (const { to, characters } of graph.arrows[state] ?? [])
    if (endsIn(graph, to, length - 1))
      for (const rest of spelled(graph, to, length - 1))
        for (const character of picksOf(characters).simple) yield character + rest;
}

function graphOf(language: Language): Graph {
  const known = graphs.get(language);
  if (known) return known;
  const nodes = [...language.nodes()];
  const start = nodes.indexOf(language.initial);
  [nodes[0], nodes[start]] = [language.initial, nodes[0] as DFA.Node];
  const numbers = new Map(nodes.map((node, index) => [node, index]));
  const arrows = nodes.map((node) =>
    [...node.out.invert(language.maxCharacter)].map(([to, characters]) => ({
      to: numbers.get(to) ?? 0,
      characters,
    })),
  );
  const graph = { arrows, ends: [Uint8Array.from(nodes, (node) => (language.finals.has(node) ? 1 : 0))] };
  graphs.set(language, graph);
  return graph;
}

/** The states in the order in which they can be reached, each with a shortest string that leads there. */
function waysTo({ arrows }: Graph): Map<number, string> {
  const ways = new Map([[0, ""]]);
  for (const [state, before] of ways)
    for (const { to, characters } of arrows[state] ?? [])
      if (!ways.has(to)) ways.set(to, before + (picksOf(characters).simple[0] ?? ""));
  return ways;
}

/** Whether exactly so many characters lead from a state to an end; also no where that is too much work. */
function endsIn({ arrows, ends }: Graph, state: number, length: number): boolean {
  if (length * arrows.length > mostWork) return false;
  for (let next = ends.length; next <= length; next++) {
    const before = ends[next - 1] as Uint8Array;
    ends.push(Uint8Array.from(arrows, (out) => (out.some(({ to }) => before[to] === 1) ? 1 : 0)));
  }
  return ends[length]?.[state] === 1;
}

/** The least length within the limits that leads from a state to an end. */
function firstLength(graph: Graph, state: number, { min, max }: LengthLimits): number | undefined {
  // A longer way goes through one state twice, and is there without the loop.
  const last = Math.min(max, min + graph.arrows.length, Math.floor(mostWork / graph.arrows.length));
  for (let length = min; length <= last; length++) if (endsIn(graph, state, length)) return length;
  return undefined;
}

/** The characters of a way of this length to an end; there is one. */
function finish(graph: Graph, from: number, length: number): string {
  let state = from;
  let text = "";
  for (let left = length - 1; left >= 0; left--) {
    let best: Arrow | undefined;
    for (const arrow of graph.arrows[state] ?? [])
      if (endsIn(graph, arrow.to, left) && (!best || rankOf(arrow) < rankOf(best))) best = arrow;
    if (!best) break;
    text += picksOf(best.characters).simple[0] ?? "";
    state = best.to;
  }
  return text;
}

function rankOf({ characters }: Arrow): number {
  return picksOf(characters).rank;
}

// Coverage: the types let a state have no arrows, and an index no entry; a language has both wherever this looks.
