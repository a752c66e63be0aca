import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** Texts that tell sets of characters apart. */
const probes = [..."aZ5 _-.:,/@+#\n\u00e9\u4e2d"];

/**
 * Whether a pattern may take time that grows faster than the square of a text's length on an engine
 * that goes back: a repetition within a repetition that can be cut in several ways, or three that
 * share characters in a row.
 */
export function maybeSlow(source: string): boolean {
  let slow = false;
  const enter = (alternatives: readonly AST.Alternative[]) => {
    for (const { elements } of alternatives) {
      slow ||= isRow(elements);
      for (const element of elements) visit(element);
    }
  };
  const visit = (element: AST.Element) => {
    if (element.type === "Quantifier") {
      if (element.max > 1 && isAmbiguous(element.element)) slow = true;
      visit(element.element);
    } else if ("alternatives" in element) enter(element.alternatives);
  };
  enter(parse(source).alternatives);
  return slow;
}

function parse(source: string): AST.Pattern {
  const parser = new RegExpParser();
  try {
    return parser.parsePattern(source, 0, source.length, { unicode: true });
  } catch {
    return parser.parsePattern(source, 0, source.length, { unicode: false });
  }
}

/** Whether what is repeated may match one text in several ways, or end where it could go on. */
function isAmbiguous(element: AST.QuantifiableElement): boolean {
  if (!("alternatives" in element)) return false;
  const [only, ...others] = element.alternatives;
  if (others.length > 0) return !isChoiceByFirst(element.alternatives);
  const elements = only?.elements ?? [];
  if (elements.every(isRigid)) return false;
  const isFence = (fence: AST.Element | undefined) =>
    fence !== undefined && isOne(fence) && !elements.some((one) => one !== fence && overlap(one, fence));
  return !isFence(elements.at(0)) && !isFence(elements.at(-1));
}

/** Whether the first character says which alternative is taken, and none repeats anything. */
function isChoiceByFirst(alternatives: readonly AST.Alternative[]): boolean {
  const firsts = alternatives.map(({ elements }) => elements[0]);
  return (
    alternatives.every(({ elements }) => elements.length > 0 && elements.every(isOne)) &&
    firsts.every((one, index) =>
      firsts.slice(index + 1).every((other) => !(one && other && overlap(one, other))),
    )
  );
}

/** Three repetitions without end, any two of which share a character. */
function isRow(elements: readonly AST.Element[]): boolean {
  const endless = elements.filter(
    (element) => element.type === "Quantifier" && element.max > 1000 && isOne(element.element),
  );
  return endless.some((one) => endless.filter((other) => overlap(one, other)).length >= 3);
}

/** Whether a part matches texts of one length only, in one way. */
function isRigid(element: AST.Element): boolean {
  if (element.type === "Quantifier") return element.min === element.max && isRigid(element.element);
  return element.type !== "Group" && element.type !== "CapturingGroup";
}

function isOne({ type }: AST.Element): boolean {
  return type === "Character" || type === "CharacterSet" || type === "CharacterClass";
}

/** Whether two parts of a pattern may match the same character. */
function overlap(one: AST.Element, other: AST.Element): boolean {
  const [sets, others] = [setsOf(one), setsOf(other)];
  return sets.some((a) =>
    others.some((b) => [...probes, ...literal(one), ...literal(other)].some((c) => a.test(c) && b.test(c))),
  );
}

function literal(element: AST.Element): string[] {
  return [...element.raw.replace(/\\u\w{4}|\\x\w\w|[\\[\]{}()*+?|^$]/g, "")];
}

/** Each set of characters in a part, to try characters on. */
function setsOf(element: AST.Element): RegExp[] {
  if (element.type === "Quantifier") return setsOf(element.element);
  if ("alternatives" in element)
    return element.alternatives.flatMap(({ elements }) => elements.flatMap(setsOf));
  if (!isOne(element)) return [];
  try {
    return [new RegExp(`^(?:${element.raw})$`, "u")];
  } catch {
    return [new RegExp(`^(?:${element.raw})$`)];
  }
}
