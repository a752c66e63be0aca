import { fullFormats } from "ajv-formats/dist/formats.js";
import { isObject } from "../lib/json.ts";
import { pointerStep } from "../lib/json-pointer.ts";
import { type JsonSchema, plainKeywords } from "../lib/json-schema.ts";
import { implied } from "./blame.ts";
import { itemSites, prefixLength, propertyNames, propertySites } from "./children.ts";
import { dependentNames } from "./dependents.ts";
import type { Violation } from "./judge.ts";
import { flatten, type Rule, referredSchema, type SchemaShape, type Union } from "./shape.ts";
import type { SchemaSite } from "./site.ts";

interface Place {
  readonly sites: readonly SchemaSite[];
  reached: boolean;
}

/** A rule or a branch, and whether a case reached it. */
export interface RecordedRule {
  readonly pointer: string;
  readonly schema: object;
  readonly keyword: string;
  /** The rules that hold at the same place. */
  readonly beside?: readonly Rule[];
  reached: boolean;
}

/** Records what a walk meets and what its cases reach. */
export interface Recorder {
  readonly rules: Map<string, RecordedRule>;
  readonly branches: Map<string, RecordedRule & { readonly site: SchemaSite; readonly at: string }>;
  readonly places: Map<string, Place>;
  valid: number;
  invalid: number;
}

export function newRecorder(): Recorder {
  return { rules: new Map(), branches: new Map(), places: new Map(), valid: 0, invalid: 0 };
}

/** Keywords without schemas of which each name is a rule of its own, or that belong to `contains`. */
const recordedElsewhere: ReadonlySet<string> = new Set([
  "required",
  "dependentRequired",
  "minContains",
  "maxContains",
]);

/** Keywords that a value can break; subschemas of other keywords are recorded as places, branches or rules. */
const breakable: ReadonlySet<string> = new Set([
  ...plainKeywords.filter((keyword) => !recordedElsewhere.has(keyword)),
  "contains",
  "propertyNames",
  "not",
]);
const numbers = new WeakMap<object, number>();
let count = 0;

/** The key of a rule in a recorder; `detail` is the property or the branch, if the rule has several. */
export function ruleKey(schema: object, keyword: string, detail: string | number = ""): string {
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
    const key = ruleKey(schema, keyword, detail);
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
  // The validator accepts all strings for a format without a definition, such as `binary`.
  return typeof known !== "boolean" && known !== undefined;
}

function noteBranch(recorder: Recorder, union: Union, index: number, at: string): void {
  const { schema, keyword, pointer, branches } = union;
  const whole = ruleKey(schema, keyword);
  if (!recorder.rules.has(whole)) recorder.rules.set(whole, { pointer, schema, keyword, reached: false });
  const key = ruleKey(schema, keyword, index);
  const site = branches[index];
  if (site && !recorder.branches.has(key))
    recorder.branches.set(key, { pointer: site.pointer, schema, keyword, site, at, reached: false });
}

/** Records a schema that applies only if a property is present: reached once a valid value has it. */
export function noteDependent(
  recorder: Recorder,
  { schema, keyword, pointer }: Rule,
  name: string,
  reached: boolean,
): void {
  recorder.rules.set(ruleKey(schema, keyword, name), {
    pointer: pointer + pointerStep(name),
    schema,
    keyword,
    reached,
  });
}

function notePlace(recorder: Recorder, pointer: string, sites: readonly SchemaSite[]): void {
  if (!recorder.places.has(pointer)) recorder.places.set(pointer, { sites, reached: false });
}

/** Records the rules and branches of a place, including those that are in no shape because they exclude all others. */
export function noteSites(
  recorder: Recorder,
  root: object,
  sites: readonly SchemaSite[],
  shapes: readonly SchemaShape[],
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
      const target = referredSchema(root, schema);
      if (!taken.has(at) && !targets.has(target)) noteBranch(recorder, union, index, pointer);
      targets.add(target);
    }
  }
}

/** Records rules whose places are not visited. */
export function noteParts(recorder: Recorder, rules: readonly Rule[]): void {
  const items = Array.from({ length: prefixLength(rules) + 1 }, (_, index) => itemSites(rules, index));
  const members = [...propertyNames(rules), ""].map((name) => propertySites(rules, name));
  for (const { holder, slot, pointer } of [...items, ...members].flat()) {
    const key = ruleKey(holder, slot);
    if (!recorder.rules.has(key))
      recorder.rules.set(key, { pointer, schema: holder, keyword: slot, reached: false });
  }
  for (const rule of rules)
    for (const name of dependentNames([rule], "dependentSchemas")) noteDependent(recorder, rule, name, false);
}

export function noteShape(recorder: Recorder, { rules, choices }: SchemaShape, pointer: string): void {
  for (const rule of rules) noteRule(recorder, rule, rules);
  for (const { union, index } of choices) noteBranch(recorder, union, index, pointer);
}

/** Records a valid case at a place, made by the branches of a trail. */
export function noteValid(
  recorder: Recorder,
  pointer: string,
  trail: readonly { readonly schema: object; readonly keyword: string; readonly index: number }[],
): void {
  const place = recorder.places.get(pointer);
  if (place) place.reached = true;
  for (const { schema, keyword, index } of trail) {
    const branch = recorder.branches.get(ruleKey(schema, keyword, index));
    if (branch) branch.reached = true;
  }
}

/** Records a case that breaks one rule; rules that can't hold without it count as broken, too. */
export function noteBroken(recorder: Recorder, reason: Violation, violations: readonly Violation[]): void {
  const key = ruleOf(reason);
  const around = key === undefined ? [] : (recorder.rules.get(key)?.beside ?? []);
  const beside = new Set<unknown>(around.map((rule) => rule.schema));
  for (const violation of [reason, ...violations]) {
    const { schema, keyword, pointer } = violation;
    const isSame = schema === reason.schema && implied[reason.keyword]?.includes(keyword);
    // The same rule of another schema at this place is broken with it.
    const isTwin = keyword === reason.keyword && isObject(schema) && beside.has(schema);
    if (violation !== reason && (pointer !== reason.pointer || !(isSame || isTwin))) continue;
    const rule = recorder.rules.get(ruleOf(violation) ?? "");
    if (rule) rule.reached = true;
  }
}

function ruleOf({ schema, keyword, params }: Violation): string | undefined {
  if (!isObject(schema)) return undefined;
  const missing = String(params["missingProperty"]);
  if (keyword === "required") return ruleKey(schema, keyword, missing);
  return ruleKey(
    schema,
    keyword,
    keyword === "dependentRequired" ? `${String(params["property"])} ${missing}` : "",
  );
}
