import type { z } from "zod";
import { fileNames } from "../../contract/schemas/files.ts";
import { jsonSchemaOf } from "../../contract/schemas/json-schema.ts";
import type { SchemaRoot } from "../../model/component.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import { type CaseCoverage, casesOf, judgeOf } from "../../schema-cases/index.ts";
import type { ProofPair } from "./divide.ts";
import { inParts, isUnproved } from "./in-parts.ts";
import { meaningOf } from "./meaning.ts";
import { referred } from "./referred.ts";
import { isBeyondSteps, stepsOf } from "./steps.ts";
import type { ProofTarget } from "./targets.ts";
import { agree, bothVerdicts, smallest, type Verdicts } from "./verdicts.ts";

/** The result for one target. */
export interface SearchResult {
  /** The smallest value found on which the two sides differ; absent if they agree. */
  readonly difference?: Verdicts;
  /** What was covered; absent if a difference ended the search. */
  readonly coverage?: CaseCoverage;
  /** How many values were judged. */
  readonly values: number;
  /** The declared sentences by which Zod alone refused a value. */
  readonly borne: ReadonlySet<string>;
  /** The part in which the difference is, if it is not shown by a value of the whole. */
  readonly inside?: { readonly schema: z.ZodType; readonly path: string };
}

interface SearchOptions {
  readonly runs: number;
  readonly seed: number;
}

/**
 * Looks for a value on which document and Zod differ: in the parts of the target, of which the document's other targets
 * may have some, too, and in all that is inside where there are none, or a difference, to be shown as it is.
 */
export function searchIn(
  target: ProofTarget,
  document: OpenApiDocument,
  options: SearchOptions,
  parts: PartSearch,
): SearchResult {
  const { examples } = target;
  const asItIs = () => searchAmong(target, valuesFor(target, examples, document, options), document);
  if (fileNames(target.schema).length > 0) return asItIs();
  const left = parts(target);
  if (!left) return asItIs();
  const isShown = (found: SearchResult) => found.difference !== undefined;
  if (isUnproved(left)) {
    const whole = asItIs();
    const { difference, inside } = left;
    // A difference in a part need not show among the values drawn for the whole.
    return difference && inside && !isShown(whole) ? { ...whole, difference, inside } : whole;
  }
  // The whole is not judged without examples, because that would take compiling it.
  if (examples.length === 0) return left;
  const whole = searchAmong(target, () => examples, document);
  return isShown(whole) ? asItIs() : { ...left, values: left.values + whole.values };
}

/** How a document's targets are searched in parts. */
export type PartSearch = (pair: ProofPair) => SearchResult | undefined;

/** Searches in the parts of a document's targets; each content once. */
export function searchOfParts(
  document: OpenApiDocument,
  components: ReadonlyMap<string, z.ZodType>,
  options: SearchOptions,
): PartSearch {
  // Nothing is learned here, because examples of one place don't belong to another.
  const root = { components: { schemas: document.components?.schemas ?? {} } } as SchemaRoot;
  return inParts(components, (pair, isBare) => {
    const runs = isBare ? Math.min(options.runs, runsOfBare) : options.runs;
    const found = searchAmong(pair, valuesFor(pair, [], root, { ...options, runs }), root);
    // Examples may help if the engine finds no value.
    if (found.difference || !isUnproved(found)) return found;
    return searchAmong(pair, valuesFor(pair, [], document, { ...options, runs }), document);
  });
}

/** The number of random values if only constants decide, each of which is an edge of its own. */
const runsOfBare = 16;

/** Values to judge; `onEnd` gets what they reached after the last. */
type Values = (onEnd: (coverage: CaseCoverage) => void) => Iterable<unknown>;

/** Searches values for one on which the document's schema and Zod differ, and then for the smallest such value. */
export function searchAmong(
  { schema, emitted }: ProofPair,
  valuesOf: Values,
  document: OpenApiDocument | SchemaRoot,
): SearchResult {
  const judge = judgeOf(document)(emitted);
  const steps = stepsOf(emitted, referred(emitted, document));
  const differs = (verdicts: Verdicts) => !agree(verdicts) && !isBeyondSteps(verdicts.value, steps);
  const borne = new Set<string>();
  let values = 0;
  let coverage: CaseCoverage | undefined;
  const onEnd = (reached: CaseCoverage) => {
    coverage = reached;
  };
  for (const value of valuesOf(onEnd)) {
    if (hasPrototypeKey(value)) continue;
    values++;
    const verdicts = bothVerdicts(value, schema, judge);
    for (const rule of verdicts.fitsDocument ? verdicts.rules : []) borne.add(rule);
    if (!differs(verdicts)) continue;
    const difference = smallest(value, schema, judge, differs);
    return { difference, values, borne, ...(coverage && { coverage }) };
  }
  return { values, borne, ...(coverage && { coverage }) };
}

/**
 * Every value of the cases of the document's schema, including those that the engine could not label, and of Zod's
 * own JSON Schema, unless it means the same: then its cases are the same, too.
 */
function valuesFor(
  { schema, emitted }: ProofPair,
  examples: readonly unknown[],
  root: object,
  { runs, seed }: SearchOptions,
): Values {
  return function* (onEnd) {
    const dropped: unknown[] = [];
    const onDrop = ({ value }: { value: unknown }) => void dropped.push(value);
    const options = { seed, random: runs, examples, onDrop };
    for (const { value } of casesOf(emitted, { ...options, root, onEnd })) yield value;
    const own = jsonSchemaOf(schema);
    const meaning = meaningOf(emitted, root);
    if (meaning === undefined || meaning !== meaningOf(own, own))
      for (const { value } of casesOf(own, { ...options, root: own })) yield value;
    yield* dropped;
  };
}

/** Zod drops a field named `__proto__` unseen, as it must; whether a document allows it does not matter. */
function hasPrototypeKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(hasPrototypeKey);
}
