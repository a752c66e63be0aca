import { isBearer, isPublic } from "../../model/credential.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import type { Deviation } from "../deviation.ts";
import type { HttpAnswer, HttpRequest } from "../http/message.ts";

/**
 * Checks good practice in the header fields of an answer, beyond the contract; `operation` is the one that was called.
 */
export function checkPractice(
  { status, headers }: HttpAnswer,
  { method }: Pick<HttpRequest, "method">,
  operation: OperationModel | undefined,
  api: ApiModel,
): Deviation[] {
  if (status === 401 && headers["www-authenticate"] === undefined && operation && takesBearer(operation, api))
    return [
      {
        ...{
          rule: "challenge",
          where: "headers/www-authenticate",
          cause: "",
          message: "A 401 lacks `WWW-Authenticate`.",
        },
        ...{ expected: "`WWW-Authenticate: Bearer`", received: "401 without it" },
      },
    ];
  if (status === 405 && headers["allow"] === undefined)
    return [
      {
        ...{ rule: "allow", where: "headers/allow", cause: "", message: "A 405 lacks `Allow`." },
        ...{ expected: "`Allow` with the methods of the path", received: "405 without it" },
      },
    ];
  const isPrivate = operation !== undefined && !isPublic(operation);
  const why = status >= 200 && status < 300 && isPrivate && whyKept(headers, method);
  if (!why) return [];
  return [
    {
      ...{
        rule: "caching",
        where: "headers/cache-control",
        cause: "",
        message: `An answer to a request with a credential ${why}.`,
      },
      expected: "`Cache-Control` with `no-store`, `no-cache` or `private`",
      received: `${status}, with \`Cache-Control: ${headers["cache-control"] ?? ""}\``,
    },
  ];
}

/** Why a cache may store an answer and return it to another caller or too late; `undefined` if that is unlikely. */
function whyKept(headers: HttpAnswer["headers"], method: string): string | undefined {
  const control = headers["cache-control"];
  if (control !== undefined) {
    if (/\b(?:no-store|no-cache|private)\b/i.test(control)) return undefined;
    return /\b(?:public|s-maxage)\b/i.test(control) ? "may be kept for other callers" : undefined;
  }
  // RFC 9111, section 4.2.2: caches guess how long an answer holds by its date; without one, they hardly do.
  const isDated = headers["last-modified"] !== undefined || headers["etag"] !== undefined;
  return isDated && method === "GET"
    ? "has `ETag` or `Last-Modified`, and no `Cache-Control` that says who may keep it"
    : undefined;
}

function takesBearer({ security }: OperationModel, { components }: ApiModel): boolean {
  return security
    .flatMap((requirement) => Object.keys(requirement))
    .some((name) => {
      const scheme = components.securitySchemes[name];
      return scheme !== undefined && isBearer(scheme);
    });
}
