import { blame } from "./blame.ts";
import { type Judge, judgeOf, type Violation } from "./judge.ts";
import { makerOf } from "./maker.ts";
import { randomCandidates } from "./random.ts";
import { type JsonSchema, type Site, step } from "./schema.ts";
import { simplest } from "./values.ts";
import { type Candidate, casesAt, type Walk } from "./walk.ts";

/** A value and on which side of its schema it is. */
export interface Case {
  readonly value: unknown;
  readonly valid: boolean;
  /** The keyword that an invalid value breaks. */
  readonly rule?: string;
  /** JSON pointer (RFC 6901) into the value: where Ajv reports the keyword. */
  readonly pointer?: string;
  /** JSON pointer into the schema, through each `$ref`: JSON Schema's keyword location. */
  readonly schemaPointer?: string;
  /** Short words: "maxLength + 1". */
  readonly label: string;
}

/** How many random values are tried for each that is asked for. */
const attempts = 4;

/** A value that was made and not yielded: it is on another side than it was made for, or breaks several rules. */
export interface Dropped {
  readonly value: unknown;
  readonly label: string;
  readonly pointer: string;
}

export interface CaseOptions {
  /** The document in which `$ref`s (`#/components/schemas/X`) resolve; the schema itself where absent. */
  readonly root?: object;
  /** Seeds the random values; 1 where absent. */
  readonly seed?: number;
  /** Random values after those at the edges; 0 where absent. */
  readonly random?: number;
  /** Stop after as many cases. */
  readonly limit?: number;
  /** Is told of each value that was made in vain. */
  readonly onDrop?: (dropped: Dropped) => void;
}

/**
 * Values at the edges of a schema, valid and invalid, each invalid one breaking one rule; then
 * random ones. Every verdict is Ajv's. Same schema, same options, same sequence. At most 128 cases
 * per keyword of the schema, each name in `properties` and `required` and each value in `enum`
 * counted as one; a schema that is referred to several times is told in full once. Keywords that
 * can't hold apart count as one rule: `type` before `enum`, `const` and unions, `format` before the
 * `pattern` that says the same. Throws a `ProblemError` where the schema is not usable.
 */
export function* casesOf(schema: JsonSchema, options: CaseOptions = {}): Generator<Case> {
  const { root = asRoot(schema), seed = 1, random = 0, limit = Number.POSITIVE_INFINITY, onDrop } = options;
  const judges = judgeOf(root);
  const judge = judges(schema);
  const maker = makerOf(root);
  const walk: Walk = { maker, locations: new Map(), told: new WeakMap() };
  const sites: Site[] = [{ schema, pointer: "" }];
  const edges = casesAt(walk, sites, { pointer: "", put: (value) => value, trail: [], around: new Map() });

  const seen = new Set<string>();
  const invalid: Candidate[] = [];
  let count = 0;
  const confirmed = (candidate: Candidate): Case | undefined => {
    const key = JSON.stringify(candidate.value);
    if (seen.has(key)) return undefined;
    seen.add(key);
    const found = confirm(candidate, judge, judges, walk);
    if (!found) onDrop?.({ value: candidate.value, label: candidate.label, pointer: candidate.pointer });
    else if (!found.valid && random > 0) invalid.push(candidate);
    return found;
  };
  for (const candidate of edges) {
    if (count >= limit) return;
    const found = confirmed(candidate);
    if (!found) continue;
    count++;
    yield found;
  }
  let left = random;
  for (const candidate of randomCandidates(maker, sites, { seed, count: random * attempts, invalid })) {
    if (count >= limit || left === 0) return;
    const found = confirmed(candidate);
    if (!found) continue;
    count++;
    left--;
    yield found;
  }
}

/**
 * One valid value, the simplest: required properties only, shortest arrays, first branches.
 * Throws an `Error` where none was found.
 */
export function sampleOf(schema: JsonSchema, { root = asRoot(schema) }: CaseOptions = {}): unknown {
  const found = simplest(makerOf(root), [{ schema, pointer: "" }]);
  if (found && judgeOf(root)(schema)(found.value)) return found.value;
  for (const one of casesOf(schema, { root, random: 100 })) if (one.valid) return one.value;
  throw new Error(`found no valid value of the schema ${JSON.stringify(schema).slice(0, 200)}`);
}

/** A boolean schema has nothing to refer to. */
function asRoot(schema: JsonSchema): object {
  return typeof schema === "object" ? schema : {};
}

/** The case that a candidate is by Ajv's verdict; `undefined` where it is not the one it was made to be. */
function confirm(
  candidate: Candidate,
  judge: Judge,
  judges: (schema: JsonSchema) => Judge,
  walk: Walk,
): Case | undefined {
  const { value, label, pointer, trail } = candidate;
  const violations = judge.violations(value);
  if (violations.length === 0) return candidate.valid === false ? undefined : { value, valid: true, label };
  // An unknown tag belongs to no branch, also not to the one from which the value was made.
  const taken =
    candidate.rule === "discriminator"
      ? trail.filter((one) => one.pointer !== pointer || !Object.hasOwn(one.schema, "discriminator"))
      : trail;
  const reason = blame(judges, value, violations, taken);
  if (!reason?.pointer.startsWith(pointer) || !isWanted(candidate, reason)) return undefined;
  const rule = candidate.rule ?? reason.keyword;
  return {
    value,
    valid: false,
    rule,
    pointer: reason.pointer,
    ...schemaPointerOf(reason.schema, rule, walk),
    label,
  };
}

function isWanted({ valid, rule }: Candidate, reason: Violation): boolean {
  // A value made for one branch may fit a second one, which is `oneOf`'s only rule.
  if (valid) return reason.keyword === "oneOf" && Array.isArray(reason.params["passingSchemas"]);
  if (rule === "discriminator") return reason.keyword === "oneOf" || reason.keyword === "anyOf";
  return rule === undefined || rule === reason.keyword;
}

function schemaPointerOf(schema: JsonSchema, rule: string, { locations }: Walk): { schemaPointer?: string } {
  const location = typeof schema === "object" ? locations.get(schema) : undefined;
  return location === undefined ? {} : { schemaPointer: location + step(rule) };
}
