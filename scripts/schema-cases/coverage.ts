import { fullFormats } from "ajv-formats/dist/formats.js";
import { isObject } from "../lib/json.ts";
import { pointerStep } from "../lib/json-pointer.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import { implied } from "./blame.ts";
import { itemSites, prefixLength, propertyNames, propertySites } from "./children.ts";
import { dependentNames } from "./dependents.ts";
import type { Violation } from "./judge.ts";
import type { Maker } from "./maker.ts";
import { type Resisting, resistingPlaces } from "./resisting.ts";
import { flatten, type Rule, type Shape, targetOf, type Union } from "./shape.ts";
import type { Site } from "./site.ts";
import { isImpliedLength } from "./solved-strings.ts";
import { simplest } from "./values.ts";

/** What the cases of one schema came to. */
export interface Coverage {
  readonly valid: number;
  readonly invalid: number;
  /** Keyword locations of the rules that a case breaks alone, `required` and `anyOf` with the name or the branch. */
  readonly reached: readonly string[];
  /** Those that none breaks, and branches that no valid case takes. */
  readonly unreached: readonly string[];
  /** The innermost places for which there is no valid value. */
  readonly resisting: readonly Resisting[];
}

interface Place {
  readonly sites: readonly Site[];
  reached: boolean;
}

interface Entry {
  readonly pointer: string;
  readonly schema: object;
  readonly keyword: string;
  /** The rules that hold at the same place. */
  readonly beside?: readonly Rule[];
  reached: boolean;
}

/** Notes what a walk meets and what its cases reach. */
export interface Recorder {
  readonly rules: Map<string, Entry>;
  readonly branches: Map<string, Entry & { readonly site: Site; readonly at: string }>;
  readonly places: Map<string, Place>;
  valid: number;
  invalid: number;
}

export function newRecorder(): Recorder {
  return { rules: new Map(), branches: new Map(), places: new Map(), valid: 0, invalid: 0 };
}

/** Keywords that a value can break; the schemas within others are places, branches or rules of their own. */
const breakable: ReadonlySet<string> = new Set([
  "type",
  "enum",
  "const",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "contains",
  "minProperties",
  "maxProperties",
  "propertyNames",
  "not",
]);
const numbers = new WeakMap<object, number>();
let count = 0;

function keyOf(schema: object, keyword: string, detail: string | number = ""): string {
  const number = numbers.get(schema) ?? count++;
  numbers.set(schema, number);
  return `${number} ${keyword} ${detail}`;
}

function noteRule(
  recorder: Recorder,
  { schema, keyword, value, pointer }: Rule,
  beside: readonly Rule[],
): void {
  const note = (detail: string | number, at: string) => {
    const key = keyOf(schema, keyword, detail);
    if (!recorder.rules.has(key))
      recorder.rules.set(key, { pointer: at, schema, keyword, beside, reached: false });
  };
  if (keyword === "required" && Array.isArray(value))
    for (const [index, name] of value.entries()) note(String(name), `${pointer}/${index}`);
  else if (keyword === "dependentRequired" && isObject(value)) {
    for (const [name, others] of Object.entries(value))
      for (const [index, other] of Array.isArray(others) ? others.entries() : [])
        if (other !== name) note(`${name} ${other}`, `${pointer}${pointerStep(name)}/${index}`);
  } else if (breakable.has(keyword) && asserts(keyword, value)) note("", pointer);
  else if ((keyword === "additionalProperties" || keyword === "items") && value === false) note("", pointer);
}

function asserts(keyword: string, value: unknown): boolean {
  if (keyword === "uniqueItems") return value === true;
  if (keyword !== "format") return true;
  const known = fullFormats[value as keyof typeof fullFormats];
  // Of a format without a definition, such as `binary`, the validator takes all strings.
  return typeof known !== "boolean" && known !== undefined;
}

function noteBranch(recorder: Recorder, union: Union, index: number, at: string): void {
  const { schema, keyword, pointer, branches } = union;
  const whole = keyOf(schema, keyword);
  if (!recorder.rules.has(whole)) recorder.rules.set(whole, { pointer, schema, keyword, reached: false });
  const key = keyOf(schema, keyword, index);
  const site = branches[index];
  if (site && !recorder.branches.has(key))
    recorder.branches.set(key, { pointer: site.pointer, schema, keyword, site, at, reached: false });
}

/** A schema that holds only where a property is there: reached where a valid value has it. */
export function noteDependent(
  recorder: Recorder,
  { schema, keyword, pointer }: Rule,
  name: string,
  reached: boolean,
): void {
  recorder.rules.set(keyOf(schema, keyword, name), {
    pointer: pointer + pointerStep(name),
    schema,
    keyword,
    reached,
  });
}

function notePlace(recorder: Recorder, pointer: string, sites: readonly Site[]): void {
  if (!recorder.places.has(pointer)) recorder.places.set(pointer, { sites, reached: false });
}

/** Notes the rules and branches of a place, those included that go with none of the others and so are in no shape. */
export function noteSites(
  recorder: Recorder,
  root: object,
  sites: readonly Site[],
  shapes: readonly Shape[],
  pointer: string,
): void {
  notePlace(recorder, pointer, sites);
  for (const shape of shapes) noteShape(recorder, shape, pointer);
  if (shapes.length === 0) return;
  const taken = new Set(
    shapes.flatMap(({ choices }) => choices.map(({ union, index }) => union.branches[index]?.pointer)),
  );
  for (const union of flatten(root, sites).unions) {
    const targets = new Set<JsonSchema>();
    for (const [index, { schema, pointer: at }] of union.branches.entries()) {
      const target = targetOf(root, schema);
      if (!taken.has(at) && !targets.has(target)) noteBranch(recorder, union, index, pointer);
      targets.add(target);
    }
  }
}

/** The places below are not looked at. */
export function noteParts(recorder: Recorder, rules: readonly Rule[]): void {
  const items = Array.from({ length: prefixLength(rules) + 1 }, (_, index) => itemSites(rules, index));
  const members = [...propertyNames(rules), ""].map((name) => propertySites(rules, name));
  for (const { holder, slot, pointer } of [...items, ...members].flat()) {
    const key = keyOf(holder, slot);
    if (!recorder.rules.has(key))
      recorder.rules.set(key, { pointer, schema: holder, keyword: slot, reached: false });
  }
  for (const rule of rules)
    for (const name of dependentNames([rule], "dependentSchemas")) noteDependent(recorder, rule, name, false);
}

export function noteShape(recorder: Recorder, { rules, choices }: Shape, pointer: string): void {
  for (const rule of rules) noteRule(recorder, rule, rules);
  for (const { union, index } of choices) noteBranch(recorder, union, index, pointer);
}

/** A valid case was made at a place, by the branches of a trail. */
export function noteValid(
  recorder: Recorder,
  pointer: string,
  trail: readonly { readonly schema: object; readonly keyword: string; readonly index: number }[],
): void {
  const place = recorder.places.get(pointer);
  if (place) place.reached = true;
  for (const { schema, keyword, index } of trail) {
    const branch = recorder.branches.get(keyOf(schema, keyword, index));
    if (branch) branch.reached = true;
  }
}

/** A case breaks a rule alone; what can't hold where it doesn't counts as broken with it. */
export function noteBroken(recorder: Recorder, reason: Violation, violations: readonly Violation[]): void {
  const key = ruleOf(reason);
  const around = key === undefined ? [] : (recorder.rules.get(key)?.beside ?? []);
  const beside = new Set<unknown>(around.map((rule) => rule.schema));
  for (const violation of [reason, ...violations]) {
    const { schema, keyword, pointer } = violation;
    const isSame = schema === reason.schema && implied[reason.keyword]?.includes(keyword);
    // The same rule once more, of another schema that holds there, too, is broken with it.
    const isTwin = keyword === reason.keyword && isObject(schema) && beside.has(schema);
    if (violation !== reason && (pointer !== reason.pointer || !(isSame || isTwin))) continue;
    const rule = recorder.rules.get(ruleOf(violation) ?? "");
    if (rule) rule.reached = true;
  }
}

function ruleOf({ schema, keyword, params }: Violation): string | undefined {
  if (!isObject(schema)) return undefined;
  const missing = String(params["missingProperty"]);
  if (keyword === "required") return keyOf(schema, keyword, missing);
  return keyOf(
    schema,
    keyword,
    keyword === "dependentRequired" ? `${String(params["property"])} ${missing}` : "",
  );
}

/** What was reached, told when all cases were drawn. */
export function coverageOf(recorder: Recorder, maker: Maker): Coverage {
  const { rules, branches, places, valid, invalid } = recorder;
  const resisting = new Map<string, Resisting>();
  const note = (places: readonly Resisting[]) => {
    for (const place of places) resisting.set(place.pointer, place);
  };
  const shut: string[] = [];
  for (const [pointer, { sites, reached }] of places) {
    if (reached) continue;
    const found = resistingPlaces(maker, sites, pointer);
    note(found);
    // Where others say that there is to be nothing, a schema that asks for something is not reached.
    if (found.length === 0)
      shut.push(...sites.filter((site) => simplest(maker, [site])).map((site) => site.pointer));
  }
  for (const { site, at, reached } of branches.values())
    if (!reached) note(resistingPlaces(maker, [site], at));
  const all = [...rules.values(), ...branches.values()].filter(
    (entry) => !isToldByUnion(recorder, entry) && (entry.reached || !saysNothing(entry)),
  );
  const pointers = (reached: boolean) =>
    all.filter((entry) => entry.reached === reached).map(({ pointer }) => pointer);
  return {
    valid,
    invalid,
    reached: pointers(true),
    unreached: [...new Set([...pointers(false), ...shut])],
    // A place is told by its innermost part that resists.
    resisting: [...resisting.values()].filter(
      ({ pointer }) => ![...resisting.keys()].some((other) => other.startsWith(`${pointer}/`)),
    ),
  };
}

/** Whether the other rules of its place leave nothing that a rule could refuse. */
function saysNothing({ keyword, schema, beside = [] }: Entry): boolean {
  const bound = Number((schema as Readonly<Record<string, unknown>>)[keyword]);
  if (keyword === "minimum" || keyword === "maximum") return Math.abs(bound) >= Number.MAX_VALUE;
  if (keyword !== "minLength" && keyword !== "maxLength") return false;
  const patterns = beside.flatMap((rule) => (rule.keyword === "pattern" ? [String(rule.value)] : []));
  return isImpliedLength(patterns, keyword, bound);
}

/** A value of another type than that of a branch breaks the union, not the branch alone. */
function isToldByUnion({ rules, branches }: Recorder, { keyword, pointer }: Entry): boolean {
  if (keyword !== "type") return false;
  for (const { site, schema, keyword: union } of branches.values())
    if (pointer.startsWith(site.pointer) && /^(?:\/\$ref)*\/type$/.test(pointer.slice(site.pointer.length)))
      return rules.get(keyOf(schema, union))?.reached ?? false;
  return false;
}
