import type { Problem } from "../../problem.ts";
import type { Check } from "./index.ts";

/** Header fields that OpenAPI says elsewhere: as media types and as security. */
const reserved: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** A request is one that HTTP carries and a document can describe. */
export const checkRequests: Check = ({ operations }) =>
  operations.flatMap(({ operationId, method, headers, body }) => {
    const problems: Problem[] = Object.keys(headers ?? {})
      .filter((name) => reserved.has(name.toLowerCase()))
      .map((name) => ({
        code: "header-reserved",
        message: `\`${operationId}\` describes the header \`${name}\`, which a document leaves out of its parameters.`,
        pointer: `operations/${operationId}/headers/${name}`,
        fix: "Say it with the media type of a body, or with `security`.",
      }));
    if (body && (method === "GET" || method === "HEAD"))
      problems.push({
        code: "body-not-sent",
        message: `\`${operationId}\` has a request body; with ${method}, HTTP gives it no meaning and \`fetch\` refuses it.`,
        pointer: `operations/${operationId}/body`,
        fix: "Use `POST`, `PUT` or `PATCH`, or put the fields into `query`.",
      });
    return problems;
  });
