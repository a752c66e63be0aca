import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import { sentOperations } from "../sent.ts";
import { checkErrorBodies } from "./error-bodies.ts";
import { checkErrorHeaders } from "./error-headers.ts";
import { checkExamples } from "./examples.ts";
import { checkExtensions } from "./extensions.ts";
import { checkFileNames } from "./file-names.ts";
import type { ContractCheck } from "./index.ts";
import { checkInherited } from "./inherited.ts";
import { checkMediaTypes } from "./media-types.ts";
import { checkRequests } from "./requests.ts";
import { checkResponses } from "./responses.ts";
import { checkTokens } from "./tokens.ts";
import { checkTravel } from "./travel.ts";

/**
 * Checks of operations that also apply to requests that the server sends. The checks not listed here handle both
 * themselves.
 */
const ofOperations: readonly ContractCheck[] = [
  ...[checkFileNames, checkInherited, checkTokens, checkExtensions, checkRequests, checkResponses],
  ...[checkMediaTypes, checkTravel, checkExamples, checkErrorBodies, checkErrorHeaders],
];

/** Problems of the requests that the server sends: those that operations with the same content would have. */
export function sentProblems(api: Api, isSkipped: (check: ContractCheck) => boolean): Problem[] {
  return sentOperations(api).flatMap((operation) => {
    // The URL of a callback is no path.
    const one: Api = { ...api, operations: [{ ...operation, path: "" }], webhooks: [] };
    const base = `operations/${operation.operationId}`;
    const { place } = operation.sent;
    const placed = (text: string) => text.replaceAll(`${base}/`, `${place}/`);
    return ofOperations.flatMap((check) =>
      (isSkipped(check) ? [] : check(one)).flatMap((problem) => {
        const { pointer = "", message, fix } = problem;
        // Problems of the API itself are already reported without the operation.
        if (pointer !== base && !pointer.startsWith(`${base}/`)) return [];
        return {
          ...problem,
          message: placed(message),
          fix: placed(fix),
          pointer: place + pointer.slice(base.length),
        };
      }),
    );
  });
}
