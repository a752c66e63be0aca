import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import type { Operation } from "../operation.ts";
import type { ContractCheck } from "./index.ts";

/** Header fields that OpenAPI describes elsewhere: as media types and as security. */
const reserved: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** Header fields of a message or its connection, which only the HTTP implementation sets. */
const ofMessage: ReadonlySet<string> = new Set([
  ...["connection", "content-length", "expect", "host", "keep-alive"],
  ...["te", "trailer", "transfer-encoding", "upgrade"],
]);

/** A request is one that HTTP carries and a document can describe. */
export const checkRequests: ContractCheck = (api) =>
  api.operations.flatMap((operation) => {
    const { operationId, method, headers, body, responses } = operation;
    const base = `operations/${operationId}`;
    const problems: Problem[] = Object.keys(headers ?? {})
      .filter((name) => reserved.has(name.toLowerCase()))
      .map((name) => ({
        code: "header-reserved",
        message: `\`${operationId}\` describes the header \`${name}\`, which a document leaves out of its parameters.`,
        pointer: `${base}/headers/${name}`,
        fix: "Say it with the media type of a body, or with `security`.",
      }));
    problems.push(...headerProblems(headers, `${base}/headers`));
    for (const [status, response] of Object.entries(responses)) {
      const pointer = `${base}/responses/${status}/headers`;
      problems.push(...headerProblems(response.headers, pointer));
      const type = Object.keys(response.headers ?? {}).find((name) => name.toLowerCase() === "content-type");
      if (type !== undefined) problems.push(writtenBySender(type, pointer));
    }
    problems.push(...namedLikeTheKey(api, operation));
    if (body && (method === "GET" || method === "HEAD"))
      problems.push({
        code: "body-not-sent",
        message: `\`${operationId}\` has a request body; with ${method}, HTTP gives it no meaning and \`fetch\` refuses it.`,
        pointer: `${base}/body`,
        fix: "Use `POST`, `PUT` or `PATCH`, or put the fields into `query`.",
      });
    return problems;
  });

function headerProblems(headers: Operation["headers"], pointer: string): Problem[] {
  return [
    ...headersTwice(headers, pointer),
    ...Object.keys(headers ?? {})
      .filter((name) => ofMessage.has(name.toLowerCase()))
      .map((name) => writtenBySender(name, pointer)),
  ];
}

function writtenBySender(name: string, pointer: string): Problem {
  return {
    code: "header-of-message",
    message: `\`${name}\` at \`${pointer}\` is a header field that clients and servers write themselves.`,
    pointer: `${pointer}/${name}`,
    fix: "Take it out; or give the field a name of your own.",
  };
}

/** A header field is one however it is spelt: RFC 9110, section 5.1. */
function headersTwice(headers: Operation["headers"], pointer: string): Problem[] {
  const known = new Map<string, string>();
  return Object.keys(headers ?? {}).flatMap((name): Problem[] => {
    const first = known.get(name.toLowerCase());
    known.set(name.toLowerCase(), first ?? name);
    if (first === undefined) return [];
    return [
      {
        code: "header-twice",
        message: `\`${first}\` and \`${name}\` at \`${pointer}\` are one header field: case does not count.`,
        pointer: `${pointer}/${name}`,
        fix: "Take one of them out, or give it another name.",
      },
    ];
  });
}

/** A parameter that is named like the credential would be sent in its place. */
function namedLikeTheKey(api: Api, { operationId, security, query, headers }: Operation): Problem[] {
  return (security ?? api.security).flatMap((scheme): Problem[] => {
    const found = api.securitySchemes[scheme];
    if (found?.type !== "apiKey") return [];
    const [part, names] = found.in === "query" ? ["query", query] : ["headers", headers];
    const same = (name: string) =>
      found.in === "query" ? name === found.name : name.toLowerCase() === found.name.toLowerCase();
    return Object.keys(names ?? {})
      .filter(same)
      .map((name) => ({
        code: "parameter-named-like-key",
        message: `\`${name}\` of \`${operationId}\` is where the security scheme \`${scheme}\` sends its key.`,
        pointer: `operations/${operationId}/${part}/${name}`,
        fix: `Take it out: \`security\` says it; or give it another name.`,
      }));
  });
}
