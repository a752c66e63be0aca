import { pointerStep, valueAt } from "../lib/json-pointer.ts";
import type { JsonType } from "../lib/json-schema.ts";
import { arraySteps } from "./arrays.ts";
import type { Taken } from "./blame.ts";
import { directSites } from "./children.ts";
import { dependentNames, grownBy } from "./dependents.ts";
import { type Boxed, type Maker, take } from "./maker.ts";
import { numberProbes } from "./numbers.ts";
import { objectSteps } from "./objects.ts";
import { type Attempt, type Below, bad, good, type IsNew } from "./probe.ts";
import { noteDependent, noteParts, noteShape, noteSites, type Recorder } from "./recorder.ts";
import { listedValues, type Rule, type SchemaShape, shapesAt, typesOf } from "./shape.ts";
import type { SchemaSite } from "./site.ts";
import { stringProbes } from "./strings.ts";
import { anyTypes, wrongTypes } from "./types.ts";
import { shapeValues, simplestValue, validValues } from "./values.ts";
import { workable } from "./workable.ts";

/** A place in a valid value that other values can be put into. */
export interface Hole {
  /** JSON pointer. */
  readonly pointer: string;
  /** The whole value with this one at the place. */
  readonly put: (value: unknown) => unknown;
  readonly trail: readonly Taken[];
  /** The places around this one, by the schema that begins there: a schema among them contains itself. */
  readonly around: ReadonlyMap<object, Hole>;
}

/** A probe in its place. */
export interface Candidate extends Attempt {
  readonly pointer: string;
  readonly trail: readonly Taken[];
}

/** One walk through a schema: each rule and each place is covered once, however many references lead to it. */
export interface Walk {
  readonly maker: Maker;
  /** Keyword locations of the schema objects met. */
  readonly locations: Map<object, string>;
  readonly told: WeakMap<object, Set<string>>;
  /** Places without a value under the branches chosen around them. */
  readonly postponed: { readonly below: Below; readonly hole: Hole }[];
  /** Records what the walk meets, if coverage is requested. */
  readonly recorder: Recorder | undefined;
}

/** Returns `true` on the first call for a keyword of a schema object, or for a name within it. */
export function isNew(walk: Walk, schema: object, ...path: readonly (string | number)[]): boolean {
  const told = walk.told.get(schema) ?? new Set();
  walk.told.set(schema, told);
  const key = path.map(pointerStep).join("");
  if (told.has(key)) return false;
  told.add(key);
  return true;
}

/** The limit of branches covered in full, times branches that judge each value; later ones only get valid values. */
const mostPairs = 6_000;
/** Deeper places are not covered. */
const deepest = 64;
/** How many levels a value of a branch may have. */
const reach = 4;
/** How many times a recursive schema is nested in itself. */
const nesting = 4;

/** All candidates for a place: for each rule not covered before, or a few if all are covered. */
export function* casesAt(walk: Walk, sites: readonly SchemaSite[], hole: Hole): Generator<Candidate> {
  const { maker } = walk;
  const shapes = workable(maker, sites, shapesAt(maker.root, sites));
  for (const { rules, choices } of shapes)
    for (const { schema, pointer, keyword } of [...rules, ...choices.map(({ union }) => union)])
      if (!walk.locations.has(schema))
        walk.locations.set(schema, pointer.slice(0, -pointerStep(keyword).length));
  if (walk.recorder) noteSites(walk.recorder, maker.root, sites, shapes, hole.pointer);
  const fresh = shapes.map((shape) => shape.rules.filter((rule) => isNew(walk, rule.schema, rule.keyword)));
  const allowed = new Set(shapes.flatMap(({ rules }) => typesOf(rules)));
  const base = simplestValue(maker, sites);

  if (base) yield inPlace(good(base.value, "the simplest value"), hole);
  for (const probe of wrongTypes(allowed, base)) yield inPlace(probe, hole);
  const any = shapes.some(({ rules, choices }) => rules.length === 0 && choices.length === 0);
  if (any) for (const probe of anyTypes()) yield inPlace(probe, hole);
  if (fresh.every((rules) => rules.length === 0)) yield* nested(hole, shapes, base);

  const full = Math.max(8, Math.floor(mostPairs / shapes.length));
  for (const [index, shape] of shapes.entries()) {
    const within = enter(hole, shape);
    const newBranch = shape.choices.filter(({ union, index: branch }) =>
      isNew(walk, union.schema, union.keyword, branch),
    );
    if (fresh[index]?.length && index < full) yield* casesOfShape(walk, shape, within);
    else if (newBranch.length > 0)
      for (const { value } of take(shapeValues(maker, shape, reach), 2))
        yield inPlace(good(value, "a value of the branch"), within);
  }
}

function* casesOfShape(walk: Walk, shape: SchemaShape, hole: Hole): Generator<Candidate> {
  const { rules } = shape;
  const types = typesOf(rules);
  for (const probe of scalarProbes(rules, types)) yield inPlace(probe, hole);
  const asNew: IsNew = (schema, ...path) => isNew(walk, schema, ...path);
  if (listedValues(rules).length > 0) {
    // Parts of listed values are not varied.
    if (walk.recorder) noteParts(walk.recorder, rules);
    return;
  }
  const refused = directSites(rules, "not").flatMap((site) =>
    take(validValues(walk.maker, [site], reach), 2),
  );
  for (const { value } of refused) yield inPlace({ value, label: "a value that `not` names" }, hole);
  if (types.includes("array")) yield* placed(walk, arraySteps(walk.maker, shape), hole);
  if (types.includes("object")) {
    yield* placed(walk, objectSteps(walk.maker, shape, asNew), hole);
    yield* casesOfDependents(walk, shape, hole, asNew);
  }
}

/** The candidates for `dependentSchemas`, each with the property that they depend on. */
function* casesOfDependents(walk: Walk, shape: SchemaShape, hole: Hole, asNew: IsNew): Generator<Candidate> {
  const { maker, recorder } = walk;
  for (const rule of shape.rules.filter(({ keyword }) => keyword === "dependentSchemas"))
    for (const name of dependentNames([rule], "dependentSchemas")) {
      if (!isNew(walk, rule.schema, rule.keyword, name)) continue;
      // Required by an artificial rule, so that no case lacks the property.
      const present = { keyword: "required", value: [name], schema: {}, pointer: "" };
      const ways = grownBy(maker.root, shape, [name])
        .map(({ rules, choices }) => ({ rules: [...rules, present], choices }))
        .filter((way) => take(shapeValues(maker, way, reach), 1).length > 0);
      if (recorder) noteDependent(recorder, rule, name, ways.length > 0);
      for (const way of ways) yield* casesOfWay(walk, way, hole, asNew);
    }
}

function* casesOfWay(walk: Walk, way: SchemaShape, hole: Hole, asNew: IsNew): Generator<Candidate> {
  const told = way.rules.filter(({ keyword }) => keyword !== "dependentSchemas");
  const fresh = told.filter((rule) => rule.pointer !== "" && isNew(walk, rule.schema, rule.keyword));
  if (fresh.length === 0) return;
  for (const { schema, pointer, keyword } of fresh)
    if (!walk.locations.has(schema))
      walk.locations.set(schema, pointer.slice(0, -pointerStep(keyword).length));
  if (walk.recorder) noteShape(walk.recorder, { rules: fresh, choices: way.choices }, hole.pointer);
  const within = enter(hole, way);
  yield* placed(walk, objectSteps(walk.maker, way, asNew), within);
  yield* casesOfDependents(walk, way, within, asNew);
}

function* scalarProbes(rules: readonly Rule[], types: readonly JsonType[]): Generator<Attempt> {
  for (const { keyword, value } of rules) {
    if (keyword === "default") yield { value, label: "the default" };
    if (keyword === "example") yield { value, label: "the example" };
    if (keyword === "examples" && Array.isArray(value))
      for (const one of value) yield { value: one, label: "an example" };
  }
  const lists = listedValues(rules);
  for (const values of lists) yield* listedProbes(values);
  if (lists.length > 0) return;
  if (types.includes("boolean")) yield* [good(true, "true"), good(false, "false")];
  if (types.includes("null")) yield good(null, "null");
  if (types.includes("integer") || types.includes("number"))
    yield* numberProbes(rules, !types.includes("number"));
  if (types.includes("string")) yield* stringProbes(rules);
}

/** Each listed value, and values close to it. */
function* listedProbes(values: readonly unknown[]): Generator<Attempt> {
  for (const value of values) yield good(value, `listed: ${JSON.stringify(value)}`);
  for (const value of values.slice(0, 4)) {
    if (typeof value === "string")
      for (const near of [
        `${value}x`,
        ` ${value}`,
        value.toUpperCase(),
        value.toLowerCase(),
        value.slice(0, -1),
      ])
        yield bad(near, `nearly listed: ${JSON.stringify(near)}`);
    if (typeof value === "number") yield bad(value + 1, `${value} + 1`);
    if (typeof value === "boolean") yield bad(!value, String(!value));
  }
  if (values.some((value) => typeof value === "string")) yield bad("__proto__", "`__proto__`");
}

/** The probes of arrays and objects in their place, and the candidates below them. */
function* placed(walk: Walk, steps: Iterable<Attempt | Below>, hole: Hole): Generator<Candidate> {
  for (const step of steps)
    if ("children" in step) yield* casesBelow(walk, step, hole);
    else yield inPlace(step, hole);
}

/** The candidates for postponed places: those whose schemas had no value anywhere. */
export function* casesLeft(walk: Walk): Generator<Candidate> {
  for (const { below, hole } of walk.postponed) yield* casesBelow(walk, below, hole, true);
}

/** The candidates of a child, unless another place of the same schemas covered them. */
function* casesBelow(walk: Walk, below: Below, hole: Hole, isLast = false): Generator<Candidate> {
  const { children, token, put } = below;
  if (hole.pointer.split("/").length > deepest) return;
  // A schema without values under the rules of this branch may have some under another.
  if (!isLast && hole.trail.length > 0 && !simplestValue(walk.maker, children)) {
    walk.postponed.push({ below, hole });
    return;
  }
  const slots = children.filter(({ holder, slot }) => isNew(walk, holder, slot));
  if (slots.length === 0) return;
  yield* casesAt(walk, children, {
    ...hole,
    pointer: hole.pointer + pointerStep(token),
    put: (value) => hole.put(put(value)),
  });
}

function inPlace({ value, label, valid, rule }: Attempt, { pointer, put, trail }: Hole): Candidate {
  return { value: put(value), label, valid, rule, pointer, trail };
}

/** The place with its chosen branches. */
function enter(hole: Hole, { rules, choices }: SchemaShape): Hole {
  const { pointer } = hole;
  const taken = choices.map(({ union: { schema, keyword }, index }) => ({ schema, keyword, index, pointer }));
  return {
    ...hole,
    trail: [...hole.trail, ...taken],
    around: new Map([...hole.around, ...rules.map(({ schema }) => [schema, hole] as const)]),
  };
}

/** A recursive schema, nested several times. */
function* nested(hole: Hole, shapes: readonly SchemaShape[], base?: Boxed): Generator<Candidate> {
  const holders = shapes.flatMap(({ rules }) => rules.map(({ schema }) => hole.around.get(schema)));
  const outer = holders.find((holder) => holder !== undefined);
  if (!outer || !base) return;
  let { value } = base;
  for (let depth = 1; depth < nesting; depth++) value = valueAt(hole.put(value), outer.pointer);
  yield inPlace(good(value, `nested ${nesting} deep`), hole);
}
