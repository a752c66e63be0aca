import type { Problem } from "../../lib/problem.ts";
import type { ContractCheck } from "./index.ts";

/** Statuses at which HTTP allows no body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** Media types of bodies that have no end while the connection lasts; a client would wait for one. */
const endless: ReadonlySet<string> = new Set([
  "text/event-stream",
  "multipart/x-mixed-replace",
  "application/stream+json",
]);

/** An operation can succeed; errors stand in `errors`. */
export const checkResponses: ContractCheck = ({ operations }) =>
  operations.flatMap(({ operationId, responses }) => {
    const keys = Object.keys(responses);
    const problems: Problem[] = [];
    const pointer = `operations/${operationId}/responses`;
    if (!keys.map(Number).some((status) => status >= 200 && status < 300))
      problems.push({
        code: "no-success-response",
        message: `\`${operationId}\` has no response with a status of 200 to 299.`,
        pointer,
        fix: "Add one: `200: json(Schema, { example })`, or `204: noContent()`.",
      });
    for (const key of keys) {
      const status = Number(key);
      if (!(status >= 200 && status < 400))
        problems.push({
          code: "error-among-responses",
          message: `\`responses\` of \`${operationId}\` has the status ${key}; expected 200 to 399.`,
          pointer: `${pointer}/${key}`,
          fix: "Errors stand in `errors`, with the sentence that says when.",
        });
      if (bodiless.has(status) && responses[status]?.kind)
        problems.push({
          code: "body-not-allowed",
          message: `The response ${status} of \`${operationId}\` has a body; HTTP allows none.`,
          pointer: `${pointer}/${status}`,
          fix: "Use `noContent()`, or another status.",
        });
      const mediaType = responses[status]?.kind && responses[status].mediaType;
      if (mediaType && endless.has(essence(mediaType)))
        problems.push({
          code: "body-without-end",
          message: `The response ${status} of \`${operationId}\` is a \`${mediaType}\`: a stream, which clients can't be handed yet; they would wait for its end and time out.`,
          pointer: `${pointer}/${status}/mediaType`,
          fix: "Leave the operation out of the spec and describe the stream in `description` or the docs, or answer with `json()` what is new since a cursor, to be asked again.",
        });
    }
    return problems;
  });

/** A media type without its parameters (RFC 9110, section 8.3.1: case does not count). */
function essence(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
