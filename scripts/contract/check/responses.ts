import { essenceOf } from "../../lib/media-types.ts";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import type { ContractCheck } from "./index.ts";

/** Statuses at which HTTP allows no body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** Kinds of bodies that only a request has. */
const ofRequests: ReadonlySet<string> = new Set(["form", "multipart"]);

/** Media types of bodies that have no end while the connection lasts; a client would wait for one. */
const endless: ReadonlySet<string> = new Set([
  "text/event-stream",
  "multipart/x-mixed-replace",
  "application/stream+json",
]);

/** An operation can succeed, and its errors are in `errors`. */
export const checkResponses: ContractCheck = ({ operations }) =>
  operations.flatMap(({ operationId, responses }) => {
    const keys = Object.keys(responses);
    const problems: Problem[] = [];
    const pointer = `operations/${operationId}/responses`;
    if (!keys.map(Number).some((status) => status >= 200 && status < 300))
      problems.push(contractProblem("no-success-response", { operationId }, { pointer }));
    for (const key of keys) {
      const status = Number(key);
      if (!(status >= 200 && status < 400))
        problems.push(
          contractProblem(
            "error-among-responses",
            { operationId, status: key },
            { pointer: `${pointer}/${key}` },
          ),
        );
      if (bodiless.has(status) && responses[status]?.kind)
        problems.push(
          contractProblem("body-not-allowed", { operationId, status }, { pointer: `${pointer}/${status}` }),
        );
      const kind = responses[status]?.kind;
      if (kind && ofRequests.has(kind))
        problems.push(
          contractProblem(
            "form-in-response",
            { operationId, status, kind },
            { pointer: `${pointer}/${status}` },
          ),
        );
      const mediaType = responses[status]?.kind && responses[status].mediaType;
      if (mediaType && endless.has(essenceOf(mediaType)))
        problems.push(
          contractProblem(
            "body-without-end",
            { operationId, status, mediaType },
            { pointer: `${pointer}/${status}/mediaType` },
          ),
        );
    }
    return problems;
  });
