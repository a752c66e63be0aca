import type { z } from "zod";
import { componentsIn } from "../../contract/schemas/components.ts";
import type { Json } from "../../lib/json.ts";
import { pointerStep } from "../../lib/json-pointer.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { ProblemError } from "../../lib/problem.ts";
import { withoutDot } from "../../lib/quoted-text.ts";
import { modelByDirection } from "../../model/directed-model.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import type { ApiModel } from "../../model/model.ts";
import { requestName } from "../../model/one-sided.ts";
import { type PlacedOperation, placedOperations } from "../../model/placed-operations.ts";
import type { Judged } from "../../model/zod-schemas.ts";
import { placeOf } from "../../prove/document/hints.ts";
import { type SearchResult, searchAmong } from "../../prove/document/search.ts";
import type { Verdicts } from "../../prove/document/verdicts.ts";
import { zodRoots } from "../../prove/document/zod-roots.ts";
import { type CaseCoverage, casesOf, learnExamples } from "../../schema-cases/index.ts";
import { placeOfSteps } from "../places.ts";
import { isAnything, withoutWords } from "../schema/meta.ts";
import { keywordsOf, referredName } from "../schema/printer.ts";
import { type Drawing, drawingOf } from "./drawing.ts";
import { judgedParts } from "./parts.ts";
import { pointerOfPart, pointerWithin } from "./place.ts";

/** A schema of a document, and the Zod schema made from it. */
export interface ImportedSchema {
  /** JSON Pointer into the document, as a fragment. */
  readonly pointer: string;
  readonly emitted: JsonSchema;
  readonly schema: z.ZodType;
  readonly examples: readonly unknown[];
}

/** A schema of the document, and what is to be said of it. */
export interface SchemaNote {
  /** JSON Pointer into the document, as a fragment. */
  readonly pointer: string;
  /** `GET /things`: the operation in which it stands. */
  readonly operation?: string;
  readonly why: string;
}

/** How the schemas of a document and those of the spec judge the same values. */
export interface SchemaProof {
  /** How many schemas the document has: components, parameters, bodies, header fields. */
  readonly all: number;
  readonly equal: number;
  /** Each with the smallest value found on which the two differ. */
  readonly differing: readonly (SchemaNote & { readonly value: unknown })[];
  /** Those that the spec does not have. */
  readonly missing: readonly SchemaNote[];
  /** Components that others of the spec, and forms, have the fields of. */
  readonly spread: readonly SchemaNote[];
  /** Those for which no verdict could be reached. */
  readonly unjudged: readonly SchemaNote[];
  /** How many values were judged. */
  readonly values: number;
}

/** A document, and what was made of it. */
export interface ProvedImport {
  readonly document: Json;
  readonly model: ApiModel;
  readonly made: ModelOfContract;
  /** The names of components in the spec, by those in the document. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Few random values of each schema: those at its edges show what an import can lose. */
const randomValues = 20;

/** Judges values of each schema of a document by it and by the Zod schema made from it. */
export function proveSchemas({ document, model, made, ids }: ProvedImport): SchemaProof {
  const directed = modelByDirection(model);
  const { pairs, missing, spread } = schemaPairs({ document, model: directed, made, ids });
  const all = pairs.length + missing.length + spread.length;
  return { ...judgePairs(pairs, directed, document), all, missing, spread };
}

/** Judges values of schemas of a model whose schemas are those of what travels. */
export function judgePairs(
  pairs: readonly ImportedSchema[],
  model: ApiModel,
  document: Json,
): Omit<SchemaProof, "all" | "missing" | "spread"> {
  const drawing = drawingOf(model);
  const verdicts = new Map<z.core.$ZodTypeDef, Map<string, Judgement>>();
  const differing: SchemaProof["differing"][number][] = [];
  const unjudged: SchemaNote[] = [];
  let values = 0;
  let equal = 0;
  for (const { emitted, examples } of pairs) if (examples.length > 0) learnExamples(model, emitted, examples);
  for (const pair of pairs) {
    const known = verdicts.get(pair.schema._zod.def) ?? new Map<string, Judgement>();
    verdicts.set(pair.schema._zod.def, known);
    // A reference to a component that is that component in the spec, too.
    const key = JSON.stringify(behindReference(pair.emitted, model));
    const found = known.get(key) ?? judged(pair, drawing, model);
    // The same schema at another place has the same verdict.
    if (!known.has(key)) values += found.values;
    known.set(key, found);
    if (found.difference) differing.push(differenceAt(pair, found.difference, document));
    else if (found.why !== undefined) unjudged.push({ pointer: pair.pointer, why: found.why });
    else equal++;
  }
  return { equal, differing, unjudged, values };
}

interface Judgement {
  readonly difference?: Verdicts;
  /** Why it could not be judged. */
  readonly why?: string;
  readonly values: number;
}

/** Judges values by both sides; what differs is no less a difference if more values were to come. */
function judged(pair: ImportedSchema, drawing: Drawing, root: ApiModel): Judgement {
  try {
    const { difference, coverage, values } = searched(pair, drawing, root);
    if (difference) return { difference, values };
    const [first] = coverage?.resisting ?? [];
    return first
      ? { why: `no valid value was found${first.pointer && ` at \`${first.pointer}\``}`, values }
      : { values };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { why: withoutDot(error.problems[0]?.message ?? error.message), values: 0 };
  }
}

function searched(pair: ImportedSchema, drawing: Drawing, root: ApiModel): SearchResult {
  return searchAmong(
    pair,
    function* (onEnd: (coverage: CaseCoverage) => void) {
      const dropped: unknown[] = [];
      const cases = casesOf(drawing.of(pair.emitted), {
        root,
        random: randomValues,
        examples: pair.examples,
        onEnd,
        onDrop: ({ value }) => void dropped.push(value),
      });
      for (const { value } of cases) yield value;
      yield* dropped;
    },
    root,
  );
}

function differenceAt(
  { pointer }: ImportedSchema,
  verdicts: Verdicts,
  document: Json,
): SchemaProof["differing"][number] {
  const { value, zod, document: refused, changed } = verdicts;
  const place = placeOf(verdicts);
  const at = place.map((step) => pointerStep(String(step))).join("");
  const [first] = refused;
  const why =
    changed !== undefined
      ? "the spec changes the value"
      : `the document ${first ? `refuses it (\`${first.keyword}\`)` : "takes it"}, and the spec ${
          zod.length > 0 ? `refuses it (${zod[0]?.message})` : "takes it"
        }`;
  return {
    pointer: `#${pointerWithin(document, pointer.slice(1), place)}`,
    why: at ? `${why}, at \`${at}\` of the value` : why,
    value,
  };
}

/** The schemas of a document with those of the spec, and those that the spec does not have. */
export function schemaPairs({ document, model, made, ids }: ProvedImport): {
  readonly pairs: readonly ImportedSchema[];
  readonly missing: readonly SchemaNote[];
  readonly spread: readonly SchemaNote[];
} {
  const named = componentsIn(zodRoots(made));
  const { schemas } = model.components;
  const pairs: ImportedSchema[] = [];
  const missing: SchemaNote[] = [];
  const spread: SchemaNote[] = [];
  // A component that is not the same in requests and answers has two names.
  const [names, taken] = [new Set(ids.keys()), new Set(ids.values())];
  const requests = new Map([...ids].map(([name, id]) => [requestName(name, names), { name, id }]));
  const idOf = (name: string) => {
    const request = requests.get(name);
    return ids.get(name) ?? (request && requestName(request.id, taken));
  };
  for (const [name, emitted] of Object.entries(schemas)) {
    const pointer = `#/components/schemas${pointerStep(requests.get(name)?.name ?? name)}`;
    const id = idOf(aliased(name, schemas));
    const schema = id === undefined ? undefined : named.get(id);
    if (schema) pairs.push({ pointer, emitted, schema, examples: [] });
    else if (id !== undefined) spread.push({ pointer, why: "its fields stand in what extends it" });
    else missing.push({ pointer, why: "the spec does not have it" });
  }
  const keyOf = ({ steps }: PlacedOperation) => JSON.stringify(steps);
  const operations = new Map(placedOperations(made.model).map((one) => [keyOf(one), one.operation]));
  for (const placed of placedOperations(model)) {
    const { operation, steps } = placed;
    const own = operations.get(keyOf(placed));
    const place = placeOfSteps(steps);
    const parts = new Map(own ? judgedParts(own).map((part) => [part.key, part]) : []);
    for (const part of judgedParts(operation)) {
      const pointer = `#${pointerOfPart(document, steps, part)}`;
      const found = parts.get(part.key);
      const schema = found && made.zod.of(found.value);
      const emitted = part.value.schema ?? true;
      const examples = Object.values(part.value.examples ?? {}).flatMap(({ value }) =>
        value === undefined ? [] : [value],
      );
      if (schema) pairs.push({ pointer, emitted, schema, examples });
      else if (!isBytes(part.value))
        missing.push({
          pointer,
          operation: place,
          why: found ? "it travels as bytes in the spec" : "the spec does not have it",
        });
    }
  }
  return { pairs, missing, spread };
}

function behindReference(schema: JsonSchema, { components }: ApiModel): JsonSchema {
  const keywords = keywordsOf(schema);
  const name = Object.keys(withoutWords(keywords)).length === 1 ? referredName(keywords) : undefined;
  return name === undefined ? schema : (components.schemas[name] ?? schema);
}

/** The component that a name means, where it is only a second name. */
function aliased(name: string, schemas: ApiModel["components"]["schemas"], depth = 0): string {
  const own = withoutWords(keywordsOf(schemas[name] ?? true));
  const target = Object.keys(own).length === 1 ? referredName(own) : undefined;
  return target === undefined || depth > 50 ? name : aliased(target, schemas, depth + 1);
}

/** Whether nothing judges a body because it is opaque in the document, too. */
function isBytes(part: Judged): boolean {
  if (!("kind" in part) || part.kind !== "binary") return false;
  return isAnything(part.schema) || keywordsOf(part.schema ?? true).type === "string";
}

// Coverage: the unit tests have no schema without a valid value, and none that the spec spreads.
