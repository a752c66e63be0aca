import { isDeepStrictEqual } from "node:util";
import { checkApi } from "../../../scripts/contract/check/index.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { errorMessage } from "../../../scripts/lib/error-message.ts";
import { documentOf } from "../../../scripts/model/document/write.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { modelOfDocument } from "../../../scripts/model/from-document.ts";
import type { ApiModel, OperationModel, ResponseModel } from "../../../scripts/model/model.ts";
import { apiOf, idOf } from "./api-of.ts";
import { withSamples } from "./samples.ts";

/** What an author would leave out of a contract, as the import does: the document's own schema contradicts it. */
const faults: ReadonlySet<string> = new Set([
  "example-rejected",
  "default-rejected",
  "default-without-effect",
]);

export interface Obstacles {
  /** What hinders it. */
  readonly found: readonly string[];
  /** How many of its examples and defaults their own schema refuses. */
  readonly leftOut: number;
}

/**
 * What hinders an operation of a document from being said in the vocabulary; nothing if it can be said: then the
 * contract of it was written, passed all checks but for examples and defaults that their own schema refuses, and the
 * document that came from it reads as the operation did.
 */
export function obstaclesOf(model: ApiModel, operation: OperationModel): Obstacles {
  try {
    const api = apiOf(model, withSamples(model, operation));
    const all = checkApi(api);
    const problems = all.filter(({ code }) => !faults.has(code));
    const leftOut = all.length - problems.length;
    if (problems.length > 0)
      return { leftOut, found: problems.map(({ code, message }) => `${code}: ${message}`) };
    const document = documentOf(modelOfContract(resolveContract(api)).model);
    const [again] = modelOfDocument(JSON.parse(JSON.stringify(document))).operations;
    return { leftOut, found: again ? lost(operation, again) : ["nothing came of it"] };
  } catch (error) {
    return { leftOut: 0, found: [errorMessage(error)] };
  }
}

/** The aspects in which what came of an operation differs from it. */
function lost(operation: OperationModel, again: OperationModel): string[] {
  const [before, after] = [aspectsOf(operation), aspectsOf(again)];
  return Object.keys(before)
    .filter((aspect) => !isDeepStrictEqual(before[aspect], after[aspect]))
    .map((aspect) => `the document that comes of it has other ${aspect}`);
}

/** What of an operation travels, beside the schemas of its bodies; in an order of its own. */
function aspectsOf(operation: OperationModel): Readonly<Record<string, unknown>> {
  const { parameters, requestBody, responses, errorResponses, security, deprecated } = operation;
  const of = (part: (response: ResponseModel) => unknown) =>
    [...responses, ...errorResponses].map((response) => JSON.stringify(part(response))).sort();
  return {
    ids: idOf(operation),
    methods: operation.method,
    paths: operation.path,
    parameters: parameters
      .map(
        ({ name, in: place, required }) =>
          `${place} ${place === "header" ? name.toLowerCase() : name} ${required}`,
      )
      .sort(),
    styles: parameters
      .map(({ name, style, explode, allowReserved, mediaType }) =>
        [name, style, explode, allowReserved, mediaType].join(" "),
      )
      .sort(),
    "request bodies": requestBody && { required: requestBody.required, types: typesOf(requestBody.content) },
    statuses: of(({ status }) => status),
    "media types of answers": of(({ status, content }) => [status, typesOf(content)]),
    "header fields of answers": of(({ status, headers }) => [
      status,
      headers.map(({ name, required }) => `${name.toLowerCase()} ${required}`).sort(),
    ]),
    credentials: security.map((one) => JSON.stringify(Object.entries(one).sort())).sort(),
    deprecations: deprecated !== undefined,
  };
}

function typesOf(content: ResponseModel["content"]): string[] {
  return content.map(({ mediaType }) => mediaType).sort();
}
