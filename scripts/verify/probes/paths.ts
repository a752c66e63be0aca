import { isPublic } from "../../model/credential.ts";
import type { ApiModel } from "../../model/model.ts";
import { encodeSegment } from "../../model/wire.ts";
import { accepted, denied, type Expectation, open } from "../expectation.ts";
import type { HttpRequest } from "../http/message.ts";
import { httpRequest, withCredential } from "../http/request.ts";
import type { Probe } from "../probe.ts";
import { pathParameters, type RequestInput } from "../request-input.ts";
import { isPath, routed } from "../routes.ts";
import type { RuleName } from "../rules.ts";
import { bodySchema, type Subject } from "../subject.ts";
import { authorizedRequest, type CheckedTarget, isSafe } from "../target.ts";
import { plainText } from "../values.ts";
import { takesText } from "../wire/parameter.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] as const;

const safe: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE"]);

/** Methods that a path does not have: they must not act. */
export function methodProbes(targets: readonly CheckedTarget[], api: ApiModel, readOnly: boolean): Probe[] {
  const paths = new Map(targets.map((target) => [target.subject.operation.path, target]));
  return [...paths.values()].flatMap((target) =>
    methods
      .flatMap((method) => ofMethod(target, method, api, readOnly))
      // What the path itself does not have, a template that it fits may have.
      .filter(({ request }) => !routed(api, request)),
  );
}

function ofMethod(
  target: CheckedTarget,
  method: (typeof methods)[number],
  api: ApiModel,
  readOnly: boolean,
): Probe[] {
  const { own, missing, subject } = target;
  const invalid = own && malformedParams(target, own);
  // Where a method should act after all, `DELETE` must not meet the principal's object.
  const inputs: (readonly [string, RequestInput | undefined])[] = [
    ["an object that is there", method === "DELETE" || (readOnly && !safe.has(method)) ? undefined : own],
    ["an object that does not exist", missing],
    ["a malformed path parameter", invalid],
  ];
  const { notFound, methodNotAllowed } = api.errors.usual;
  const statuses = [notFound.status, methodNotAllowed.status];
  const expected: Expectation = {
    errors: [
      ...statuses,
      ...otherCredential(api, target),
      501,
      ...(method === "OPTIONS" || method === "TRACE" ? [200, 204, 400] : []),
    ].map((status) => ({ status })),
  };
  return inputs.flatMap(([label, input]) =>
    input
      ? [
          {
            rule: "undeclared-method",
            what: `a method that \`${subject.operation.path}\` does not have`,
            label: `\`${method}\`, ${label}`,
            subject: { ...subject, operation: { ...subject.operation, responses: [] } },
            request: stripped({ ...authorizedRequest(target, input), method }),
            expected,
            says: statuses.join(" or "),
            unrouted: true,
          } satisfies Probe,
        ]
      : [],
  );
}

/** What has no body elsewhere has none here. */
function stripped(request: HttpRequest): HttpRequest {
  const { body: _none, ...rest } = request;
  return ["POST", "PUT", "PATCH"].includes(request.method)
    ? request
    : { ...rest, headers: rest.headers.filter(({ name }) => name !== "Content-Type") };
}

/** The input with a path parameter that its schema refuses; `undefined` where it refuses none. */
export function malformedParams(
  { subject: { operation, zod } }: CheckedTarget,
  own: RequestInput,
): RequestInput | undefined {
  const found = pathParameters(operation).find((parameter) => !takesText(parameter, zod, "~"));
  return found && { ...own, params: { ...own.params, [found.name]: "~" } };
}

/** Paths near those of the contract. Where a server reads them as the same, that is its choice. */
export function pathProbes(targets: readonly CheckedTarget[], api: ApiModel): Probe[] {
  const [first] = targets;
  const given = targets.filter(({ own }) => own);
  return [
    ...(first ? [unknownPath(first, api)] : []),
    ...given
      .flatMap((target) => [...nearPaths(target), ...otherPaths(target, api)])
      .filter(
        // What is declared after all is asked elsewhere.
        ({ request, expected }) => expected === open || !routed(api, request),
      ),
    ...given.flatMap(ownPaths),
  ];
}

/** No contract says which credential a path without an operation needs: a server may want one, and any of several kinds. */
function otherCredential({ components, errors }: ApiModel, { credential }: CheckedTarget): number[] {
  const kinds = Object.keys(components.securitySchemes).length;
  return kinds > (credential ? 1 : 0) ? [errors.usual.unauthorized.status] : [];
}

function unknownPath(target: CheckedTarget, api: ApiModel): Probe {
  const { basePath, errors, operations } = api;
  // What stands before a server may know no other methods than those of the contract.
  const withoutGet = operations.some(({ method }) => method === "GET") ? [] : [405, 501];
  let path = basePath;
  // Where a template begins with a parameter, the first of these may be one of its paths.
  do path += "/no-such-path-in-the-contract";
  while (isPath(api, path));
  const request: HttpRequest = { method: "GET", target: path, headers: [] };
  return {
    rule: "unknown-path",
    what: "a path that the contract does not have",
    label: "",
    request: target.credential ? withCredential(request, target.credential) : request,
    expected: {
      errors: [errors.usual.notFound.status, ...otherCredential(api, target), ...withoutGet].map(
        (status) => ({
          status,
        }),
      ),
    },
    says: String(errors.usual.notFound.status),
    unrouted: true,
  };
}

function nearPaths(target: CheckedTarget): Probe[] {
  const { subject, own, missing, untouchable, credential } = target;
  const { operation } = subject;
  const input = untouchable && missing ? missing : own;
  if (!input || operation.method === "DELETE") return [];
  const probe = deniedProbe(subject);
  const near = spellingsOf(authorizedRequest(target, input), input).map(([label, request, isSame]) => ({
    ...probe("near-path", "another spelling of the path", label, request),
    ...(isSame ? { expected: open } : {}),
  }));
  if (!own || untouchable) return near;
  const request = authorizedRequest(target, own);
  const longer = probe(
    "longer-path",
    "a path with a segment more",
    "",
    respelled(request, (path) => `${path}/more`),
  );
  if (!credential || isPublic(operation)) return [...near, longer];
  const bare = spellingsOf(httpRequest(operation, own), own).map(([label, sent]) =>
    probe("near-path-credential", "another spelling of the path, without a credential", label, sent),
  );
  return [...near, longer, ...bare];
}

/** Makes probes of what must not act. */
function deniedProbe(subject: Subject) {
  return (rule: RuleName, what: string, label: string, request: HttpRequest): Probe => ({
    rule,
    what,
    label,
    request,
    subject: { ...subject, operation: { ...subject.operation, responses: [] } },
    expected: denied,
    anyBody: true,
  });
}

/** Paths of other words, and the one without the name of an object: a server that reads them as its own has a route too many. */
function otherPaths(target: CheckedTarget, api: ApiModel): Probe[] {
  const { subject, own, untouchable } = target;
  if (!own || untouchable) return [];
  const request = authorizedRequest(target, own);
  const names = new Set(Object.values(own.params).map((value) => encodeSegment(plainText(value))));
  const [path = ""] = request.target.split("?");
  const words = path.split("/");
  const last = words.findLastIndex((word) => word !== "" && !names.has(word));
  const version = words.findIndex((word) => /^v\d+$/.test(word));
  const probe = deniedProbe(subject);
  const withWord = (index: number, label: string, change: (word: string) => string): Probe[] =>
    index === -1
      ? []
      : [
          probe(
            "unknown-path",
            "a path that the contract does not have",
            label,
            respelled(request, () => words.with(index, change(words[index] ?? "")).join("/")),
          ),
        ];
  return [
    ...withWord(version, "another version", () => "v1987"),
    ...withWord(last, "a word with a letter more", (word) => `${word}x`),
    ...withoutName(target, own, api),
  ];
}

/** The path without its last segment, the name of an object, and with a body that is refused: it can change nothing. */
function withoutName({ subject, credential }: CheckedTarget, own: RequestInput, api: ApiModel): Probe[] {
  const { operation } = subject;
  const { notFound, methodNotAllowed } = api.errors.usual;
  const above = /^(.+)\/\{[^/{}]+\}$/.exec(operation.path)?.[1];
  const isRefused = bodySchema(subject)?.safeParse({}).success === false;
  if (above === undefined || isSafe(operation) || !isRefused) return [];
  const request = httpRequest({ ...operation, path: above }, { ...own, body: {} }, credential);
  if (isPath(api, request.target)) return [];
  const statuses = [notFound.status, methodNotAllowed.status];
  return [
    {
      rule: "unknown-path",
      what: "the path without the name of an object",
      label: "a body that the operation refuses",
      subject: { ...subject, operation: { ...operation, responses: [] } },
      request,
      // A server may lead to the path with a slash at its end.
      expected: { errors: [...statuses, 301, 302, 307, 308].map((status) => ({ status })) },
      says: statuses.join(" or "),
      unrouted: true,
    },
  ];
}

/** The path of the principal's object with its last parameter encoded without need, and with more in it. */
function ownPaths(target: CheckedTarget): Probe[] {
  const { subject, own, untouchable } = target;
  if (!own || untouchable) return [];
  const request = authorizedRequest(target, own);
  const probe = deniedProbe(subject);
  const { operation, zod } = subject;
  const [name, value] = Object.entries(own.params).at(-1) ?? [];
  const parameter = pathParameters(operation).find((one) => one.name === name);
  const text = encodeSegment(plainText(value));
  if (!parameter || !request.target.split("?")[0]?.endsWith(`/${text}`)) return [];
  const spelled = encodedOnce(text);
  const encoded = (segment: string): Probe => ({
    ...probe(
      "encoded-path",
      "a path in which a character is encoded that need not be",
      "",
      respelled(request, (path) => path.slice(0, -text.length) + segment),
    ),
    subject,
    input: own,
    expected: accepted(operation),
    lawful: true,
    anyBody: false,
    says: "a success: both spellings are one path (RFC 3986, section 6.2.2.2)",
  });
  const longer = `${plainText(value)};a=1`;
  const isInvalid = !takesText(parameter, zod, longer);
  return [
    ...(spelled ? [encoded(spelled)] : []),
    ...(isInvalid
      ? [
          probe(
            "longer-path",
            `a \`${name}\` with a parameter of its own`,
            "`;a=1`",
            respelled(request, (path) => `${path};a=1`),
          ),
        ]
      : []),
  ];
}

/**
 * A segment with its last unreserved character encoded, which is the same segment; that of others, as `!`,
 * need not be. `undefined` if there is no such character: existing escapes stay as they are.
 */
export function encodedOnce(segment: string): string | undefined {
  const pieces: readonly string[] = segment.match(/%[0-9A-F]{2}|[\s\S]/gi) ?? [];
  const index = pieces.findLastIndex((piece) => /^[\w.~-]$/.test(piece));
  const code = pieces[index]?.charCodeAt(0).toString(16).toUpperCase();
  return code && pieces.with(index, `%${code}`).join("");
}

/** `isSame`: it is the same path after all (RFC 3986, section 6.2.2.3), and may be answered as such. */
function spellingsOf(
  request: HttpRequest,
  { params }: RequestInput,
): [label: string, request: HttpRequest, isSame: boolean][] {
  const names = new Set(Object.values(params).map((value) => encodeSegment(plainText(value))));
  const inCapitals = (segment: string) => (names.has(segment) ? segment : segment.toUpperCase());
  const split = (path: string) =>
    [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/"))] as const;
  const spellings: readonly [string, (path: string) => string][] = [
    ["a slash at the end", (path) => `${path}/`],
    ["two slashes", (path) => split(path).join("/")],
    ["two slashes at the front", (path) => `/${path}`],
    ["an encoded slash", (path) => split(path).join("%2F").replace("%2F/", "%2F")],
    ["a dot segment", (path) => split(path).join("/.")],
    ["the words of the path in upper case", (path) => path.split("/").map(inCapitals).join("/")],
    ["a percent sign that encodes nothing", (path) => `${path}%`],
    ["an encoding that is not UTF-8", (path) => `${path}%FF`],
    ["an encoded NUL", (path) => `${path}%00`],
    ["an unknown query", (path) => `${path}?unknown=1&unknown=%ZZ&__proto__[x]=1`],
  ];
  return spellings
    .map(([label, spell]) => [label, respelled(request, spell), same.has(label)] as const)
    .filter(([, { target }]) => target !== request.target)
    .map((one) => [...one]);
}

const same: ReadonlySet<string> = new Set(["a dot segment", "an unknown query"]);

function respelled(request: HttpRequest, spell: (path: string) => string): HttpRequest {
  const [path = "", query] = request.target.split("?");
  const spelled = spell(path);
  return { ...request, target: query && !spelled.includes("?") ? `${spelled}?${query}` : spelled };
}
