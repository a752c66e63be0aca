import { asFields } from "../../lib/fields.ts";
import type { ProbedInput } from "../inputs.ts";
import { wholeInput } from "../laws/whole-body.ts";
import { referringFields } from "../references.ts";
import { bodyOf, bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import { leafAt, leavesOf, type Place, withLeaf } from "./leaves.ts";

/** Texts that a server is tempted to mend, or takes for something else. */
const texts: readonly (readonly [label: string, text: string])[] = [
  ["digits with zeros before them", "0072"],
  ["a number with zeros behind it", "1.50"],
  ["a full stop at the end", "Ends here."],
  ["spaces around it, and two within", "  a  b "],
  ["a line break at both ends", "\n\ta\r\nb\n"],
  ["letters in both cases", "mIXED Case"],
  ["long dashes and printed quotes", "\u2013\u2014\u2015\u201ca\u201d\u2018b\u2019\u2026"],
  ["characters that have a plainer form", "\ufb01\u00bd\u2460\uff21\u00a0\u2003x"],
  ["accents beside their letters, and within", "e\u0301\u00e9\u212b\u1e9b\u0323"],
  ["characters that can't be seen", "a\u00ad\u200b\u200d\u2060\u200eb"],
  ["signs beyond 16 bits", "\u{1f469}\u200d\u{1f33e}\u{1f600}"],
  ["signs of HTML", "<b>&amp;\"'</b>"],
  ["signs of URLs", "%41%20+a?b=c&d#e"],
  ["signs of JSON", String.raw`\u0041\n\"`],
  ["signs of lists", "a,b;c|d, e"],
  ["a formula", "=1+1"],
  ["a word that stands for nothing", "null"],
  ["a word that stands for a number", "-1e3"],
  ["a sign alone", "-"],
];

/** Lists of texts that a server is tempted to put in order. */
const lists: readonly (readonly [label: string, list: readonly string[]])[] = [
  ["a list that is not in order", ["zeta", "Mu", "alpha"]],
  ["a list with letters in both cases", ["b", "A", "a", "B"]],
  ["a list with an item twice", ["b", "a", "b"]],
  ["a list of texts with spaces around", [" b ", "a, c"]],
  ["a list of digits", ["010", "9", "1.0"]],
];

/**
 * Bodies in which each text, or each list of texts, is another one that its schema takes: what a server must keep as
 * it is sent. Also the lists of the body the other way round.
 */
export function textInputs(target: CheckedTarget): ProbedInput[] {
  const { subject } = target;
  const schema = bodySchema(subject);
  const body = wholeInput(target)?.body;
  if (!schema || bodyOf(subject.operation)?.kind !== "json" || asFields(body) === undefined) return [];
  const fixed = referringFields(subject);
  const isTaken = (value: unknown) => schema.safeParse(value).success;
  const places = leavesOf(body).filter(([name]) => !fixed.has(String(name)));
  const withEach = (at: readonly Place[], other: (value: unknown) => unknown): unknown =>
    at.reduce<unknown>((whole, place) => {
      const changed = withLeaf(whole, place, other);
      return isTaken(changed) ? changed : whole;
    }, body);
  const isText = (place: Place) => typeof leafAt(body, place) === "string";
  const isList = (place: Place) => Array.isArray(leafAt(body, place));
  const candidates: [label: string, body: unknown][] = [
    ...texts.map(([label, text]): [string, unknown] => [label, withEach(places.filter(isText), () => text)]),
    ...lists.map(([label, list]): [string, unknown] => [label, withEach(places.filter(isList), () => list)]),
    [
      "lists the other way round",
      withEach(places.filter(isList), (list) => [...(list as unknown[])].reverse()),
    ],
  ];
  const seen = new Set([JSON.stringify(body)]);
  return candidates.flatMap(([label, other]) => {
    const text = JSON.stringify(other);
    if (seen.has(text) || !isTaken(other)) return [];
    seen.add(text);
    const sent = { body: other };
    return [{ place: "body", probed: sent, sent, valid: true, rule: "", pointer: "", label, unknown: false }];
  });
}
