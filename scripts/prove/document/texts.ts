import type { z } from "zod";
import type { RejectedInput } from "../../contract/error.ts";
import { type RequestSchemas, rejectionOf } from "../../contract/rejection.ts";
import { componentName } from "../../contract/schemas/named.ts";
import { walk } from "../../contract/schemas/walk.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { Problem } from "../../lib/problem.ts";
import { documentByDirection } from "../../model/document/directed.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import type { OperationModel, ParameterLocation } from "../../model/model.ts";
import { inputPart, type OperationPart } from "../../model/parts.ts";
import { placedOperations } from "../../model/placed-operations.ts";
import { casesOf } from "../../schema-cases/index.ts";
import { proofProblem } from "../problems.ts";
import type { ProofCache } from "./cache.ts";
import { engineFingerprint, saysNoText, textsFingerprint } from "./fingerprint.ts";
import { textsInParts } from "./part-texts.ts";
import { referred } from "./referred.ts";
import { type ProofTarget, targetsOf } from "./targets.ts";
import { zodRootsOf } from "./zod-roots.ts";

/**
 * Texts with which an operation's schemas reject a value at one of their edges, and which its errors do not
 * list: a caller can get them, so the docs and the types must have them. The cache knows the texts of earlier runs.
 */
export function unlistedTexts(
  read: ModelOfContract,
  written: OpenApiDocument,
  cache?: ProofCache,
): Problem[] {
  const document = documentByDirection(written);
  const used = targetsByOperation(read, document);
  const rejections = rejectionsIn(document, cache);
  return read.model.operations.flatMap((operation) =>
    ofOperation(operation, used.get(operation) ?? [], rejections, read),
  );
}

function ofOperation(
  operation: OperationModel,
  targets: readonly ProofTarget[],
  rejections: Rejections,
  read: ModelOfContract,
): Problem[] {
  const { operationId, errors } = operation;
  const { invalid, invalidParameter = invalid } = read.model.errors.usual;
  const statuses: ReadonlySet<unknown> = new Set([invalid.status, invalidParameter.status]);
  const own = errors.filter((one) => statuses.has(one.status) && !one.shared);
  const told = new Set([invalid, invalidParameter, ...own].map(({ text }) => text));
  const problems: Problem[] = [];
  for (const target of targets) {
    const { use } = target;
    if (!use || use.part.direction === "response") continue;
    const { part } = use;
    // Nothing is checked against the schema of a stream.
    if (part.kind === "requestBody" && part.value.isStream) continue;
    for (const { given, ...rejection } of rejections(target, part, told)) {
      if (told.has(rejection.text)) continue;
      told.add(rejection.text);
      const { status } = part.kind === "parameter" ? invalidParameter : invalid;
      const owner = ownerOf(operation, read, rejection.pointer);
      problems.push(
        proofProblem(
          "text-not-listed",
          { operationId, status, text: rejection.text, schema: owner, given: shown(given) },
          { pointer: `operations/${operationId}/errors` },
        ),
      );
    }
  }
  return problems;
}

function targetsByOperation(
  read: ModelOfContract,
  document: OpenApiDocument,
): ReadonlyMap<OperationModel, readonly ProofTarget[]> {
  const found = new Map<OperationModel, ProofTarget[]>();
  for (const target of targetsOf(read, document)) {
    if (!target.use) continue;
    const { operation } = target.use;
    found.set(operation, [...(found.get(operation) ?? []), target]);
  }
  return found;
}

/** A text with which a schema rejects a value, its place, and the input with the value. */
interface TextOfPart {
  readonly text: string;
  readonly pointer: string;
  readonly given: RejectedInput;
}

/** The texts of a part; none if all of them are `told` (documented), which the cache may already know. */
type Rejections = (
  target: ProofTarget,
  part: OperationPart,
  told: ReadonlySet<string>,
) => readonly TextOfPart[];

/** Each text of a part once; a parameter that many operations share is asked once. */
function rejectionsIn(root: OpenApiDocument, cache?: ProofCache): Rejections {
  const asked = new Map<z.ZodType, Map<string, readonly TextOfPart[]>>();
  const inParts = textsInParts(root, ({ schema, emitted }) => {
    const values = [undefined, ...valuesOf(emitted, undefined, root)];
    return values.flatMap((body) => rejectionOf({ body: { schema } }, { body })?.text ?? []);
  });
  return ({ schema, emitted, examples }, part, told) => {
    if (saysNoText(schema)) return [];
    const place = part.kind === "parameter" ? [part.value.in, part.value.name] : [];
    const key = JSON.stringify([emitted, ...place]);
    const ofSchema = asked.get(schema) ?? new Map<string, readonly TextOfPart[]>();
    asked.set(schema, ofSchema);
    const before = ofSchema.get(key);
    if (before) return before;
    const judge = cache && textsFingerprint(schema);
    const content =
      judge && JSON.stringify([engineFingerprint(), judge, key, referred(emitted, root), examples]);
    if (content && cache?.textsOf(content)?.every((text) => told.has(text))) return [];
    const remember = (texts: Iterable<string>) => {
      if (content) cache?.addTexts(content, [...texts]);
    };
    if (part.kind === "requestBody") {
      const texts = inParts({ schema, emitted });
      if ([...texts].every((text) => told.has(text))) {
        remember(texts);
        return [];
      }
    }
    const found = [...textsOf(schema, emitted, part, root).values()];
    ofSchema.set(key, found);
    remember(found.map(({ text }) => text));
    return found;
  };
}

function textsOf(
  schema: z.ZodType,
  emitted: JsonSchema,
  part: OperationPart,
  root: OpenApiDocument,
): Map<string, TextOfPart> {
  const found = new Map<string, TextOfPart>();
  const place = part.kind === "parameter" ? part.value.in : undefined;
  for (const value of valuesOf(emitted, place, root)) {
    const [given, schemas] = requestOf(part, value, schema);
    const rejection = rejectionOf(schemas, given);
    if (rejection && !found.has(rejection.text))
      found.set(rejection.text, { text: rejection.text, pointer: rejection.pointer, given });
  }
  return found;
}

/** The input that has a value only in one part, and the schemas that judge it. */
function requestOf(
  part: OperationPart,
  value: unknown,
  schema: z.ZodType,
): [given: RejectedInput, schemas: RequestSchemas] {
  if (part.kind !== "parameter") return [{ body: value }, { body: { schema } }];
  const { in: location, name } = part.value;
  const of = inputPart[location];
  return [{ [of]: { [name]: value } }, { [of]: { [name]: schema } }];
}

/** Invalid values that a request can carry in that part. */
function* valuesOf(
  emitted: JsonSchema,
  location: ParameterLocation | undefined,
  root: OpenApiDocument,
): Generator<unknown> {
  if (location !== undefined && location !== "path") yield undefined;
  const textOnly = typeof emitted === "object" && emitted["type"] === "string";
  for (const { value, valid } of casesOf(emitted, { root })) {
    if (valid) continue;
    if (location === undefined) yield value;
    else if (typeof value === "string") {
      // A path can't have an empty segment, nor `.` or `..`.
      if (location !== "path" || !/^\.{0,2}$/.test(value)) yield value;
    } else if (!textOnly && ["number", "boolean"].includes(typeof value)) yield value;
    else if (!textOnly && Array.isArray(value) && location !== "path") yield value;
  }
}

/** The named schema that contains the rejecting one, and the place in the operation. */
function ownerOf(operation: OperationModel, read: ModelOfContract, pointer: string): string {
  const base = `operations/${operation.operationId}/`;
  let name: string | undefined;
  let length = -1;
  const placed = placedOperations(read.model).filter((one) => one.operation === operation);
  for (const root of placed.flatMap((one) => zodRootsOf(one, read)))
    for (const node of walk({ schema: root.schema, path: root.pointer })) {
      const path = node.path.slice(base.length);
      if (!pointer.startsWith(path) || path.length <= length || !componentName(node.schema)) continue;
      name = componentName(node.schema);
      length = path.length;
    }
  return name ? `\`${name}\`, at \`${pointer}\`,` : `the schema at \`${pointer}\``;
}

function shown(given: RejectedInput): string {
  const text = JSON.stringify(given, (_, value) => (value === undefined ? null : value));
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
