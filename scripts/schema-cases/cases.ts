import type { JsonSchema } from "../lib/json-schema.ts";
import { confirm } from "./confirm.ts";
import { type CaseCoverage, coverageOf } from "./coverage.ts";
import { judgeOf } from "./judge.ts";
import { learnExamples } from "./learn-examples.ts";
import { makerOf, mostWork } from "./maker-of.ts";
import { randomCandidates } from "./random.ts";
import { newRecorder, noteValid } from "./recorder.ts";
import type { SchemaSite } from "./site.ts";
import { simplestValue } from "./values.ts";
import { type Candidate, casesAt, casesLeft, type Walk } from "./walk.ts";

/** A value, and whether its schema accepts it. */
export interface Case {
  readonly value: unknown;
  readonly valid: boolean;
  /** The keyword that an invalid value breaks. */
  readonly rule?: string;
  /** JSON pointer (RFC 6901) into the value: where Ajv reports the keyword. */
  readonly pointer?: string;
  /** JSON pointer into the schema, through each `$ref`: JSON Schema's keyword location. */
  readonly schemaPointer?: string;
  /** A short label: "maxLength + 1". */
  readonly label: string;
}

/** How many random values are tried for each one requested. */
const attempts = 4;

/** A value that was made but not yielded: the verdict is not the intended one, or it breaks several rules. */
export interface Dropped {
  readonly value: unknown;
  readonly label: string;
  readonly pointer: string;
}

export interface CaseOptions {
  /** The document in which `$ref`s (`#/components/schemas/X`) resolve; the schema itself if absent. */
  readonly root?: object;
  /** Seeds the random values; 1 if absent. */
  readonly seed?: number;
  /** Random values after those at the edges; 0 if absent. */
  readonly random?: number;
  /** Values that people wrote for the schema: each is a case, and helps where the engine finds no value. */
  readonly examples?: readonly unknown[];
  /** Stop after as many cases. */
  readonly limit?: number;
  /** Called with each value that is dropped. */
  readonly onDrop?: (dropped: Dropped) => void;
  /** Called with the coverage after the last case, if all cases were drawn. */
  readonly onEnd?: (coverage: CaseCoverage) => void;
}

/**
 * Values at the edges of a schema, valid and invalid, each invalid one breaking one rule; then
 * random ones. Every verdict is Ajv's. Same schema, same options, same sequence. At most 128 cases
 * per keyword of the schema, each name in `properties` and `required` and each value in `enum`
 * counted as one; a schema with several references is covered in full once. Keywords that
 * can't hold separately count as one rule: `type` before `enum`, `const` and unions, `format` before the
 * `pattern` that says the same. Throws a `ProblemError` if the schema is not usable.
 */
export function* casesOf(schema: JsonSchema, options: CaseOptions = {}): Generator<Case> {
  const { root = asRoot(schema), seed = 1, random = 0, limit = Number.POSITIVE_INFINITY } = options;
  const { examples = [], onDrop, onEnd } = options;
  learnExamples(root, schema, examples);
  const judges = judgeOf(root);
  const judge = judges(schema);
  const maker = makerOf(root);
  maker.work.left = mostWork;
  const recorder = onEnd && newRecorder();
  const walk: Walk = { maker, locations: new Map(), told: new WeakMap(), postponed: [], recorder };
  const sites: SchemaSite[] = [{ schema, pointer: "" }];
  const edges = casesAt(walk, sites, { pointer: "", put: (value) => value, trail: [], around: new Map() });

  const seen = new Map<string, boolean>();
  const invalid: Candidate[] = [];
  let count = 0;
  const confirmed = (candidate: Candidate): Case | undefined => {
    const key = JSON.stringify(candidate.value);
    const known = seen.get(key);
    if (known && recorder) noteValid(recorder, candidate.pointer, candidate.trail);
    // The same value may have been made before for another branch, whose rule it breaks.
    if (known === false && recorder && candidate.trail.length > 0) confirm(candidate, judge, judges, walk);
    if (known !== undefined) return undefined;
    const found = confirm(candidate, judge, judges, walk);
    seen.set(key, found?.valid ?? false);
    if (recorder && found) recorder[found.valid ? "valid" : "invalid"]++;
    if (!found) onDrop?.({ value: candidate.value, label: candidate.label, pointer: candidate.pointer });
    else if (!found.valid && random > 0) invalid.push(candidate);
    return found;
  };
  const given = examples.map((value) => ({ value, label: "an example", pointer: "", trail: [] }));
  for (const candidate of inOrder<Candidate>(edges, casesLeft(walk), given)) {
    if (count >= limit) return;
    const found = confirmed(candidate);
    if (!found) continue;
    count++;
    yield found;
  }
  let left = random;
  for (const candidate of randomCandidates(maker, sites, { seed, count: random * attempts, invalid })) {
    if (count >= limit) return;
    if (left === 0) break;
    const found = confirmed(candidate);
    if (!found) continue;
    count++;
    left--;
    yield found;
  }
  maker.work.left = Math.max(maker.work.left, mostWork / 4);
  if (recorder) onEnd?.(coverageOf(recorder, maker));
}

function* inOrder<Item>(...parts: readonly Iterable<Item>[]): Generator<Item> {
  for (const part of parts) yield* part;
}

/**
 * One valid value, the simplest: required properties only, shortest arrays, first branches.
 * Throws an `Error` if none was found.
 */
export function sampleOf(schema: JsonSchema, { root = asRoot(schema) }: CaseOptions = {}): unknown {
  const maker = makerOf(root);
  maker.work.left = mostWork;
  const found = simplestValue(maker, [{ schema, pointer: "" }]);
  if (found && judgeOf(root)(schema)(found.value)) return found.value;
  for (const one of casesOf(schema, { root, random: 100 })) if (one.valid) return one.value;
  throw new Error(`found no valid value of the schema ${JSON.stringify(schema).slice(0, 200)}`);
}

/** A boolean schema has nothing to refer to. */
function asRoot(schema: JsonSchema): object {
  return typeof schema === "object" ? schema : {};
}
