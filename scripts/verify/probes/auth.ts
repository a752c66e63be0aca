import { isDeepStrictEqual } from "node:util";
import { isOnThisMachine } from "../../lib/loopback.ts";
import { isBasic, isBearer, isPublic } from "../../model/credential.ts";
import { accepted, type Expectation, foreign, refusal, success, unauthorized } from "../expectation.ts";
import { base64Of, prefixOf, type SentCredential, wrongCredential } from "../http/credentials.ts";
import type { Header, HttpRequest } from "../http/message.ts";
import { httpRequest, withCredential, withHeader, withQuery } from "../http/request.ts";
import { uniqueOf } from "../laws/unique.ts";
import type { Probe } from "../probe.ts";
import { pathParameters, type RequestInput } from "../request-input.ts";
import type { RuleName } from "../rules.ts";
import { type CheckedTarget, namesWhatItMakes } from "../target.ts";
import { malformedParams } from "./paths.ts";

interface Attempt {
  readonly label: string;
  readonly with: (request: HttpRequest) => HttpRequest;
  /** What stands between may refuse the header field itself. */
  readonly crooked?: boolean;
}

/**
 * Every kind of invalid credential, for an object that exists and for one that does not: neither
 * may be answered otherwise. `status` is that of the whole API for it; `server` is the URL of the server.
 */
export function authProbes(target: CheckedTarget, status: number, server: string): Probe[] {
  const { own, missing, credential, unrelated, subject } = target;
  if (isPublic(subject.operation)) return acceptedCredentials(target);
  const expected = unauthorized(subject.operation, status);
  const probesOn = (input: RequestInput, attempt: Attempt, rule: RuleName, what: string): Probe => ({
    rule,
    what,
    label: attempt.label,
    subject,
    request: attempt.with(httpRequest(subject.operation, input)),
    expected: attempt.crooked ? { ...expected, ...refusal } : expected,
    ...(attempt.crooked ? { unrouted: true } : {}),
    // Acting on the request is a breach, whatever the order of the server's checks.
    ruleIf: { accepted: "credential" },
    says: `${status}: the operation needs a valid credential`,
  });
  const attempts = [
    ...attemptsOf(credential, isOnThisMachine(server)),
    ...unrelated.slice(0, mostUnrelated).map(ofAnotherScheme),
  ];
  // A server that does not ask for the credential must not lose the object to the question.
  const there = target.untouchable ? undefined : own;
  const malformed = own && malformedParams(target, own);
  return [
    ...(there
      ? attempts.map((one) => probesOn(there, one, "credential", "a request without a valid credential"))
      : []),
    ...(missing
      ? attempts
          .slice(0, there ? 3 : undefined)
          .map((one) =>
            probesOn(
              missing,
              one,
              "credential-before-existence",
              "a request without a valid credential for an object that does not exist",
            ),
          )
      : []),
    ...(malformed
      ? [
          {
            ...probesOn(
              malformed,
              attemptsOf(undefined)[0] as Attempt,
              "credential-before-existence",
              "a request without a credential and with a malformed path parameter",
            ),
            // A router that knows the form of names has no such path.
            unrouted: 404,
          },
        ]
      : []),
    ...acceptedCredentials(target),
    ...schemeCase(target),
  ];
}

/** How many credentials of schemes that an operation does not take are tried. */
const mostUnrelated = 3;

function ofAnotherScheme(credential: SentCredential): Attempt {
  const { type, name, scheme } = credential.scheme;
  return {
    label: `a right credential of another scheme, ${[type, scheme ?? name].filter(Boolean).join(" ")}`,
    with: (request) => withCredential(request, credential),
  };
}

/** Each alternative alone is enough, and none at all where the contract has `{}`. */
function acceptedCredentials(target: CheckedTarget): Probe[] {
  const { own, credential, alternatives, subject } = target;
  if (!own || target.untouchable) return [];
  const { operation } = subject;
  const isOptional = isPublic(operation) && operation.security.length > 0;
  const probe = (label: string, accepting: SentCredential | undefined): Probe => ({
    rule: "credential-alternative",
    what: "a request with another alternative of the operation's credentials",
    label,
    subject,
    request: httpRequest(operation, own, accepting),
    input: own,
    expected: uniqueOf(target).length > 0 ? accepted(operation) : success,
    lawful: true,
    says: "a success: any one alternative of `security` is enough",
  });
  return [
    ...(credential ? alternatives : []).map((one) => probe(`with ${shownNames(one)}`, one)),
    ...(isOptional && credential ? [probe("without any credential", undefined)] : []),
  ];
}

function shownNames({ others = [], ...first }: SentCredential): string {
  return [first, ...others].map(({ shown }) => shown).join(" and ");
}

/** Where other APIs look for a key. Not in the URL, which proxies and logs write down. */
const otherFields = ["X-Api-Key", "Api-Key", "X-Auth-Token", "X-Access-Token"];
const otherParameters = ["access_token", "token", "api_key", "apikey", "key"];
const cookies = ["token", "access_token", "api_key", "session"];

/** An attempt that may be refused for its form. */
function crooked(attempt: Attempt): Attempt {
  return { ...attempt, crooked: true };
}

/** The credential in the URL: of a server of this machine, only this machine writes it down. */
function inQuery(value: string): Attempt {
  const query = otherParameters.map((name) => `${name}=${encodeURIComponent(value)}`).join("&");
  return {
    label: "the credential in the query",
    crooked: true,
    with: (request) => withQuery(request, query),
  };
}

function attemptsOf(credential: SentCredential | undefined, inUrl = false): Attempt[] {
  const none: Attempt = { label: "no credential", with: (request) => request };
  if (!credential) return [none];
  const { scheme, value, shown, others = [] } = credential;
  const as = (label: string, sent: string, written = sent): Attempt => ({
    label,
    with: (request) => withCredential(request, { ...credential, value: sent, shown: written }),
  });
  if (isBasic(scheme)) return [none, ...basicAttempts(credential, as), ...partlyWrong(credential)];
  // Of a cookie, they are its syntax.
  const fieldAttempts = () =>
    [
      as("the credential in quotes", `"${value}"`, `\\"${shown}\\"`),
      as("the credential and a semicolon", `${value};`, `${shown};`),
    ].map(crooked);
  const wrong = wrongCredential(value);
  const variable = shown.slice(1);
  const last = value.endsWith("x") ? "y" : "x";
  const usual = [
    none,
    ...partlyWrong(credential),
    as("a well-formed credential that nobody has", wrong),
    as("the credential and one character more", `${value}x`, `${shown}x`),
    as("the credential without its last character", value.slice(0, -1), `\${${variable}%?}`),
    as("the credential with another last character", value.slice(0, -1) + last, `\${${variable}%?}${last}`),
    ...(swapCase(value) === value
      ? []
      : [as("the credential with its letters in the other case", swapCase(value), `\${${variable}~~}`)]),
    as("a character before the credential", `x${value}`, `x${shown}`),
    as("the credential twice", value + value, shown + shown),
    ...(scheme.in === "cookie" ? [] : fieldAttempts()),
    ...[
      as("the credential and another one behind a comma", `${value}, x`, `${shown}, x`),
      as("the credential behind another one and a comma", `x, ${value}`, `x, ${shown}`),
      // Behind a scheme, many servers split at the blank and take what stands before it.
      ...(isBearer(scheme)
        ? []
        : [as("the credential and another one behind a space", `${value} x`, `${shown} x`)]),
      as("the credential behind another one and a space", `x ${value}`, `x ${shown}`),
    ].map(crooked),
    as("another text", "x"),
    as("SQL", "' OR '1'='1"),
    { ...as("8,000 characters", "a".repeat(8000)), crooked: true },
  ];
  if (!isBearer(scheme)) return scheme.in === "header" ? [...usual, as("an empty credential", "")] : usual;
  const field = (label: string, text: string, written = text): Attempt => ({
    label,
    with: (request) =>
      others.reduce(
        withCredential,
        withHeader(request, { name: "Authorization", value: text, shown: written }),
      ),
  });
  const elsewhere = (label: string, names: readonly string[], made: (name: string) => Header): Attempt => ({
    label,
    with: (request) => others.reduce(withCredential, names.map(made).reduce(withHeader, request)),
  });
  return [
    ...usual.slice(0, 2),
    field("an empty `Authorization`", ""),
    field("the scheme alone", "Bearer"),
    field("the scheme and a space", "Bearer "),
    field("the credential without the scheme", value, shown),
    field("the scheme `Basic`", `Basic ${Buffer.from("a:b").toString("base64")}`),
    field("the credential under the scheme `Basic`", `Basic ${value}`, `Basic ${shown}`),
    field("the credential under the scheme `Token`", `Token ${value}`, `Token ${shown}`),
    elsewhere("the credential in other header fields", otherFields, (name) => ({
      name,
      value,
      shown,
    })),
    elsewhere("the credential in cookies", ["Cookie"], (name) => ({
      name,
      value: cookies.map((cookie) => `${cookie}=${value}`).join("; "),
      shown: cookies.map((cookie) => `${cookie}=${shown}`).join("; "),
    })),
    field("no space after the scheme", `Bearer${value}`, `Bearer${shown}`),
    ...[
      field("the scheme twice", `Bearer Bearer ${value}`, `Bearer Bearer ${shown}`),
      field("a second credential behind a comma", `Bearer ${value}, Bearer x`, `Bearer ${shown}, Bearer x`),
      field(
        "the credential in the second place",
        `Basic eDp4, Bearer ${value}`,
        `Basic eDp4, Bearer ${shown}`,
      ),
      field("the credential as a parameter", `Bearer token="${value}"`, `Bearer token=\\"${shown}\\"`),
    ].map(crooked),
    ...(inUrl ? [inQuery(value)] : []),
    ...usual.slice(2),
    { ...field("bytes that are not ASCII", "Bearer \u00e9\u00ff"), crooked: true },
  ];
}

/** Of several credentials, each one but the first absent or wrong, and the first one absent. */
function partlyWrong({ others = [], ...first }: SentCredential): Attempt[] {
  const all = [first, ...others];
  if (others.length === 0) return [];
  const send = (credentials: readonly SentCredential[]) => (request: HttpRequest) =>
    credentials.reduce(withCredential, request);
  return all.flatMap((one, index) => {
    const rest = all.filter((other) => other !== one);
    const wrong = wrongCredential(one.value);
    return [
      { label: `without ${one.shown}`, with: send(rest) },
      ...(index === 0
        ? []
        : [
            {
              label: `a wrong value for ${one.shown}`,
              with: send([...rest, { ...one, value: wrong, shown: wrong }]),
            },
          ]),
    ];
  });
}

/** User and password: user names may be compared without case, and no other user's password is guessed. */
function basicAttempts(
  { value, others = [] }: SentCredential,
  as: (label: string, sent: string, written?: string) => Attempt,
): Attempt[] {
  const colon = value.indexOf(":");
  const [user, password] = [value.slice(0, colon), value.slice(colon + 1)];
  const field = (label: string, text: string): Attempt => ({
    label,
    with: (request) =>
      others.reduce(withCredential, withHeader(request, { name: "Authorization", value: text })),
  });
  return [
    as("a user that nobody is, and another password", wrongCredential(value)),
    as("the user and another password", `${user}:${wrongCredential(password)}x`),
    as("the user and no password", `${user}:`),
    field("an empty `Authorization`", ""),
    field("the scheme alone", "Basic"),
    field("what is not base64", "Basic ~"),
    field("base64 of a text without a colon", `Basic ${base64Of("user")}`),
    field("bytes that are not UTF-8", `Basic ${Buffer.from([0x61, 0x3a, 0xff]).toString("base64")}`),
    field("the scheme `Bearer`", "Bearer a"),
  ];
}

/** Keeps the prefix that says which kind of credential it is. */
function swapCase(value: string): string {
  const prefix = prefixOf(value);
  const rest = value.slice(prefix.length);
  return (
    prefix +
    [...rest].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join("")
  );
}

/** RFC 9110, section 11.1: the name of the scheme is case-insensitive. */
function schemeCase(target: CheckedTarget): Probe[] {
  const { own, credential, subject } = target;
  if (!own || !credential || !isBearer(credential.scheme) || target.untouchable) return [];
  const { others = [] } = credential;
  return ["bearer", "BEARER"].map((scheme) => ({
    rule: "scheme-case",
    what: "the name of the scheme in another case",
    label: `\`${scheme}\``,
    subject,
    request: others.reduce(
      withCredential,
      withHeader(httpRequest(subject.operation, own), {
        name: "Authorization",
        value: `${scheme} ${credential.value}`,
        shown: `${scheme} ${credential.shown}`,
      }),
    ),
    input: own,
    // Only a caller with a valid credential learns that a value is taken.
    expected: uniqueOf(target).length > 0 ? accepted(subject.operation) : success,
    lawful: true,
    says: "a success: the scheme's name is case-insensitive (RFC 9110, section 11.1)",
  }));
}

/** To a principal, another principal's object is like one that does not exist. */
export function foreignProbes(target: CheckedTarget): Probe[] {
  const { own, other, credential, subject } = target;
  if (!own || !other || !credential || target.untouchable) return [];
  const { operation } = subject;
  // A name that both may use, such as a listed value, belongs to neither.
  if (isDeepStrictEqual(own.params, other.input.params)) return [];
  // With a name that only another principal uses, it creates an object of the principal's own.
  if (namesWhatItMakes(operation).length === pathParameters(operation).length) return [];
  const expected: Expectation = foreign(operation) ?? { errors: [{ status: 404 }, { status: 403 }] };
  const probe = (label: string, input: RequestInput, by: SentCredential): Probe => ({
    rule: "foreign-object",
    what: "a request for another principal's object",
    label,
    subject,
    request: httpRequest(operation, input, by),
    expected,
    says: "the same answer as for an object that does not exist",
  });
  return Object.keys(own.params).length === 0
    ? []
    : [
        probe(
          "the second principal's object, the first one's credential",
          { ...own, params: other.input.params },
          credential,
        ),
        probe("the first principal's object, the second one's credential", own, other.credential),
      ];
}
