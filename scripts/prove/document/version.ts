import { isDeepStrictEqual } from "node:util";
import { isObject, type Json } from "../../lib/json.ts";
import { pointerStep } from "../../lib/json-pointer.ts";
import { withDetails } from "../../lib/problem.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { OtherVersion } from "../../model/document/versions.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import { modelOfDocument } from "../../model/from-document.ts";
import { readable } from "../../model/read/document.ts";
import { proofProblem } from "../problems.ts";
import { type Proof, type ProofOptions, proveDocument } from "./prove.ts";

/**
 * Compares a document in another version of OpenAPI, as it is read, with the contract: Zod and its schemas judge the
 * same values alike, and everything else equals what is read from the document of 3.1.
 */
export function proveVersion(
  read: ModelOfContract,
  documents: { readonly usual: OpenApiDocument; readonly other: OpenApiDocument },
  version: OtherVersion,
  options: ProofOptions,
): Proof {
  const usual = facts(modelOfDocument(documents.usual as unknown as Json));
  const other = facts(modelOfDocument(documents.other as unknown as Json));
  const place = firstDifference(usual, other);
  const proof = proveDocument(
    read,
    readable(documents.other as unknown as Json) as unknown as OpenApiDocument,
    options,
  );
  const different = place === undefined ? [] : [proofProblem("version-differs", { version, place })];
  const problems = proof.problems.map((problem) =>
    withDetails(problem, [`This is the document of OpenAPI ${version}.`]),
  );
  return { ...proof, problems: [...different, ...problems] };
}

/**
 * The content of a model besides its schemas. A license has a page where 3.0 has no identifier, and a form the media
 * types of its files, which 3.1 has in the schemas.
 */
function facts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(facts);
  if (!isObject(value)) return value;
  const { schema: _, license, encoding, schemas, ...rest } = value;
  const made = Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, facts(part)]));
  return {
    ...made,
    ...(isObject(schemas) ? { schemas: Object.keys(schemas) } : {}),
    ...(isObject(license) ? { license: { ...license, url: "" } } : {}),
    ...encodingPart(encoding, value["files"]),
  };
}

function encodingPart(encoding: unknown, files: unknown): object {
  if (!isObject(encoding)) return {};
  const types = new Map(
    (Array.isArray(files) ? files : []).map(({ name, mediaType }: Json) => [name, mediaType]),
  );
  const own = Object.entries(encoding).filter(
    ([name, one]) => !isDeepStrictEqual(one, { contentType: types.get(name) }),
  );
  return own.length > 0 ? { encoding: Object.fromEntries(own.map(([name, one]) => [name, facts(one)])) } : {};
}

/** A JSON Pointer to the first place where two values differ; `undefined` if they do not. */
function firstDifference(one: unknown, other: unknown): string | undefined {
  if (isDeepStrictEqual(one, other)) return undefined;
  if (!isHolder(one) || !isHolder(other)) return "";
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const inside = firstDifference(one[key], other[key]);
    if (inside !== undefined) return pointerStep(key) + inside;
  }
  return "";
}

function isHolder(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}
