import type { z } from "zod";
import { pointerTokens } from "../../lib/json-pointer.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { Problem } from "../../lib/problem.ts";
import { documentByDirection } from "../../model/document/directed.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import { type CaseCoverage, learnExamples } from "../../schema-cases/index.ts";
import { proofProblem } from "../problems.ts";
import type { ProofCache, ProofCoverage } from "./cache.ts";
import { rejectedExamples } from "./examples.ts";
import { engineFingerprint, targetFingerprint } from "./fingerprint.ts";
import { contractPlaceOf, disagreementOf, placeOf } from "./hints.ts";
import { referred } from "./referred.ts";
import { searchIn, searchOfParts } from "./search.ts";
import { staleRules } from "./stale-rules.ts";
import { type ProofTarget, targetsOf, userOf } from "./targets.ts";
import type { Verdicts } from "./verdicts.ts";

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
  const engine = engineFingerprint();
  const borne = new Set<string>();
  const problems: Problem[] = rejectedExamples(read.model, document, engine, options.cache);
  const targets = targetsOf(read, document);
  const parts = searchOfParts(document, componentsAmong(targets), options);
  const isComponent = componentTest(targets);
  const done = new Map<string, ProofCoverage>();
  const covered: TargetCoverage[] = [];
  const empty = new Set<JsonSchema>();
  let values = 0;
  let isTaught = false;
  for (const target of targets) {
    if (isComponent(target)) continue;
    const content = contentOf(target, document, engine, options);
    const known = content && (done.get(content) ?? options.cache?.get(content));
    if (known) {
      covered.push({ pointer: target.pointer, ...known });
      continue;
    }
    // Examples help with every target, so they are learned before the first unknown one.
    if (!isTaught) for (const one of targets) learnExamples(document, one.emitted, one.examples);
    isTaught = true;
    const search = searchIn(target, document, options, parts);
    const { difference, coverage, inside } = search;
    values += search.values;
    for (const rule of search.borne) borne.add(rule);
    const place = inside ? { schema: inside.schema, pointer: target.pointer + inside.path } : target;
    if (difference) problems.push(problemOf(place, difference, read, options));
    if (!coverage) continue;
    const { resisting } = coverage;
    const reached = reachedBy(coverage);
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

/** One of several parts of a proof that are done in parallel. */
export interface Share {
  /** Its number, from 0. */
  readonly part: number;
  readonly of: number;
}

/** A target that is proved, by its content. */
export interface ProvedTarget {
  readonly content: string;
  readonly coverage: ProofCoverage;
  readonly values: number;
}

/**
 * Proves the targets of a share, as {@link proveDocument} does. Leaves out targets without a content, with a
 * difference, or without values: the caller that reports these searches them again.
 */
export function proveShare(
  read: ModelOfContract,
  written: OpenApiDocument,
  options: Omit<ProofOptions, "cache">,
  { part, of }: Share,
): ProvedTarget[] {
  const document = documentByDirection(written);
  const engine = engineFingerprint();
  const targets = targetsOf(read, document);
  const parts = searchOfParts(document, componentsAmong(targets), options);
  const isComponent = componentTest(targets);
  for (const one of targets) learnExamples(document, one.emitted, one.examples);
  const known = new Set<string>();
  return targets.flatMap((target): ProvedTarget[] => {
    if (isComponent(target)) return [];
    const content = contentOf(target, document, engine, options);
    if (!content || known.has(content)) return [];
    known.add(content);
    // In turns: every share sees the same contents in the same order, so the parts never overlap.
    if ((known.size - 1) % of !== part) return [];
    const { difference, coverage, values } = searchIn(target, document, options, parts);
    const isProved = !difference && coverage && coverage.resisting.length === 0;
    return isProved ? [{ content, coverage: reachedBy(coverage), values }] : [];
  });
}

function reachedBy({ resisting: _, ...reached }: CaseCoverage): ProofCoverage {
  return reached;
}

function withoutValue(target: ProofTarget, place: string): Problem {
  const pointer = target.pointer + asPath(place);
  return place === ""
    ? proofProblem("no-valid-value", { target: target.pointer }, { pointer })
    : proofProblem("no-valid-value:inside", { target: target.pointer, inside: place }, { pointer });
}

/** The schemas that are targets of their own, by the name of the component. */
function componentsAmong(targets: readonly ProofTarget[]): ReadonlyMap<string, z.ZodType> {
  return new Map(
    targets.flatMap(({ pointer, schema, use }) =>
      use ? [] : [[pointer.slice("components/".length), schema] as const],
    ),
  );
}

/** Returns a test for targets that are only references to a component, which is a target of its own. */
function componentTest(targets: readonly ProofTarget[]): (target: ProofTarget) => boolean {
  const first = new Map<z.ZodType, string>();
  for (const { schema, pointer } of targets) if (!first.has(schema)) first.set(schema, pointer);
  return ({ schema, emitted, pointer }) =>
    typeof emitted === "object" && Object.keys(emitted).join() === "$ref" && first.get(schema) !== pointer;
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

function problemOf(
  { pointer, schema }: Pick<ProofTarget, "pointer" | "schema">,
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
