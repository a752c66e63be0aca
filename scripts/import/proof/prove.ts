import { changesBetween } from "../../compare/changes.ts";
import { type Finding, reaches } from "../../compare/finding.ts";
import { noValueBreaks } from "../../compare/wire/schemas/unobservable-keywords.ts";
import type { Json } from "../../lib/json.ts";
import { withoutDot } from "../../lib/quoted-text.ts";
import { documentOf } from "../../model/document/write.ts";
import { modelOfDocument } from "../../model/from-document.ts";
import { methodAndPath } from "../../model/method-and-path.ts";
import type { ApiModel } from "../../model/model.ts";
import { type ImportNote, newAccount } from "../account.ts";
import { asSpecsSay, withoutSchemasOfBytes } from "./as-specs-say.ts";
import { changedAspects } from "./aspects.ts";
import { plainModel } from "./plain.ts";
import { type ProvedImport, proveSchemas, type SchemaProof } from "./schemas.ts";

/** Whether a spec says what the document says that it was made from. */
export interface ImportProof {
  readonly schemas: SchemaProof;
  /** How many operations are kept in all ten aspects. */
  readonly operations: number;
  /** What `diff` finds above a patch. */
  readonly findings: EachWay;
  /** What was found, after what was known before. */
  readonly notes: readonly ImportNote[];
}

/** Findings from the document to the spec, and from the spec back to the document. */
export interface EachWay {
  readonly there: readonly Finding[];
  readonly back: readonly Finding[];
}

/**
 * Compares a document with the one that is generated from its spec, and judges values of its schemas by both. What is
 * `known` already is not told again.
 */
export async function proveImport(
  imported: ProvedImport,
  known: readonly ImportNote[],
): Promise<ImportProof> {
  const { model, made } = imported;
  const again = generatedModel(made.written);
  const { notes, tell } = newAccount(known);
  const isTold = (place: string) =>
    known.some(
      (note) => note.fate !== "made" && (note.place === place || note.place.startsWith(`${place} `)),
    );
  let operations = 0;
  const generated = new Map(again.operations.map((one) => [methodAndPath(one), one]));
  for (const operation of model.operations) {
    const place = methodAndPath(operation);
    const own = generated.get(place);
    const changed = own ? changedAspects(operation, own) : ["operation"];
    if (changed.length === 0) operations++;
    const isKnown = isTold(place);
    for (const aspect of changed)
      tell(isKnown ? "other form" : "left out", place, aspect, "it is not as the document has it");
  }
  const each = await findingsEachWay(withoutSchemasOfBytes(model, again), again);
  const isMore = ({ bump, byKeyword }: Finding) => reaches(bump, "minor") && byKeyword !== noValueBreaks;
  const findings = { there: each.there.filter(isMore), back: each.back.filter(isMore) };
  // `required` of an array, say: the document has the word, and it means nothing.
  for (const { operation = "", place, rule, byKeyword } of each.there)
    if (byKeyword === noValueBreaks)
      tell("other form", `${operation} ${place}`.trim(), `\`${rule}\` in \`diff\``, byKeyword);
  const placeOf = ({ operation = "", place }: Finding) => `${operation} ${place}`.trim();
  const there = new Set(findings.there.map(placeOf));
  // What the way back finds at the same place is the other side of it.
  const onlyBack = findings.back.filter((finding) => !there.has(placeOf(finding)));
  for (const { operation = "", place, rule, sentence, witness } of [...findings.there, ...onlyBack])
    tell(
      "left out",
      `${operation} ${place}`.trim(),
      `\`${rule}\` in \`diff\``,
      withoutDot(sentence),
      witness && JSON.stringify(witness.value),
    );
  const schemas = proveSchemas(imported);
  for (const { pointer, why, value } of schemas.differing)
    tell("left out", pointer, "schema", why, JSON.stringify(value));
  for (const { pointer, operation = pointer, why } of schemas.missing)
    if (!isTold(operation)) tell("left out", pointer, "schema", why);
  for (const { pointer, why } of schemas.spread) tell("other form", pointer, "component", why);
  for (const { pointer, why } of schemas.unjudged) tell("not judged", pointer, "schema", why);
  return { schemas, operations, findings, notes };
}

/** The model of the document that is generated from one. */
export function generatedModel(written: ApiModel): ApiModel {
  return modelOfDocument(JSON.parse(JSON.stringify(documentOf(written))) as Json);
}

/** What changes on the wire from a document's API to that of a spec, and back. */
export async function findingsEachWay(ofDocument: ApiModel, ofSpec: ApiModel): Promise<EachWay> {
  const today = new Date().toISOString().slice(0, 10);
  const [one, other] = [plainModel(asSpecsSay(ofDocument, ofSpec)), plainModel(ofSpec)];
  return {
    there: await changesBetween(one, other, today, ["wire"]),
    back: await changesBetween(other, one, today, ["wire"]),
  };
}
