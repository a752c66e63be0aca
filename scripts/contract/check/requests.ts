import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import { bodiesAt } from "../body.ts";
import { allAnswerHeaders } from "../error-headers.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { requirementOf } from "../security.ts";
import type { ContractCheck } from "./index.ts";

/** Header fields that OpenAPI describes elsewhere: as media types or as security. */
const reserved: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** Header fields about the message or its connection, which only the HTTP implementation sets. */
const ofMessage: ReadonlySet<string> = new Set([
  ...["connection", "content-length", "expect", "host", "keep-alive"],
  ...["te", "trailer", "transfer-encoding", "upgrade"],
]);

/** Whether a header field is one that only the HTTP implementation sets. */
export function isSetByHttp(name: string): boolean {
  return ofMessage.has(name.toLowerCase());
}

/** A request is one that HTTP can carry and a document can describe. */
export const checkRequests: ContractCheck = (api) => [
  ...allAnswerHeaders(api).flatMap(answerProblems),
  ...api.operations.flatMap((operation) => {
    const { operationId, method, headers, cookies, body } = operation;
    const base = `operations/${operationId}`;
    const problems: Problem[] = Object.keys(headers ?? {})
      .filter((name) => reserved.has(name.toLowerCase()))
      .map((name) =>
        contractProblem("header-reserved", { operationId, name }, { pointer: `${base}/headers/${name}` }),
      );
    problems.push(...headerProblems(headers, `${base}/headers`));
    const whole = cookies && Object.keys(headers ?? {}).find((name) => name.toLowerCase() === "cookie");
    if (whole !== undefined)
      problems.push(
        contractProblem(
          "cookie-twice",
          { operationId, name: whole },
          { pointer: `${base}/headers/${whole}` },
        ),
      );
    problems.push(...namedLikeTheKey(api, operation));
    problems.push(...bodyWords(operation, base));
    if (body && (method === "GET" || method === "HEAD"))
      problems.push(contractProblem("body-not-sent", { operationId, method }, { pointer: `${base}/body` }));
    return problems;
  }),
];

function answerProblems({ headers, pointer }: ReturnType<typeof allAnswerHeaders>[number]): Problem[] {
  const type = Object.keys(headers).find((name) => name.toLowerCase() === "content-type");
  return [
    ...headerProblems(headers, pointer),
    ...(type === undefined ? [] : [writtenBySender(type, pointer)]),
  ];
}

/** A request's body has no header fields or links of its own. */
function bodyWords({ body }: Operation, base: string): Problem[] {
  return bodiesAt(body, `${base}/body`).flatMap(({ body: one, pointer: place }) =>
    (["headers", "links"] as const)
      .filter((word) => one[word] !== undefined)
      .map((word) => contractProblem("body-word", { place, word }, { pointer: `${place}/${word}` })),
  );
}

function headerProblems(headers: Operation["headers"], pointer: string): Problem[] {
  return [
    ...headersTwice(headers, pointer),
    ...Object.keys(headers ?? {})
      .filter(isSetByHttp)
      .map((name) => writtenBySender(name, pointer)),
  ];
}

function writtenBySender(name: string, pointer: string): Problem {
  return contractProblem("header-of-message", { name, place: pointer }, { pointer: `${pointer}/${name}` });
}

/** Names of header fields are case-insensitive: RFC 9110, section 5.1. */
function headersTwice(headers: Operation["headers"], pointer: string): Problem[] {
  const known = new Map<string, string>();
  return Object.keys(headers ?? {}).flatMap((name): Problem[] => {
    const first = known.get(name.toLowerCase());
    known.set(name.toLowerCase(), first ?? name);
    if (first === undefined) return [];
    return [
      contractProblem(
        "header-twice",
        { first, second: name, place: pointer },
        { pointer: `${pointer}/${name}` },
      ),
    ];
  });
}

/** A parameter with the name of the credential would be sent in its place. */
function namedLikeTheKey(api: Api, { operationId, security, query, headers, cookies }: Operation): Problem[] {
  const schemes = (security ?? api.security).flatMap((one) => Object.keys(requirementOf(one)));
  return [...new Set(schemes)].flatMap((scheme): Problem[] => {
    const found = api.securitySchemes[scheme];
    if (found?.type !== "apiKey") return [];
    const field = found.in === "cookie" ? "cookie" : found.name.toLowerCase();
    const same = {
      query: Object.keys((found.in === "query" && query) || {}).filter((name) => name === found.name),
      headers: Object.keys((found.in !== "query" && headers) || {}).filter(
        (name) => name.toLowerCase() === field,
      ),
      cookies: Object.keys((found.in === "cookie" && cookies) || {}).filter((name) => name === found.name),
    };
    return Object.entries(same).flatMap(([part, names]) =>
      names.map((name) =>
        contractProblem(
          "parameter-named-like-key",
          { name, operationId, scheme },
          { pointer: `operations/${operationId}/${part}/${name}` },
        ),
      ),
    );
  });
}
