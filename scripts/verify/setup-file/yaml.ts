import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  type YAMLError,
} from "yaml";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import { yamlTokens } from "../../model/read/yaml.ts";
import { setupProblem } from "./problems.ts";

/** Where a node or a key begins. */
export interface YamlPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A value of a YAML file, and where each part of it stands. */
export type YamlNode = { readonly place: YamlPlace } & (
  | {
      readonly kind: "map";
      readonly entries: ReadonlyMap<string, { readonly key: YamlPlace; readonly node: YamlNode }>;
    }
  | { readonly kind: "list"; readonly items: readonly YamlNode[] }
  | {
      readonly kind: "scalar";
      /** As it is written, without quotes: `007` stays `007`. */
      readonly text: string;
      /** As YAML 1.2 reads it: a text, a number, a boolean or `null`. */
      readonly value: unknown;
    }
);

/** The most characters and levels of a file that a person writes. */
const mostCharacters = 1_048_576;
const deepest = 100;

/** Reads the one document of a YAML file. Throws a `ProblemError` with all that is wrong in it. */
export function readYaml(text: string, file: string): YamlNode {
  const lines = new LineCounter();
  const placeAt = (offset: number): YamlPlace => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (text.length > mostCharacters) throw new ProblemError([setupProblem("setup-too-large", {}, { file })]);
  const tokens = yamlTokens(text, deepest, lines.addNewLine);
  if (!tokens) throw new ProblemError([setupProblem("setup-too-deep", { most: deepest }, { file })]);
  const [document, second] = [
    ...new Composer({ prettyErrors: false, stringKeys: true }).compose(tokens, true, text.length),
  ];
  if (!document?.contents || isEmpty(document.contents))
    throw new ProblemError([setupProblem("setup-empty", {}, { file })]);
  const problems = [
    ...document.errors.map((error) => malformed(error, text, placeAt)),
    ...document.warnings.map(({ message, pos: [at] }) => notYaml(message, placeAt(at))),
    ...(second
      ? [setupProblem("setup-documents", {}, placeAt(second.contents?.range[0] ?? second.range[0]))]
      : []),
  ];
  if (problems.length > 0) throw new ProblemError(problems);
  return readNode(document, placeAt);
}

function isEmpty(node: ParsedNode): boolean {
  return isScalar(node) && node.source === "";
}

function malformed(
  { code, message, pos: [start] }: YAMLError,
  text: string,
  placeAt: (offset: number) => YamlPlace,
): Problem {
  const place = placeAt(start);
  if (code === "DUPLICATE_KEY")
    return setupProblem("setup-duplicate-key", { key: keyAt(text, start) }, place);
  if (code === "TAB_AS_INDENT") return setupProblem("setup-tab", {}, place);
  return notYaml(message, place);
}

/** A key as the file has it. */
function keyAt(text: string, start: number): string {
  const [line = ""] = text.slice(start).split("\n");
  const [key = line] = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'|^.+?(?=\s*:)/.exec(line) ?? [];
  return key;
}

function notYaml(message: string, place: YamlPlace): Problem {
  const [reason = ""] = message.split("\n");
  return setupProblem("setup-not-yaml", { reason: reason.replace(/\.$/, "") }, place);
}

function readNode(document: Document.Parsed, placeAt: (offset: number) => YamlPlace): YamlNode {
  const problems: Problem[] = [];
  const read = (node: unknown, before: YamlPlace): YamlNode => {
    const place = hasRange(node) ? placeAt(node.range[0]) : before;
    // An alias may expand without end, and a setup file has no need of one.
    if (isAlias(node)) problems.push(setupProblem("setup-alias", { name: node.source }, place));
    if (isMap(node))
      return {
        place,
        kind: "map",
        entries: new Map(
          node.items.filter(isPair).map(({ key, value }) => {
            const at = hasRange(key) ? placeAt(key.range[0]) : place;
            return [isScalar(key) ? String(key.value) : "", { key: at, node: read(value, at) }];
          }),
        ),
      };
    if (isSeq(node)) return { place, kind: "list", items: node.items.map((item) => read(item, place)) };
    if (!isScalar(node)) return { place, kind: "scalar", text: "", value: null };
    return { place, kind: "scalar", text: node.source ?? String(node.value), value: node.value };
  };
  const whole = read(document.contents, placeAt(0));
  if (problems.length > 0) throw new ProblemError(problems);
  return whole;
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

// Coverage: what the YAML parser always has, a place or a source, has no other side that a test could reach.
