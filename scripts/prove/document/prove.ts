import { jsonSchemaOf } from "../../contract/schemas/json-schema.ts";
import { pointerTokens } from "../../lib/json-pointer.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { Problem } from "../../lib/problem.ts";
import { documentByDirection } from "../../model/document/directed.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import { type CaseCoverage, casesOf, judgeOf, learnExamples } from "../../schema-cases/index.ts";
import { proofProblem } from "../problems.ts";
import type { ProofCache, ProofCoverage } from "./cache.ts";
import { rejectedExamples } from "./examples.ts";
import { engineFingerprint, targetFingerprint } from "./fingerprint.ts";
import { contractPlaceOf, disagreementOf, placeOf } from "./hints.ts";
import { staleRules } from "./stale-rules.ts";
import { isBeyondSteps, stepsOf } from "./steps.ts";
import { type ProofTarget, targetsOf, userOf } from "./targets.ts";
import { agree, bothVerdicts, smallest, type Verdicts } from "./verdicts.ts";

export interface ProofOptions {
  /** Random values per schema, on top of all edges. */
  readonly runs: number;
  readonly seed: number;
  readonly cache?: ProofCache;
}

export interface Proof {
  readonly problems: readonly Problem[];
  /** How many schemas were judged, including those from the cache. */
  readonly schemas: number;
  /** How many values were judged: none, if an earlier run has proved every schema. */
  readonly values: number;
  /** What was reached, by target. */
  readonly coverage: readonly TargetCoverage[];
}

export interface TargetCoverage extends ProofCoverage {
  /** The target's pointer. */
  readonly pointer: string;
}

/**
 * Judges the same values by the Zod schemas of a contract and by the document emitted from them.
 * The values are drawn from the document and, because a loss there would hide its own witnesses, also from
 * Zod's own JSON Schema. Each difference is a problem with the smallest value found.
 */
export function proveDocument(read: ModelOfContract, written: OpenApiDocument, options: ProofOptions): Proof {
  const document = documentByDirection(written);
  const judges = judgeOf(document);
  const engine = engineFingerprint();
  const borne = new Set<string>();
  const problems: Problem[] = rejectedExamples(read.model, document);
  const targets = targetsOf(read, document);
  const done = new Map<string, ProofCoverage>();
  const covered: TargetCoverage[] = [];
  const empty = new Set<JsonSchema>();
  let values = 0;
  for (const { emitted, examples } of targets) learnExamples(document, emitted, examples);
  for (const target of targets) {
    if (isComponent(target, targets)) continue;
    const content = contentOf(target, document, engine, options);
    const known = content && (done.get(content) ?? options.cache?.get(content));
    if (known) {
      covered.push({ pointer: target.pointer, ...known });
      continue;
    }
    const judge = judges(target.emitted);
    const steps = stepsOf(target.emitted, referred(target.emitted, document));
    const differs = (verdicts: Verdicts) => !agree(verdicts) && !isBeyondSteps(verdicts.value, steps);
    let difference: Verdicts | undefined;
    let coverage: CaseCoverage | undefined;
    for (const value of valuesFor(target, document, options, (end) => (coverage = end))) {
      if (hasPrototypeKey(value)) continue;
      values++;
      const verdicts = bothVerdicts(value, target.schema, judge);
      for (const rule of verdicts.document.length === 0 ? verdicts.rules : []) borne.add(rule);
      if (!differs(verdicts)) continue;
      difference = smallest(value, target.schema, judge, differs);
      break;
    }
    if (difference) problems.push(problemOf(target, difference, read, options));
    if (!coverage) continue;
    const { resisting, ...reached } = coverage;
    covered.push({ pointer: target.pointer, ...reached });
    // A component is proved once, as one of the first targets, however many refer to it.
    const places = resisting.filter(({ schema }) => !empty.has(schema));
    for (const { pointer, schema } of places) {
      empty.add(schema);
      problems.push(withoutValue(target, pointer));
    }
    if (difference || resisting.length > 0 || !content) continue;
    done.set(content, reached);
    options.cache?.add(content, reached);
  }
  // A difference ends the search in its schema before it is over.
  const stale = problems.length > 0 ? [] : staleRules(read, borne);
  return { problems: [...problems, ...stale], schemas: targets.length, values, coverage: covered };
}

function withoutValue(target: ProofTarget, place: string): Problem {
  const pointer = target.pointer + asPath(place);
  return place === ""
    ? proofProblem("no-valid-value", { target: target.pointer }, { pointer })
    : proofProblem("no-valid-value:inside", { target: target.pointer, inside: place }, { pointer });
}

/** Zod drops a field named `__proto__` unseen, as it must; whether a document allows it does not matter. */
function hasPrototypeKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(hasPrototypeKey);
}

/** Whether it is a component by its name only, which is a target of its own. */
function isComponent({ schema, emitted, pointer }: ProofTarget, targets: readonly ProofTarget[]): boolean {
  if (typeof emitted !== "object" || Object.keys(emitted).join() !== "$ref") return false;
  const component = targets.find((other) => other.schema === schema);
  return component !== undefined && component.pointer !== pointer;
}

/** Every value of the cases of both schemas, including those that the engine could not label. */
function* valuesFor(
  { schema, emitted, examples }: ProofTarget,
  root: object,
  { runs, seed }: ProofOptions,
  onEnd: (coverage: CaseCoverage) => void,
): Generator<unknown> {
  const own = jsonSchemaOf(schema);
  const dropped: unknown[] = [];
  const onDrop = ({ value }: { value: unknown }) => void dropped.push(value);
  const options = { seed, random: runs, examples, onDrop };
  for (const { value } of casesOf(emitted, { ...options, root, onEnd })) yield value;
  for (const { value } of casesOf(own, { ...options, root: own })) yield value;
  yield* dropped;
}

/** Everything that a verdict depends on; `undefined` if that is unknown. */
function contentOf(
  { schema, emitted, examples }: ProofTarget,
  document: OpenApiDocument,
  engine: string,
  { runs, seed }: ProofOptions,
): string | undefined {
  const zod = targetFingerprint(schema);
  return zod && JSON.stringify([engine, runs, seed, zod, emitted, referred(emitted, document), examples]);
}

/** The components that a schema refers to, directly or not. */
function referred(emitted: JsonSchema, { components }: OpenApiDocument): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const visit = (schema: unknown) => {
    for (const [, name = ""] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (Object.hasOwn(found, name)) continue;
      found[name] = components?.schemas?.[name];
      visit(found[name]);
    }
  };
  visit(emitted);
  return found;
}

function problemOf(
  { pointer, schema }: ProofTarget,
  verdicts: Verdicts,
  read: ModelOfContract,
  { seed, runs }: ProofOptions,
): Problem {
  const { value, zod, document, changed } = verdicts;
  const field = contractPlaceOf({ schema, path: pointer }, verdicts);
  if (changed !== undefined)
    return changed === ""
      ? proofProblem("value-changes:proved", { path: pointer, value: shown(value) }, { pointer: field })
      : proofProblem(
          "value-changes:proved-inside",
          { path: pointer, value: shown(value), inside: changed },
          { pointer: field },
        );
  const ofZod = zod.length > 0 ? `Zod refuses it (${zod[0]?.message})` : "Zod takes it";
  const ofDocument = document[0]
    ? `the document refuses it (\`${document[0].keyword}\`)`
    : "the document takes it";
  const user = userOf(schema, read);
  const used = user === undefined || user === pointer ? "" : `, used at \`${user}\`,`;
  const place = placeOf(verdicts)
    .map((step) => `/${String(step)}`)
    .join("");
  const values = {
    schema: `\`${pointer}\`${used}`,
    value: shown(value),
    verdicts: `${ofZod}, ${ofDocument}${place && `, at \`${place}\``}`,
    seed,
    runs,
  };
  return proofProblem(disagreementOf(schema, verdicts), values, { pointer: field });
}

/** A JSON pointer in the notation of paths into Zod schemas: `.list[].name`. */
function asPath(pointer: string): string {
  return pointerTokens(pointer)
    .map((step) => (/^\d+$/.test(step) ? "[]" : `.${step}`))
    .join("");
}

/** In ASCII, because the value may have look-alike characters. */
function shown(value: unknown): string {
  const text = JSON.stringify(value).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `\`${text.length > 200 ? `${text.slice(0, 199)}…` : text}\``;
}
