import { isOfStatus } from "../lib/status.ts";
import { isPublic } from "../model/credential.ts";
import type { OperationModel } from "../model/model.ts";
import {
  credentialOf,
  credentialsOf,
  type SentCredential,
  unrelatedCredentials,
} from "./http/credentials.ts";
import type { HttpRequest } from "./http/message.ts";
import { httpRequest } from "./http/request.ts";
import { missingParams } from "./missing-object.ts";
import type { VerifyOptions, VerifyPrincipal } from "./options.ts";
import { knownParams } from "./param-names.ts";
import { type Referred, referredBy, withReferred } from "./references.ts";
import { pathParameters, type RequestInput } from "./request-input.ts";
import type { Subject } from "./subject.ts";

/** An operation with the input, the credential and the objects for its requests. */
export interface CheckedTarget {
  readonly subject: Subject;
  /** A valid input about an object of the first principal; absent: a path parameter is not known. */
  readonly own?: RequestInput;
  /** The path parameters that are known. */
  readonly known: ReadonlySet<string>;
  /** Absent: the operation needs none, or the first principal has none for it. */
  readonly credential?: SentCredential;
  /** Those of the operation's other alternatives. */
  readonly alternatives: readonly SentCredential[];
  /** The first principal's for schemes that the operation does not take. */
  readonly unrelated: readonly SentCredential[];
  /** Whether a request can be authorized: with `credential`, or without any. */
  readonly authorized: boolean;
  /** A valid input about an object that does not exist. */
  readonly missing?: RequestInput;
  /** Whether no request that could succeed may reach the principal's object: it would be deleted, or the run is read-only. */
  readonly untouchable: boolean;
  /** The first principal's objects that the body may name. */
  readonly referred: Referred;
  /** The second principal's. */
  readonly otherReferred: Referred;
  /** The second principal's. */
  readonly other?: { readonly input: RequestInput; readonly credential: SentCredential };
}

/** The least length of a made-up name: a shorter one may be the name of somebody else's object. */
export const unguessable = 16;

type TargetOptions = Pick<VerifyOptions, "principal" | "other" | "readOnly">;

export function checkedTarget(
  subject: Subject,
  { principal, other, readOnly }: TargetOptions,
): CheckedTarget {
  const { operation, sample } = subject;
  const [credential, ...alternatives] = credentialsOf(subject, principal);
  const otherCredential = credentialOf(subject, other, "other");
  const own = paramsOf(subject, principal);
  const others = paramsOf(subject, other);
  const referred = referredBy(subject, principal?.params);
  const otherReferred = referredBy(subject, other?.params);
  const sampleFor = (objects: Referred) =>
    "body" in sample ? { ...sample, body: withReferred(subject, sample.body, objects) } : sample;
  const missing = own && namesWhatItMakes(operation).length === 0 ? missingParams(subject, own) : undefined;
  return {
    subject,
    ...(own ? { own: { ...sampleFor(referred), params: own } } : {}),
    referred,
    otherReferred,
    known: new Set(Object.keys(knownParams(subject, principal?.params))),
    ...(credential ? { credential } : {}),
    alternatives,
    unrelated: unrelatedCredentials(subject, principal),
    untouchable: isDeletion(operation) || (readOnly === true && !isSafe(operation)),
    authorized: credential !== undefined || isPublic(operation),
    ...(missing ? { missing: { ...sampleFor(referred), params: missing } } : {}),
    ...(others && otherCredential && Object.keys(others).length > 0
      ? { other: { input: { ...sampleFor(otherReferred), params: others }, credential: otherCredential } }
      : {}),
  };
}

/** The request of a target with its credential. */
export function authorizedRequest({ subject, credential }: CheckedTarget, input: RequestInput): HttpRequest {
  return httpRequest(subject.operation, input, credential);
}

/** Whether requests of the operation change nothing (RFC 9110, section 9.2.1). */
export function isSafe({ method }: OperationModel): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/** The path parameters that name a new object: those of a creation, and of a `PUT` with a 201. */
export function namesWhatItMakes(operation: OperationModel): string[] {
  const { method, laws, responses } = operation;
  const makes = laws ? laws.effect === "create" || laws.effect === "update" : true;
  const isPut = method === "PUT" && responses.some(({ status }) => isOfStatus(status, 201));
  if (!makes || !(isPut || laws?.effect === "create")) return [];
  return laws
    ? Object.keys(laws.identity ?? {})
    : pathParameters(operation)
        .map(({ name }) => name)
        .slice(-1);
}

function isDeletion({ method, laws }: OperationModel): boolean {
  return method === "DELETE" || laws?.effect === "delete";
}

function paramsOf(
  subject: Subject,
  principal: VerifyPrincipal | undefined,
): RequestInput["params"] | undefined {
  const params = knownParams(subject, principal?.params);
  return Object.keys(params).length === pathParameters(subject.operation).length ? params : undefined;
}
