import { isObject } from "../../lib/json.ts";
import { type JsonSchema, resolveRef } from "../../lib/json-schema.ts";
import { divide, type ProofPair } from "./divide.ts";
import { saysNoText, textsFingerprint } from "./fingerprint.ts";

/** The texts of a pair, as it is, with which its Zod schema rejects values; `undefined` is one of the values. */
type TextsOf = (pair: ProofPair) => readonly string[];

/**
 * Texts among which are all with which pairs reject values, asked part by part, as {@link divide} takes them apart: a
 * text is that of the first issue, and an issue is of the part that finds it. What is the same is asked once.
 */
export function textsInParts(root: object, textsOf: TextsOf): (pair: ProofPair) => ReadonlySet<string> {
  const told = new Map<string, ReadonlySet<string>>();
  const numbers = new Map<unknown, number>();
  const keyOf = ({ schema, emitted }: ProofPair) => {
    const judge = textsFingerprint(schema) ?? schema._zod.def;
    const number = numbers.get(judge) ?? numbers.size;
    numbers.set(judge, number);
    return `${number} ${JSON.stringify(emitted)}`;
  };
  const none = new Map();
  const open = new Set<string>();
  let fresh = new Map<string, ReadonlySet<string>>();
  let isCyclic = false;
  const within = (pair: ProofPair): ReadonlySet<string> => {
    if (saysNoText(pair.schema)) return new Set();
    const key = keyOf(pair);
    const before = told.get(key) ?? fresh.get(key);
    if (before) return before;
    if (open.has(key)) {
      // A schema that contains itself adds no texts inside.
      isCyclic = true;
      return new Set();
    }
    open.add(key);
    const found = asked({ ...pair, emitted: behindReference(pair.emitted, root) });
    open.delete(key);
    fresh.set(key, found);
    return found;
  };
  const asked = (pair: ProofPair): ReadonlySet<string> => {
    const divided = divide(pair, none);
    // A union's text is its own or that of an option.
    if (!divided || divided.isUnion) return new Set(textsOf(pair));
    const { shell, parts } = divided;
    const own = saysNoText(shell.schema) ? [] : textsOf(shell);
    return new Set([...own, ...parts.flatMap((part) => [...within(part)])]);
  };
  return (pair) => {
    fresh = new Map();
    isCyclic = false;
    const found = within(pair);
    // A part that was tried inside another one was not tried with all of its own values.
    for (const [key, texts] of isCyclic ? [[keyOf(pair), found] as const] : fresh) told.set(key, texts);
    return found;
  };
}

function behindReference(emitted: JsonSchema, root: object): JsonSchema {
  if (!isObject(emitted) || Object.keys(emitted).join() !== "$ref") return emitted;
  return resolveRef(root, String(emitted.$ref)) ?? emitted;
}
