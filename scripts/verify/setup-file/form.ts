import { nearest } from "../../contract/check/nearest.ts";
import type { Problem } from "../../lib/problem.ts";
import { setupProblem } from "./problems.ts";
import type { YamlNode, YamlPlace } from "./yaml.ts";

/** A member of an object of the file. */
export interface FormEntry {
  readonly name: string;
  /** From the top of the file: `principals.first.objects`. */
  readonly key: string;
  readonly keyPlace: YamlPlace;
  readonly node: YamlNode;
}

/** Reads parts of the file; what is of another form is a problem, and read as absent. */
export interface FormReader {
  /** The members of an object; with `known`, any other is a problem. */
  readonly entries: (node: YamlNode, key: string, expected: string, known?: readonly string[]) => FormEntry[];
  readonly list: (entry: FormEntry, expected: string) => readonly YamlNode[];
  readonly text: (node: YamlNode, key: string, expected: string) => string | undefined;
  /** Adds the problem that a node is not what is expected. */
  readonly refuse: (node: YamlNode, key: string, expected: string) => undefined;
  /** A value with the type that it has in YAML, which must be one of JSON. */
  readonly json: (node: YamlNode, key: string) => unknown;
}

export function formReader(problems: Problem[]): FormReader {
  const refuse: FormReader["refuse"] = (node, key, expected) =>
    void problems.push(setupProblem("setup-form", { key, found: kindOf(node), expected }, node.place));

  const entries: FormReader["entries"] = (node, key, expected, known) => {
    // A key whose members are all commented out.
    if (node.kind === "scalar" && node.value === null) return [];
    if (node.kind !== "map") {
      refuse(node, key || "The file", expected);
      return [];
    }
    return [...node.entries].flatMap(([name, { key: keyPlace, node: inner }]) => {
      const entry = { name, key: key ? `${key}.${name}` : name, keyPlace, node: inner };
      if (!known || known.includes(name)) return [entry];
      problems.push(unknownKey(name, known, keyPlace));
      return [];
    });
  };

  const list: FormReader["list"] = ({ node, key }, expected) => {
    if (node.kind === "list") return node.items;
    if (!(node.kind === "scalar" && node.value === null)) refuse(node, key, expected);
    return [];
  };

  const text: FormReader["text"] = (node, key, expected) => {
    if (node.kind === "scalar" && node.text !== "") return node.text;
    return refuse(node, key, expected);
  };

  const json = (node: YamlNode, key: string): unknown => {
    if (node.kind === "list") return node.items.map((item, index) => json(item, `${key}.${index}`));
    if (node.kind === "map")
      return Object.fromEntries(
        [...node.entries].map(([name, { node: inner }]) => [name, json(inner, `${key}.${name}`)]),
      );
    if (!isExact(node.value, node.text))
      problems.push(setupProblem("setup-value", { key, text: node.text }, node.place));
    return node.value;
  };
  return { entries, list, text, refuse, json };
}

/** Whether a number of the file is one of JSON that keeps all its digits. */
function isExact(value: unknown, text: string): boolean {
  if (typeof value !== "number") return true;
  return Number.isFinite(value) && (Number.isSafeInteger(value) || !/^[-+]?\d+$/.test(text));
}

function unknownKey(key: string, known: readonly string[], place: YamlPlace): Problem {
  const meant = nearest(key, known);
  const values = { key, known: known.map((name) => `\`${name}\``).join(", ") };
  return meant === undefined
    ? setupProblem("setup-unknown-key", values, place)
    : setupProblem("setup-unknown-key:near", { ...values, meant }, place);
}

function kindOf(node: YamlNode): string {
  if (node.kind !== "scalar") return node.kind === "list" ? "a list" : "an object";
  if (node.value === null && node.text === "") return "empty";
  if (typeof node.value === "string") return node.value === "" ? "an empty text" : "a text";
  return node.value === null ? "`null`" : `a ${typeof node.value}`;
}

// Coverage: the unit tests have few values of a wrong kind at each place.
