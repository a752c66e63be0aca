import { isObject } from "../../../lib/json.ts";
import type { SchemaObject } from "../../../lib/json-schema.ts";
import { formatPatterns } from "../../../schema-cases/format-patterns.ts";
import {
  attempt,
  complement,
  intersection,
  type Language,
  languageOf,
} from "../../../schema-cases/pattern/language.ts";
import { Unsolved } from "../../../schema-cases/pattern/limits.ts";
import { edgeWords, shortestWord } from "../../../schema-cases/pattern/words.ts";
import { flatOf, type Placed } from "../flat-schemas/flat.ts";
import type { SchemaPair } from "./differing-sites.ts";

/** The most texts that are tried on which the patterns of two schemas disagree. */
const most = 10;

/**
 * Texts that the patterns of one schema accept and those of the other refuse, however far from their edges
 * they differ; none if automata can't express a pattern.
 */
export function textsApart({ old, now }: SchemaPair): string[] {
  const [was, is] = [textIn(old), textIn(now)];
  if (!was || !is || was.patterns.join("\n") === is.patterns.join("\n")) return [];
  return [...apart(was, is), ...apart(is, was)];
}

/** Why values may not distinguish two patterns: automata can't express one of them. */
export function patternsBeyond({ old, now }: SchemaPair): string | undefined {
  const patterns = [old, now].map((placed) => {
    const flat = flatOf(placed);
    return isObject(flat) ? flat["pattern"] : undefined;
  });
  const isBeyond = (pattern: unknown) =>
    typeof pattern === "string" && attempt(() => languageOf(pattern)) instanceof Unsolved;
  return patterns[0] !== patterns[1] && patterns.some(isBeyond)
    ? "no value that tells the patterns apart was found"
    : undefined;
}

/** For each side, what no text fits at once; `undefined` if patterns and formats alone do not show it. */
export function contradictionsIn({ old, now }: SchemaPair): (string | undefined)[] {
  const [was, is] = [textIn(old), textIn(now)];
  return was && is ? [contradictionIn(was), contradictionIn(is)] : [];
}

function contradictionIn(text: Text): string | undefined {
  const format = text.format ? [`\`format: ${text.format}\``] : [];
  const told = [...format, ...text.patterns.map((pattern) => `\`pattern: ${pattern}\``)];
  if (told.length < 2) return undefined;
  const all = attempt(() => intersection(languagesOf(text)));
  return !(all instanceof Unsolved) && all.isEmpty ? told.join(" and ") : undefined;
}

interface Text {
  readonly patterns: readonly string[];
  /** The format, if all of its texts are known to match its pattern. */
  readonly format: string | undefined;
  readonly min: number;
  readonly max: number;
}

const exact: ReadonlySet<unknown> = new Set(["date", "date-time", "uuid", "ipv4"]);

/** The rules for texts; `undefined` if there is no pattern, or if other values are also accepted. */
function textIn(placed: Placed): Text | undefined {
  const flat = flatOf(placed);
  if (!isObject(flat) || flat["type"] !== "string" || flat["enum"] || "const" in flat) return undefined;
  const beside = Array.isArray(flat["allOf"]) ? flat["allOf"].filter(isObject) : [];
  const patterns = [flat, ...beside]
    .map(({ pattern }) => pattern)
    .filter((pattern) => typeof pattern === "string")
    .sort();
  const { format } = flat;
  return {
    patterns,
    format: typeof format === "string" && exact.has(format) ? format : undefined,
    min: bound(flat, "minLength", 0),
    max: bound(flat, "maxLength", Number.POSITIVE_INFINITY),
  };
}

function bound(flat: SchemaObject, keyword: string, none: number): number {
  const value = flat[keyword];
  return typeof value === "number" ? value : none;
}

function languagesOf({ patterns, format }: Text): Language[] {
  const known = format === undefined ? undefined : formatPatterns.get(format);
  return [...patterns, ...(known === undefined ? [] : [known])].map(languageOf);
}

function apart(taken: Text, refused: Text): string[] {
  if (refused.patterns.length === 0) return [];
  const texts = attempt(() => {
    const other = complement(intersection(refused.patterns.map(languageOf)));
    const between = intersection([...languagesOf(taken), other]);
    if (between.isEmpty) return [];
    const shortest = shortestWord(between, taken);
    return [...(shortest === undefined ? [] : [shortest]), ...edgeWords(between, taken, most)];
  });
  return texts instanceof Unsolved ? [] : texts;
}
