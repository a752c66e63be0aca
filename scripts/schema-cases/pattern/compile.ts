import { CharSet, type DFA, JS, NFA, type Node, type NoParent, Transformers, transform } from "refa";
import { lastCharacter, mostStates, Unsolved } from "./limits.ts";

/** Repetitions around a look-around are written out up to this many times. */
const written = 32;
const options = { maxCharacter: lastCharacter };

type Ast = NoParent<Node>;
type Kind<Type extends Node["type"]> = Extract<Ast, { type: Type }>;
type Sequence = Kind<"Concatenation">;
type Element = Sequence["elements"][number];

interface Settings {
  /** A repetition with a greater end counts as one without end. */
  readonly endless: number;
  readonly deterministic: (nfa: NFA) => DFA;
  readonly complement: (dfa: DFA) => DFA;
}

interface Reading extends Settings {
  /** The classes of characters that the pattern's look-behinds tell apart. */
  readonly blocks: readonly CharSet[];
}

/** What follows a place, by what stands before it: a character of each block or, last, nothing. */
type Following = readonly NFA[];

/**
 * The automaton of all strings on which a pattern tests true. It is made from the pattern's end to
 * its beginning, so that a look-ahead is an intersection with what follows; `^`, `$`, `\b` and
 * look-behinds at one character are look-arounds like others. Throws {@link Unsolved} for longer
 * look-behinds, look-arounds within endless repetitions, and back-references to more than a few words.
 */
export function compilePattern(source: string, settings: Settings): NFA {
  const alternatives = parse(source);
  const reading = { ...settings, blocks: blocksOf(alternatives) };
  const ways = anyOf(alternatives, everything(reading), reading);
  const found = copyOf(ways.at(-1));
  // A pattern is searched for: any characters may stand before it.
  for (const [index, block] of reading.blocks.entries()) {
    const way = ways[index];
    if (!way || way.isEmpty) continue;
    const before = NFA.all(options);
    before.append(NFA.fromCharSet(block), factory());
    before.append(way, factory());
    found.union(before, factory());
  }
  return found;
}

function parse(source: string): readonly Sequence[] {
  const flags = isUnicode(source) ? "u" : "";
  const { expression } = JS.Parser.fromLiteral({ source, flags }).parse({ maxNodes: 20_000 });
  if (!holdsInLoop(expression)) return expression.alternatives;
  const simplify = Transformers.simplify({ ignoreOrder: true, ignoreAmbiguity: true });
  return transform(simplify, expression).alternatives;
}

function isUnicode(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

/** The ways through alternatives, each on to what follows. */
function anyOf(alternatives: readonly Sequence[], after: Following, reading: Reading): Following {
  const ways = alternatives.map((one) => through(one, after, reading));
  const [only] = ways;
  return only && ways.length === 1 ? only : after.map((_, index) => union(ways.map((way) => way[index])));
}

/** From the last element to the first; neighbours without a look-around become one automaton at once. */
function through({ elements }: Sequence, after: Following, reading: Reading): Following {
  let following = after;
  for (let end = elements.length; end > 0; ) {
    let start = end - 1;
    const element = elements[start] as Element;
    if (holdsAssertion(element)) following = special(element, following, reading);
    else {
      while (start > 0 && !holdsAssertion(elements[start - 1] as Element)) start--;
      following = plain(elements.slice(start, end), following, reading);
    }
    end = start;
  }
  return following;
}

/** Elements without a look-around, then what follows their last character. */
function plain(elements: readonly Element[], after: Following, { blocks, endless }: Reading): Following {
  const own = NFA.fromRegex(
    widened({ type: "Concatenation", elements: [...elements] }) as Sequence,
    options,
    { infinityThreshold: endless },
    factory(),
  );
  const [first] = after;
  if (first && after.every((one) => one === first)) {
    own.append(first, factory());
    return after.map(() => own);
  }
  const filled = own.copy(factory());
  filled.withoutEmptyWord();
  const onward = union(
    blocks.map((block, index) => {
      const endings = NFA.all(options);
      endings.append(NFA.fromCharSet(block), factory());
      const part =
        blocks.length === 1 ? filled.copy(factory()) : NFA.fromIntersection(filled, endings, factory());
      part.append(after[index] as NFA, factory());
      return part;
    }),
  );
  const isOptional = own.test([]);
  return after.map((following) => (isOptional ? union([onward, following]) : onward));
}

/** An element with a look-around in it. */
function special(element: Element, after: Following, reading: Reading): Following {
  switch (element.type) {
    case "Alternation":
      return anyOf(element.alternatives, after, reading);
    case "Quantifier":
      return repeated(element, after, reading);
    case "Assertion":
      return element.kind === "ahead" ? ahead(element, after, reading) : behind(element, after, reading);
    default:
      throw new Unsolved("a back-reference");
  }
}

function repeated(
  { alternatives, min, max }: Kind<"Quantifier">,
  after: Following,
  reading: Reading,
): Following {
  if (max > written) throw new Unsolved("a look-around that is repeated");
  let whole = after;
  for (let count = max; count > 0; count--) {
    const once = anyOf(alternatives, whole, reading);
    whole = count <= min ? once : after.map((following, index) => union([once[index], following]));
  }
  return whole;
}

/** What follows must be of the look-ahead's language, too, or must not be. */
function ahead({ alternatives, negate }: Kind<"Assertion">, after: Following, reading: Reading): Following {
  const looked = anyOf(alternatives, everything(reading), reading);
  return after.map((following, index) => {
    const seen = reading.deterministic(looked[index] as NFA);
    return NFA.fromIntersection(following, negate ? reading.complement(seen) : seen, factory());
  });
}

/** A look-behind at one character decides by what stands before. */
function behind(assertion: Kind<"Assertion">, after: Following, { blocks }: Reading): Following {
  const set = behindSet(assertion);
  return after.map((following, index) => {
    const isSeen = blocks[index]?.isSubsetOf(set) ?? false;
    return isSeen !== assertion.negate ? following : NFA.empty(options);
  });
}

function behindSet({ alternatives }: Kind<"Assertion">): CharSet {
  return alternatives.reduce((set, { elements }) => {
    const [only] = elements;
    if (elements.length !== 1 || only?.type !== "CharacterClass") throw new Unsolved("a look-behind");
    return set.union(wide(only.characters));
  }, CharSet.empty(lastCharacter));
}

function blocksOf(alternatives: readonly Sequence[]): readonly CharSet[] {
  let blocks: readonly CharSet[] = [CharSet.all(lastCharacter)];
  const visit = (node: Ast) => {
    if (node.type === "Assertion" && node.kind === "behind") {
      const set = behindSet(node);
      blocks = blocks
        .flatMap((block) => [block.intersect(set), block.without(set)])
        .filter((block) => !block.isEmpty);
    } else childrenOf(node).forEach(visit);
  };
  alternatives.forEach(visit);
  return blocks;
}

function childrenOf(node: Ast): readonly Ast[] {
  if (node.type === "Concatenation") return node.elements;
  return "alternatives" in node ? node.alternatives : [];
}

function holdsAssertion(node: Ast): boolean {
  return node.type === "Assertion" || node.type === "Unknown" || childrenOf(node).some(holdsAssertion);
}

function holdsInLoop(node: Ast): boolean {
  if (node.type === "Quantifier" && node.max > written && holdsAssertion(node)) return true;
  return childrenOf(node).some(holdsInLoop);
}

/** The node with its characters as code points, also where the pattern was read by UTF-16 units. */
function widened(node: Ast): Ast {
  if (node.type === "CharacterClass") return { ...node, characters: wide(node.characters) };
  if (node.type === "Concatenation")
    return { ...node, elements: node.elements.map((one) => widened(one) as Element) };
  if (!("alternatives" in node)) return node;
  return { ...node, alternatives: node.alternatives.map((one) => widened(one) as Sequence) };
}

function wide(set: CharSet): CharSet {
  return set.maximum === lastCharacter ? set : CharSet.empty(lastCharacter).union(set.ranges);
}

function union(parts: readonly (NFA | undefined)[]): NFA {
  const whole = NFA.empty(options);
  for (const part of parts) if (part) whole.union(part, factory());
  return whole;
}

function everything({ blocks }: Reading): Following {
  const all = NFA.all(options);
  return [...blocks.map(() => all), all];
}

function copyOf(nfa: NFA | undefined): NFA {
  return nfa?.copy(factory()) ?? NFA.empty(options);
}

function factory(): NFA.LimitedNodeFactory {
  return new NFA.LimitedNodeFactory(10 * mostStates);
}
